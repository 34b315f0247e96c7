import type { Marketplace } from '@loan/shared/facts/shop';
import { type Chance, createChance } from '../simulate/chance.ts';

/**
 * What a synthetic seller is like; the scorecard sees none of it, only the months that come of it.
 * Amounts of the model are plain yuan and shares of a month's sales: nobody's money, so no fen.
 */
export type Seller = {
  readonly index: number;
  readonly marketplace: Marketplace;
  readonly tenureMonths: number;
  /** A month's sales at the start, in yuan. */
  readonly monthlySales: number;
  /** How well it is run: a standard normal draw that everything else leans on. */
  readonly skill: number;
  readonly volatility: number;
  readonly drift: number;
  readonly returnRate: number;
  readonly lateRate: number;
  readonly defectRate: number;
  readonly adShare: number;
  /** Of a month's sales: what the marketplace pays out, what the goods cost, what the firm itself costs. */
  readonly payoutShare: number;
  readonly goodsShare: number;
  readonly fixedShare: number;
  readonly payoutDays: number;
  readonly stockMonths: number;
  readonly bufferMonths: number;
  /** Other debt as a share of a year's payouts. */
  readonly debtShare: number;
  readonly topSkuShare: number;
  /** What new lines can sell at most, of the old ones' demand; and how much too high the owner reckons it. */
  readonly appetite: number;
  readonly optimism: number;
};

/**
 * assumed: the mix of marketplaces, and every number of the model; confirm: with real sellers. None was fitted to any.
 * Misfortune and the spread of margins were raised once after a first run, where hardly anyone failed; the policy never was.
 */
const MIX: readonly (readonly [Marketplace, number])[] = [
  ['amazon', 0.45],
  ['shopee', 0.14],
  ['tiktokShop', 0.12],
  ['aliexpress', 0.09],
  ['ebay', 0.07],
  ['lazada', 0.05],
  ['temu', 0.04],
  ['mercadoLibre', 0.02],
  ['etsy', 0.02],
];
const ROUGH: ReadonlySet<Marketplace> = new Set(['tiktokShop', 'temu']);

/** A standard normal number (Box and Muller). */
export const normal = ({ random }: Chance): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

const within = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));

/** A seller of its own dice: adding one seller changes none of the others. */
export function drawSeller(seed: number, index: number): Seller {
  const chance = createChance(seed, `seller ${index}`);
  const skill = normal(chance);
  const around = (middle: number, perSkill: number, spread: number) =>
    middle + perSkill * skill + spread * normal(chance);
  const scaled = (middle: number, perSkill: number, spread: number) =>
    middle * Math.exp(perSkill * skill + spread * normal(chance));
  const between = (least: number, most: number) => least + (most - least) * chance.random();

  const marketplace = pickMarketplace(chance.random());
  const returnRate = within(scaled(0.045, -0.4, 0.3), 0.005, 0.3);
  const adShare = within(around(0.11, -0.015, 0.05), 0.02, 0.4);
  const payoutShare = 1 - between(0.12, 0.2) - adShare - 0.8 * returnRate;
  const fixedShare = between(0.06, 0.13);
  const margin = around(0.08, 0.04, 0.03);
  return {
    index,
    marketplace,
    skill,
    tenureMonths: 4 + Math.floor(Math.min(92, -Math.log(1 - chance.random()) * 28)),
    monthlySales: within(scaled(600_000, 0.15, 0.9), 30_000, 20_000_000),
    volatility: within(scaled(ROUGH.has(marketplace) ? 0.22 : 0.15, -0.4, 0.3), 0.05, 0.9),
    drift: around(0, 0.006, 0.01),
    returnRate,
    lateRate: within(scaled(0.025, -0.5, 0.4), 0.001, 0.3),
    defectRate: within(scaled(0.005, -0.4, 0.5), 0.0005, 0.05),
    adShare,
    payoutShare,
    fixedShare,
    goodsShare: Math.max(0.15, payoutShare - fixedShare - margin),
    payoutDays: Math.round(within(around(14, -1, 5), 8, 45)),
    stockMonths: within(around(2, -0.15, 0.7), 1.2, 6),
    bufferMonths: within(scaled(0.5, 0.35, 0.5), 0.05, 4),
    debtShare: chance.happens(0.5) ? 0 : within(-Math.log(1 - chance.random()) * 0.15, 0, 0.9),
    topSkuShare: within(scaled(0.25, -0.1, 0.5), 0.05, 0.9),
    appetite: between(0.1, 0.4),
    optimism: scaled(1.4, -0.15, 0.3),
  };
}

function pickMarketplace(die: number): Marketplace {
  let sum = 0;
  for (const [marketplace, share] of MIX) {
    sum += share;
    if (die < sum) return marketplace;
  }
  return 'amazon';
}
