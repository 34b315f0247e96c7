import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { quoteOnDemand } from '../testing/fixtures.ts';
import { METHODS } from '../words/methods.ts';
import { methodShape } from './method-shape.ts';
import { type Pen, paletteOf } from './palette.ts';
import { qrDrawing } from './qr.ts';
import { scheduleChart } from './schedule.ts';
import { addressOfDrawing } from './svg.ts';

const tokens = readFileSync(join(import.meta.dirname, '../design/tokens.scss'), 'utf8');
const [light = '', dark = ''] = tokens.split('@mixin dark');
const NAMES = {
  line: 'line',
  ink2: 'ink-2',
  ink3: 'ink-3',
  brand: 'brand',
  onBrand: 'on-brand',
  order: 'flow-order',
  money: 'flow-money',
  goods: 'flow-goods',
} as const;
const pen = (width: number, scale = 1): Pen => ({ ...paletteOf('light'), width, scale });
const quote = (months: number, method: 'bullet' | 'levelInstalment' = 'levelInstalment') =>
  quoteOnDemand({ amountFen: 100_000_000, termMonths: months, method });

describe('the colours of drawings', () => {
  it.each([
    ['light', light],
    ['dark', dark],
  ] as const)('are the %s tokens of the page', (theme, text) => {
    for (const [name, token] of Object.entries(NAMES)) {
      const found = new RegExp(`--color-${token}: (#[0-9a-f]{6});`).exec(text)?.[1];
      expect([name, paletteOf(theme)[name as keyof typeof NAMES]]).toEqual([name, found]);
    }
  });
});

describe('the schedule as bars', () => {
  it('has two parts for every instalment, within its own width', () => {
    for (const width of [256, 326]) {
      const { body } = scheduleChart(quote(12), pen(width));
      expect(body.match(/<rect/g)).toHaveLength(24);
      for (const [, x = '', wide = ''] of body.matchAll(/<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)"/g)) {
        expect(Number(x) + Number(wide)).toBeLessThanOrEqual(width);
      }
    }
  });

  it('writes every sum where there is room, and fewer where letters are large', () => {
    const sums = (width: number, scale: number) =>
      scheduleChart(quote(6), pen(width, scale)).body.match(/万<\/text>/g)?.length;
    expect(sums(326, 1)).toBe(6);
    expect(sums(256, 1.5)).toBeLessThan(6);
    expect(scheduleChart(quote(6), pen(256, 1.5)).body).toContain('font-size="18"');
  });

  it('never lets a part vanish', () => {
    const { body } = scheduleChart(quote(12, 'bullet'), pen(326));
    for (const [, height = ''] of body.matchAll(/height="([\d.]+)" rx/g)) expect(Number(height)).toBeGreaterThan(0);
  });
});

describe('drawings as addresses', () => {
  it('can stand in a picture: one line, nothing left to interpret', () => {
    for (const method of METHODS) {
      expect(addressOfDrawing(methodShape(method, pen(140)))).toMatch(/^data:image\/svg\+xml,[^\s"<>]+$/);
    }
  });
});

describe('a QR code', () => {
  it('grows with its text and keeps four modules of quiet around it', () => {
    const short = qrDrawing('https://loan.example/a');
    const long = qrDrawing(`https://loan.example/${'a'.repeat(300)}`);
    expect(long.width).toBeGreaterThan(short.width);
    // The top left finder pattern begins behind the quiet zone.
    expect(short.body).toContain('M4 4h1v1h-1z');
    expect(short.body).not.toMatch(/M[0-3] /);
  });
});
