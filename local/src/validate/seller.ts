import type { Marketplace } from '@loan/shared/facts/shop';
import { type Chance, createChance } from '../simulate/chance.ts';
import { PARAMETERS } from './parameters.ts';

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
  readonly growth: number;
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
  /** Of money drawn that goods cannot take up: what goes to other things and is not seen again. */
  readonly spentElsewhere: number;
};

const ROUGH: ReadonlySet<Marketplace> = new Set(['tiktokShop', 'temu']);
type Bounds = { readonly least: number; readonly most: number };
type Leaning = { readonly perSkill: number; readonly spread: number };

/** A standard normal number (Box and Muller). */
export const normal = ({ random }: Chance): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

const within = (value: number, { least, most }: Bounds): number => Math.min(most, Math.max(least, value));

/** A seller of its own dice: adding one seller changes none of the others. */
export function drawSeller(seed: number, index: number): Seller {
  const chance = createChance(seed, `seller ${index}`);
  const skill = normal(chance);
  const around = (of: { mean: number } & Leaning) => of.mean + of.perSkill * skill + of.spread * normal(chance);
  const scaled = (of: { median: number } & Leaning) =>
    of.median * Math.exp(of.perSkill * skill + of.spread * normal(chance));
  const between = ({ least, most }: Bounds) => least + (most - least) * chance.random();
  /** How long a thing lasts that ends as likely now as ever. */
  const lasting = (mean: number) => -Math.log(1 - chance.random()) * mean;

  const P = PARAMETERS;
  const marketplace = pickMarketplace(chance.random());
  const returnRate = within(scaled(P.returnRate), P.returnRate);
  const adShare = within(around(P.adShare), P.adShare);
  const payoutShare = 1 - between(P.fees) - adShare - P.returnCost * returnRate;
  const fixedShare = between(P.fixedShare);
  const { usual, rough, ...swings } = P.volatility;
  return {
    index,
    marketplace,
    skill,
    tenureMonths: P.tenure.least + Math.floor(Math.min(P.tenure.mostBeyond, lasting(P.tenure.meanBeyond))),
    monthlySales: within(scaled(P.monthlySales), P.monthlySales),
    volatility: within(scaled({ ...swings, median: ROUGH.has(marketplace) ? rough : usual }), P.volatility),
    growth: around(P.growth),
    returnRate,
    lateRate: within(scaled(P.lateRate), P.lateRate),
    defectRate: within(scaled(P.defectRate), P.defectRate),
    adShare,
    payoutShare,
    fixedShare,
    goodsShare: Math.max(P.leastGoodsShare, payoutShare - fixedShare - around(P.margin)),
    payoutDays: Math.round(within(around(P.payoutDays), P.payoutDays)),
    stockMonths: within(around(P.stockMonths), P.stockMonths),
    bufferMonths: within(scaled(P.bufferMonths), P.bufferMonths),
    debtShare: chance.happens(P.otherDebt.share) ? Math.min(P.otherDebt.most, lasting(P.otherDebt.mean)) : 0,
    topSkuShare: within(scaled(P.topSkuShare), P.topSkuShare),
    appetite: between(P.draw.appetite),
    optimism: scaled(P.draw.optimism),
    spentElsewhere: between(P.draw.spentElsewhere),
  };
}

function pickMarketplace(die: number): Marketplace {
  let sum = 0;
  for (const [marketplace, share] of Object.entries(PARAMETERS.marketplaces)) {
    sum += share;
    if (die < sum) return marketplace as Marketplace;
  }
  return 'amazon';
}
