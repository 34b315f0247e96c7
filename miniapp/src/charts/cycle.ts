import type { Pen } from './palette.ts';
import { box, type Drawing, label } from './svg.ts';

const BAR = 28;
const LETTERS = 12;

/** From today to the day the buyer pays: making the goods, then waiting for the money, as long as each takes. */
export function cycle(
  { leadDays, termDays }: { leadDays: number; termDays: number },
  { width, scale, brand, onBrand, line, ink2 }: Pen,
): Drawing {
  const size = Math.round(LETTERS * scale);
  const barHeight = Math.max(BAR, size * 2);
  // Narrow enough to be true, wide enough for its name.
  const least = size * 6;
  const lead = Math.min(Math.max((width * leadDays) / (leadDays + termDays), least), width - least);
  const top = 2;
  const text = top + barHeight / 2 + size * 0.36;
  const below = top + barHeight + size * 1.5;
  const part = (x: number, wide: number, fill: string) =>
    box({ x, y: top, width: wide - 1, height: barHeight, fill, radius: 5 });
  const body = [
    part(0, lead, brand),
    label({ x: lead / 2, y: text, text: `备料 ${leadDays}天`, fill: onBrand, size, weight: 500 }),
    part(lead + 1, width - lead, line),
    label({ x: lead + (width - lead) / 2, y: text, text: `账期 ${termDays}天`, fill: ink2, size, weight: 500 }),
    label({ x: 0, y: below, text: '放款', fill: ink2, size, anchor: 'start' }),
    label({ x: lead, y: below, text: '交货', fill: ink2, size }),
    label({ x: width, y: below, text: '买方付款', fill: ink2, size, anchor: 'end' }),
  ];
  return { width, height: Math.ceil(below + size * 0.6), body: body.join('') };
}
