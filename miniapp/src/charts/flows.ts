import type { Pen } from './palette.ts';
import { box, type Drawing, label } from './svg.ts';

/** `isTold`: somebody tells of it; else its line is only hinted at. */
type Flow = { name: string; count: string; isTold: boolean };
/** Order, money and goods, in this order; what they agree to, or that nothing can be said. */
export type Flows = { orders: Flow; money: Flow; goods: Flow; match: string; caption: string; isMatched: boolean };

const ROW = 34;
const BOX_WIDTH = 104;

/** The three lines with a company's own figures, running into what they agree to. */
export function flowsChart({ orders, money, goods, match, caption, isMatched }: Flows, pen: Pen): Drawing {
  const { width, scale, line, ink2, ink3, brand, onBrand } = pen;
  const [ground, ink] = isMatched ? [brand, onBrand] : [line, ink2];
  const size = 12 * scale;
  const row = ROW * scale;
  const boxWidth = Math.min(BOX_WIDTH * scale, width * 0.42);
  const join = width - boxWidth;
  const start = Math.min(width * 0.36, 118 * scale);
  const middle = row * 1.5;
  const lines = [
    { flow: orders, colour: pen.order, dash: '' },
    { flow: money, colour: pen.money, dash: 'stroke-dasharray="7 5"' },
    { flow: goods, colour: pen.goods, dash: 'stroke-dasharray="0.1 6" stroke-linecap="round"' },
  ];
  const body = lines.map(({ flow, colour: own, dash }, index) => {
    const colour = flow.isTold ? own : line;
    const y = row * (index + 0.5);
    const bend = start + (join - start) * 0.55;
    return (
      `<path d="M${start} ${y}C${bend} ${y} ${bend} ${middle} ${join} ${middle}" fill="none" stroke="${colour}" stroke-width="2.6" ${dash}/>` +
      `<circle cx="${start}" cy="${y}" r="4" fill="${colour}"/>` +
      label({ x: 0, y: y - size * 0.1, text: flow.name, fill: ink2, size: size * 1.1, anchor: 'start', weight: 600 }) +
      label({ x: 0, y: y + size * 1.15, text: flow.count, fill: ink3, size, anchor: 'start' })
    );
  });
  const joined =
    box({ x: join, y: middle - row * 0.85, width: boxWidth, height: row * 1.7, fill: ground, radius: 10 }) +
    label({
      x: join + boxWidth / 2,
      y: middle - size * 0.1,
      text: match,
      fill: ink,
      size: size * 1.5,
      weight: 600,
    }) +
    label({ x: join + boxWidth / 2, y: middle + size * 1.5, text: caption, fill: ink, size });
  return { width, height: row * 3, body: body.join('') + joined };
}
