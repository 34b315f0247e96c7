import { createDice, randomText, seedOf, UPPER_AND_DIGITS } from '../../kernel/random.ts';
import type { Market } from '../markets.ts';

export type Sku = {
  sku: string;
  asin: string;
  fnSku: string;
  title: string;
  /** Minor units for one. Retail prices are few and fixed. */
  price: number;
  /** Its part of all units sold; the catalogue adds up to 1. */
  share: number;
  /** Referral fee of its category, parts per million of the price. */
  feePpm: number;
  /** What Amazon takes to ship one, in minor units. */
  fulfilmentFee: number;
};

export type CatalogueWish = {
  skus: number;
  /** Mean price of a unit sold, in minor units. */
  meanPrice: number;
  /** How much hangs on the best seller: 0 is even, 1 is Zipf's law. */
  slope: number;
};

const ADJECTIVES = ['Portable', 'Stainless Steel', 'Foldable', 'Heavy Duty', 'Adjustable', 'Bamboo', 'Magnetic', 'LED'];
const NOUNS = [
  'Standing Desk Converter',
  'Monitor Arm 27" Display',
  'Camping Lantern',
  'Pet Grooming Kit',
  'Café Style Espresso Maker',
  'Car Roof Bag',
  'Dash Camera',
  'Garden Hose Reel',
  'Air Mattress',
  'Power Station 300W',
  'Tool Chest',
  'Ring Light Set',
];
const TAILS = ['for Home and Office', '(Black, Large)', '2 Pack', 'with Carrying Case', '2026 Upgraded'];
const FEES_PPM = [80_000, 120_000, 150_000];

/** What a shop sells. The same for ever: it hangs on the shop's seed alone. */
export function createCatalogue(seed: number, market: Pick<Market, 'id' | 'decimals'>, wish: CatalogueWish): Sku[] {
  const dice = createDice(seedOf(seed, market.id, 'catalogue'));
  const pick = <T>(from: readonly T[]): T => from[Math.floor(dice() * from.length)] as T;
  const weights = Array.from({ length: wish.skus }, (_, index) => 1 / (index + 1) ** wish.slope);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const raw = weights.map(() => 0.4 + 1.4 * dice());
  const mean = raw.reduce((sum, price, index) => sum + price * ((weights[index] ?? 0) / all), 0);

  return weights.map((weight, index) => {
    const price = retailPrice(((raw[index] ?? 1) / mean) * wish.meanPrice, market);
    return {
      sku: `${randomText(dice, 2, 'HQTXYZ')}-${1000 + index}-${pick(['BLK', 'WHT', 'RED', '2PK', 'XL'])}`,
      asin: `B0${randomText(dice, 8, UPPER_AND_DIGITS)}`,
      fnSku: `X00${randomText(dice, 7, UPPER_AND_DIGITS)}`,
      title: `${pick(ADJECTIVES)} ${pick(NOUNS)} ${pick(TAILS)}`,
      price,
      share: weight / all,
      feePpm: FEES_PPM[index % FEES_PPM.length] ?? 150_000,
      fulfilmentFee: Math.round(price * (0.05 + 0.04 * dice())),
    };
  });
}

/** 131.07 becomes 130.99; yen end in 80. */
function retailPrice(minor: number, { decimals }: Pick<Market, 'decimals'>): number {
  if (decimals === 0) return Math.max(580, Math.round(minor / 100) * 100 - 20);
  return Math.max(599, Math.round(minor / 100) * 100 - 1);
}

/** Picks SKUs as buyers do, by their share. */
export function createPicker<T extends { share: number }>(catalogue: readonly T[], dice: () => number): () => T {
  const edges: number[] = [];
  let sum = 0;
  for (const { share } of catalogue) {
    sum += share;
    edges.push(sum);
  }
  return () => {
    const point = dice() * sum;
    let [low, high] = [0, edges.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((edges[middle] ?? 0) < point) low = middle + 1;
      else high = middle;
    }
    return catalogue[low] as T;
  };
}
