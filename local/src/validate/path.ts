import { createChance } from '../simulate/chance.ts';
import { PARAMETERS } from './parameters.ts';
import { normal, type Seller } from './seller.ts';

/** Months seen before the application, and after it: a year of instalments, three more for the rest of the line, three to be late in. */
export const HISTORY_MONTHS = 15;
export const FUTURE_MONTHS = 18;

/** What the world does to a seller in one month, whatever the seller does. */
export type PathMonth = {
  /** What buyers would buy, in yuan, if it were in stock. */
  readonly demand: number;
  /** The marketplace has stopped the shop: hardly any sales, and payouts are withheld. */
  readonly isSuspended: boolean;
  readonly payoutDays: number;
  /** On top of the goods' cost, as a share of sales: freight, duties. */
  readonly extraCostShare: number;
};

/** `shockedBefore`: the shock is in the facts that are decided on. `shockedAfter`: it comes when the money is out. */
export const WORLDS = ['usual', 'shockedBefore', 'shockedAfter'] as const;
export type World = (typeof WORLDS)[number];

const { misfortune: MISFORTUNE, shock: SHOCK } = PARAMETERS;
const SHOCK_FROM: Record<World, number> = {
  usual: Number.POSITIVE_INFINITY,
  shockedBefore: HISTORY_MONTHS - SHOCK.monthsBefore,
  shockedAfter: HISTORY_MONTHS,
};

export type PathRequest = {
  readonly seed: number;
  readonly world: World;
  /** Which of the futures the one past can have. */
  readonly future: number;
};

/** The same throws whatever is lent, so that two ways to lend are compared on the very same months. */
export function drawPath(seller: Seller, { seed, world, future }: PathRequest): PathMonth[] {
  const past = createChance(seed, `past ${seller.index}`);
  const ahead = createChance(seed, `future ${seller.index} ${future}`);
  const { slump, suspension, costs } = MISFORTUNE;
  const exposed = Math.exp(MISFORTUNE.perSkill * seller.skill) * (seller.tenureMonths < 12 ? MISFORTUNE.firstYear : 1);
  let [level, suspendedFor, costlyFor] = [seller.monthlySales, 0, 0];
  return Array.from({ length: HISTORY_MONTHS + FUTURE_MONTHS }, (_, month) => {
    const chance = month < HISTORY_MONTHS ? past : ahead;
    const isShocked = month >= SHOCK_FROM[world];
    const dice = [chance.random(), chance.random(), chance.random(), chance.random(), chance.random()] as const;
    const noise = normal(chance);
    level *= 1 + seller.growth;
    if (month === SHOCK_FROM[world]) level *= SHOCK.salesLeft;
    if (dice[0] < slump.odds * exposed) level *= slump.leastLeft + (slump.mostLeft - slump.leastLeft) * dice[3];
    if (dice[1] < suspension.odds * exposed * (isShocked ? SHOCK.suspensions : 1))
      suspendedFor = 1 + Math.floor(dice[4] * suspension.mostMonths);
    if (dice[2] < costs.odds) costlyFor = costs.months;
    const isSuspended = suspendedFor > 0;
    const usual = level * Math.exp(seller.volatility * noise - seller.volatility ** 2 / 2);
    const extraCostShare = costlyFor > 0 ? costs.share : 0;
    suspendedFor = Math.max(0, suspendedFor - 1);
    costlyFor = Math.max(0, costlyFor - 1);
    const payoutDays = seller.payoutDays + (isShocked ? SHOCK.payoutDays : 0);
    return { demand: isSuspended ? usual * suspension.salesLeft : usual, isSuspended, payoutDays, extraCostShare };
  });
}
