import type { QuoteView } from '@loan/shared/api/view';
import { formatWan } from '@loan/shared/money/format';
import type { Pen } from './palette.ts';
import { box, type Drawing, label } from './svg.ts';

const TALLEST = 86;
const TEXT_PX = 12;
/** 16.9万 is five characters of about two thirds of their height. */
const LABEL_EMS = 3.4;

type Instalment = QuoteView['instalments'][number];

/** One bar an instalment: principal below, interest on top, never so thin that it vanishes. */
export function scheduleChart({ instalments }: Pick<QuoteView, 'instalments'>, pen: Pen): Drawing {
  const { width, scale, line, order, money, ink2, ink3 } = pen;
  const size = TEXT_PX * scale;
  const floor = size * 1.8 + TALLEST;
  const most = Math.max(...instalments.map(({ totalFen }) => totalFen), 1);
  const step = width / Math.max(instalments.length, 1);
  const barWidth = Math.min(36, step * 0.66);
  // Sums that do not fit side by side are written at every second or third bar; the last one always is.
  const every = Math.ceil((LABEL_EMS * size) / step);

  const drawn = instalments.map((instalment, index) => {
    const x = step * index + (step - barWidth) / 2;
    const principal = (instalment.principalFen / most) * TALLEST;
    const interest = Math.max((instalment.interestFen / most) * TALLEST, 2);
    const top = floor - principal - 1.5 - interest;
    const isLast = index === instalments.length - 1;
    const written = isLast || (index % every === 0 && instalments.length - 1 - index >= every);
    const place = anchorOf({ left: x, barWidth, every, isLast });
    return (
      box({ x, y: floor - principal, width: barWidth, height: principal, fill: order, radius: 2 }) +
      box({ x, y: top, width: barWidth, height: interest, fill: money, radius: 1 }) +
      (written
        ? label({ ...place, y: top - size / 2, text: formatWan(instalment.totalFen, 1), fill: ink2, size })
        : '') +
      (written ? label({ ...place, y: floor + size * 1.4, text: dayWords(instalment), fill: ink3, size }) : '')
    );
  });
  const ground = `<line x1="0" y1="${floor}" x2="${width}" y2="${floor}" stroke="${line}"/>`;
  return { width, height: floor + size * 2, body: ground + drawn.join('') };
}

type Edges = { left: number; barWidth: number; every: number; isLast: boolean };

/** Over the middle of its bar; at the right edge a sum wider than its bar would be cut off. */
const anchorOf = ({ left, barWidth, every, isLast }: Edges): { x: number; anchor: 'start' | 'middle' | 'end' } => {
  if (every === 1) return { x: left + barWidth / 2, anchor: 'middle' };
  return isLast ? { x: left + barWidth, anchor: 'end' } : { x: left, anchor: 'start' };
};

/** 12/24. */
const dayWords = ({ dueDate }: Instalment): string => {
  const [, month, day] = dueDate.split('-').map(Number);
  return `${month}/${day}`;
};
