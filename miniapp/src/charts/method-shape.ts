import type { RepaymentMethod } from '@loan/shared/repayment/method';
import type { Pen } from './palette.ts';
import { box, type Drawing } from './svg.ts';

const HEIGHT = 46;
const FLOOR = 42;

/** Heights of principal and interest over time, as a shape: no figures, the words beneath have those. */
const SHAPES: Record<RepaymentMethod, readonly string[]> = {
  levelInstalment: ['26 6', '27 5', '28 4', '29 3', '30 2', '31 1'],
  equalPrincipal: ['26 8', '26 6.5', '26 5', '26 3.5', '26 2', '26 1'],
  bullet: ['0 5', '0 5', '0 5', '0 5', '0 5', '33 5'],
  repayAtWill: ['0 0', '14 3.5', '0 0', '9 2.5', '0 0', '19 1.5'],
};

export function methodShape(method: RepaymentMethod, { width, line, order, money }: Pen): Drawing {
  const step = width / 6;
  const barWidth = Math.min(step * 0.66, 22);
  const bars = SHAPES[method].map((shape, index) => {
    const [principal = 0, interest = 0] = shape.split(' ').map(Number);
    const x = step * index + (step - barWidth) / 2;
    const top = FLOOR - principal - 1 - interest;
    return (
      (principal > 0 ? box({ x, y: FLOOR - principal, width: barWidth, height: principal, fill: order }) : '') +
      (interest > 0 ? box({ x, y: top, width: barWidth, height: interest, fill: money, radius: 1 }) : '')
    );
  });
  const ground = `<line x1="0" y1="${FLOOR}" x2="${width}" y2="${FLOOR}" stroke="${line}"/>`;
  return { width, height: HEIGHT, body: ground + bars.join('') };
}
