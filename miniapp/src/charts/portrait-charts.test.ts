import { describe, expect, it } from '@jest/globals';
import { Month } from '@loan/shared/facts/month';
import { fen } from '@loan/shared/money/fen';
import { flowsChart } from './flows.ts';
import { monthsChart } from './months.ts';
import { type Pen, paletteOf } from './palette.ts';

const pen = (width: number, scale = 1): Pen => ({ ...paletteOf('light'), width, scale });
const monthOf = (index: number, gmvWan: number, receivedWan: number | null) => ({
  month: Month.parse(`2026-${String(index + 1).padStart(2, '0')}`),
  gmvFen: fen(gmvWan * 1_000_000),
  settledFen: null,
  receivedFen: receivedWan === null ? null : fen(receivedWan * 1_000_000),
});
const year = Array.from({ length: 12 }, (_, index) => monthOf(index, 90 + index, 70));
const gridOf = (body: string) => [...body.matchAll(/text-anchor="end"[^>]*>(\d+)</g)].map(([, text]) => Number(text));

describe('the months as bars', () => {
  it('are one bar a month, within their own width', () => {
    for (const width of [256, 326]) {
      const { body } = monthsChart(year, pen(width));
      const bars = [...body.matchAll(/<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)"/g)];
      expect(bars).toHaveLength(12);
      for (const [, x = '', wide = ''] of bars) expect(Number(x) + Number(wide)).toBeLessThanOrEqual(width);
    }
  });

  it.each([
    [101, [0, 50, 100, 150]],
    [7, [0, 2, 4, 6, 8]],
    [900, [0, 500, 1_000]],
    [0, [0, 1]],
  ])('up to %d万 stand before round figures', (most, grid) => {
    expect(gridOf(monthsChart([monthOf(0, most, null)], pen(326)).body)).toEqual(grid);
  });

  it('have no line of what arrived where nobody tells it', () => {
    expect(monthsChart(year, pen(326)).body).toContain('<polyline');
    expect(monthsChart([monthOf(0, 90, null)], pen(326)).body).not.toContain('<polyline');
  });
});

describe('the three flows', () => {
  const flow = (name: string, isTold: boolean) => ({ name, count: '1 笔', isTold });
  const flows = { orders: flow('订单', true), money: flow('回款', true), match: '98.2%', caption: '三流一致' };

  it('keep a flow that nobody tells out of the colours', () => {
    const { goods } = paletteOf('light');
    const told = flowsChart({ ...flows, goods: flow('物流', true), isMatched: true }, pen(326)).body;
    const untold = flowsChart({ ...flows, goods: flow('物流', false), isMatched: false }, pen(326)).body;
    expect([told.includes(goods), untold.includes(goods)]).toEqual([true, false]);
  });
});
