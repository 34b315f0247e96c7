import type { Pen } from './palette.ts';
import { box, type Drawing, label } from './svg.ts';

const BAR = 28;
const LETTERS = 12;

type Cycle = { leadDays: number; termDays: number; repayDays: number };

/** From today to the day the loan is repaid: making the goods, waiting for the money, and a while to let it arrive. */
export function cycle(
  { leadDays, termDays, repayDays }: Cycle,
  { width, scale, brand, onBrand, line, ink2 }: Pen,
): Drawing {
  const size = Math.round(LETTERS * scale);
  const barHeight = Math.max(BAR, size * 2);
  // Narrow enough to be true, wide enough for its name.
  const days = leadDays + termDays + repayDays;
  const repay = Math.max((width * repayDays) / days, size * 3.2);
  const least = size * 6;
  const lead = Math.min(Math.max((width * leadDays) / days, least), width - repay - least);
  const paid = width - repay;
  const top = 2;
  const text = top + barHeight / 2 + size * 0.36;
  const below = top + barHeight + size * 1.5;
  const part = (x: number, wide: number, fill: string) =>
    box({ x, y: top, width: wide - 1, height: barHeight, fill, radius: 5 });
  const name = (from: number, to: number, says: string, fill: string) =>
    label({ x: (from + to) / 2, y: text, text: says, fill, size, weight: 500 });
  const body = [
    part(0, lead, brand),
    name(0, lead, `备料 ${leadDays}天`, onBrand),
    part(lead + 1, paid - lead, line),
    name(lead, paid, `账期 ${termDays}天`, ink2),
    part(paid + 1, repay - 1, line),
    name(paid, width, `${repayDays}天`, ink2),
    label({ x: 0, y: below, text: '放款', fill: ink2, size, anchor: 'start' }),
    label({ x: lead, y: below, text: '交货', fill: ink2, size }),
    label({ x: paid, y: below, text: '买方付款', fill: ink2, size, anchor: 'end' }),
    label({ x: width, y: below, text: '还清', fill: ink2, size, anchor: 'end' }),
  ];
  return { width, height: Math.ceil(below + size * 0.6), body: body.join('') };
}
