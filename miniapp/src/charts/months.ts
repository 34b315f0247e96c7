import type { PortraitMonth } from '@loan/shared/portrait/figures';
import type { Pen } from './palette.ts';
import { box, type Drawing, label } from './svg.ts';

const TALLEST = 112;
const TEXT_PX = 12;
const FEN_PER_WAN = 1_000_000;
/** 25/11 is five characters of about six tenths of their height. */
const LABEL_EMS = 3.4;

/** Sales as bars, what reached the bank as a dashed line over them, in ten thousands of renminbi. */
export function monthsChart(months: readonly PortraitMonth[], pen: Pen): Drawing {
  const { width, scale, line, order, ink3 } = pen;
  const size = TEXT_PX * scale;
  const most = Math.max(1, ...months.map(({ gmvFen, receivedFen }) => Math.max(gmvFen, receivedFen ?? 0)));
  const step = niceStep(most);
  const top = Math.ceil(most / step) * step;
  const left = size * 0.62 * (String(Math.floor(top / FEN_PER_WAN)).length + 1);
  const floor = TALLEST + size;
  const yOf = (fen: number) => floor - (fen / top) * TALLEST;
  const slot = (width - left) / Math.max(months.length, 1);
  const middleOf = (index: number) => left + slot * (index + 0.5);

  const grid = Array.from({ length: top / step + 1 }, (_, at) => at * step).map(
    (fen) =>
      `<line x1="${left}" y1="${yOf(fen)}" x2="${width}" y2="${yOf(fen)}" stroke="${line}" ${fen === 0 ? '' : 'stroke-dasharray="2 3"'}/>` +
      label({ x: left - 4, y: yOf(fen) + size / 3, text: String(fen / FEN_PER_WAN), fill: ink3, size, anchor: 'end' }),
  );
  const barWidth = slot * 0.62;
  const bars = months.map(({ gmvFen }, index) =>
    box({
      x: middleOf(index) - barWidth / 2,
      y: yOf(gmvFen),
      width: barWidth,
      height: floor - yOf(gmvFen),
      fill: order,
    }),
  );
  const every = Math.ceil((LABEL_EMS * size) / slot);
  const names = months.flatMap(({ month }, index) =>
    (months.length - 1 - index) % every === 0
      ? [label({ x: middleOf(index), y: floor + size * 1.5, text: nameOf(month, index < every), fill: ink3, size })]
      : [],
  );
  const drawn = [...grid, ...bars, ...received(months, { middleOf, yOf }, pen), ...names];
  return { width, height: floor + size * 2, body: drawn.join('') };
}

type Places = { middleOf: (index: number) => number; yOf: (fen: number) => number };

function received(months: readonly PortraitMonth[], { middleOf, yOf }: Places, { money, onBrand }: Pen): string[] {
  const points = months.flatMap(({ receivedFen }, index) =>
    receivedFen === null ? [] : [`${middleOf(index).toFixed(1)},${yOf(receivedFen).toFixed(1)}`],
  );
  if (points.length === 0) return [];
  const dots = points.map((point) => {
    const [x, y] = point.split(',');
    return `<circle cx="${x}" cy="${y}" r="2.8" fill="#ffffff" stroke="${money}" stroke-width="1.8"/>`;
  });
  const path = `<polyline points="${points.join(' ')}" fill="none"`;
  return [
    // A light edge keeps the line apart from the bars it crosses.
    `${path} stroke="${onBrand}" stroke-width="5"/>`,
    `${path} stroke="${money}" stroke-width="2.2" stroke-dasharray="6 4"/>`,
    ...dots,
  ];
}

/** Two to four lines at round figures: 1, 2 or 5 times a power of ten, in ten thousands. */
function niceStep(most: number): number {
  let step = FEN_PER_WAN;
  for (let round = 0; round < 30 && most / step > 4; round += 1) step *= round % 3 === 1 ? 2.5 : 2;
  return step;
}

/** 25/11 at the beginning and in January, then only the month. */
function nameOf(month: string, isFirst: boolean): string {
  const [year = '', number = ''] = month.split('-');
  const short = String(Number(number));
  return isFirst || short === '1' ? `${year.slice(2)}/${short}` : short;
}
