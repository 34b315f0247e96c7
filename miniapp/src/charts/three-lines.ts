import type { Pen } from './palette.ts';
import { type Drawing, label } from './svg.ts';

const HEIGHT = 64;
const BOX_WIDTH = 122;

/** The one visual idea: orders (solid), payouts (dashed) and parcels (dotted) that prove one another. */
export function threeLines({ width, order, money, goods, ink2, brand, onBrand }: Pen): Drawing {
  const join = width - BOX_WIDTH;
  const bend = 46 + (join - 46) * 0.57;
  const lines = [
    { name: '订单', y: 10, colour: order, dash: '' },
    { name: '回款', y: 32, colour: money, dash: 'stroke-dasharray="7 5"' },
    { name: '物流', y: 54, colour: goods, dash: 'stroke-dasharray="0.1 6" stroke-linecap="round"' },
  ];
  const body = lines.map(
    ({ name, y, colour, dash }) =>
      `<path d="M46 ${y}C${bend} ${y} ${bend} 32 ${join} 32" fill="none" stroke="${colour}" stroke-width="2.6" ${dash}/>` +
      `<circle cx="44" cy="${y}" r="4" fill="${colour}"/>` +
      label({ x: 0, y: y + 5, text: name, fill: ink2, size: 14, anchor: 'start', weight: 500 }),
  );
  const joined =
    `<rect x="${join}" y="10" width="${BOX_WIDTH}" height="44" rx="10" fill="${brand}"/>` +
    label({ x: join + BOX_WIDTH / 2, y: 37, text: '相互印证出额度', fill: onBrand, size: 14, weight: 600 });
  return { width, height: HEIGHT, body: body.join('') + joined };
}
