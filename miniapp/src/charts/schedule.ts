import type { QuoteView } from '@loan/shared/api/view';
import { fen } from '@loan/shared/money/fen';
import { formatWan } from '@loan/shared/money/format';
import type { RepaymentMethod } from '@loan/shared/repayment/method';
import type { Palette } from './palette.ts';
import { box, type Drawing, label } from './svg.ts';

const WIDTH = 326;
const HEIGHT = 136;
const FLOOR = 112;
const TALLEST = 86;

type Bar = { principal: number; interest: number; above: string; below: string };

/** One bar an instalment: principal below, interest on top, never so thin that it vanishes. */
export function scheduleChart(quote: QuoteView, { line, order, money, ink2, ink3 }: Palette): Drawing {
  const bars = barsOf(quote);
  const most = Math.max(...bars.map(({ principal, interest }) => principal + interest), 1);
  const step = (WIDTH - 8) / bars.length;
  const width = Math.min(36, step * 0.66);
  // Twelve sums do not fit side by side: then only the first and the last are written.
  const crowded = bars.length > 7;
  const drawn = bars.map((bar, index) => {
    const x = 4 + step * index + (step - width) / 2;
    const principalHeight = (bar.principal / most) * TALLEST;
    const interestHeight = Math.max((bar.interest / most) * TALLEST, 2);
    const top = FLOOR - principalHeight - 1.5 - interestHeight;
    const written = !crowded || index === 0 || index === bars.length - 1;
    // At the edges a sum wider than its bar would be cut off.
    const place: { x: number; anchor: 'start' | 'middle' | 'end' } = !crowded
      ? { x: x + width / 2, anchor: 'middle' }
      : index === bars.length - 1
        ? { x: x + width, anchor: 'end' }
        : { x, anchor: 'start' };
    return (
      box({ x, y: FLOOR - principalHeight, width, height: principalHeight, fill: order, radius: 2 }) +
      box({ x, y: top, width, height: interestHeight, fill: money, radius: 1 }) +
      (written ? label({ ...place, y: top - 6, text: bar.above, fill: ink2, size: 12 }) : '') +
      (written || index % 3 === 0 ? label({ ...place, y: 129, text: bar.below, fill: ink3, size: 12 }) : '')
    );
  });
  const floor = `<line x1="0" y1="${FLOOR}" x2="${WIDTH}" y2="${FLOOR}" stroke="${line}"/>`;
  return { width: WIDTH, height: HEIGHT, body: floor + drawn.join('') };
}

const barsOf = ({ instalments }: QuoteView): Bar[] =>
  instalments.map(({ principalFen, interestFen, totalFen, dueDate }) => ({
    principal: principalFen,
    interest: interestFen,
    above: formatWan(fen(totalFen), 1),
    below: dueDate.slice(5).replace(/^0/, '').replace('-0', '/').replace('-', '/'),
  }));

/** Heights of principal and interest over time, as a shape: no figures, the words beneath have those. */
const SHAPES: Record<RepaymentMethod, readonly (readonly [principal: number, interest: number])[]> = {
  levelInstalment: [
    [26, 6],
    [27, 5],
    [28, 4],
    [29, 3],
    [30, 2],
    [31, 1],
  ],
  equalPrincipal: [
    [26, 8],
    [26, 6.5],
    [26, 5],
    [26, 3.5],
    [26, 2],
    [26, 1],
  ],
  bullet: [
    [0, 5],
    [0, 5],
    [0, 5],
    [0, 5],
    [0, 5],
    [33, 5],
  ],
  repayAtWill: [
    [0, 0],
    [14, 3.5],
    [0, 0],
    [9, 2.5],
    [0, 0],
    [19, 1.5],
  ],
};

export function methodShape(method: RepaymentMethod, { line, order, money }: Palette): Drawing {
  const floor = '<line x1="0" y1="42" x2="92" y2="42" stroke="#" />'.replace('#', line);
  const bars = SHAPES[method].map(([principal, interest], index) => {
    const x = 4 + index * 15;
    const parts = [
      principal > 0 ? box({ x, y: 42 - principal, width: 10, height: principal, fill: order }) : '',
      interest > 0 ? box({ x, y: 41 - principal - interest, width: 10, height: interest, fill: money, radius: 1 }) : '',
    ];
    return parts.join('');
  });
  return { width: 92, height: 46, body: floor + bars.join('') };
}
