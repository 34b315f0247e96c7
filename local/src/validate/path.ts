import { createChance } from '../simulate/chance.ts';
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

/** The cohort's world. Shocked: lending design §3.6 (f): sales −30 %, suspensions × 3, payouts 15 days later. */
export type World = 'usual' | 'shocked';

const SHOCK_FROM = HISTORY_MONTHS - 4;
const BASE_ODDS = { slump: 0.025, suspension: 0.004, costs: 0.02 };

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
  const caution = Math.exp(-0.8 * seller.skill);
  const youth = seller.tenureMonths < 12 ? 1.5 : 1;
  let [level, suspendedFor, costlyFor] = [seller.monthlySales, 0, 0];
  return Array.from({ length: HISTORY_MONTHS + FUTURE_MONTHS }, (_, month) => {
    const chance = month < HISTORY_MONTHS ? past : ahead;
    const isShocked = world === 'shocked' && month >= SHOCK_FROM;
    const dice = [chance.random(), chance.random(), chance.random(), chance.random(), chance.random()] as const;
    const noise = normal(chance);
    level *= 1 + seller.drift;
    if (world === 'shocked' && month === SHOCK_FROM) level *= 0.7;
    if (dice[0] < BASE_ODDS.slump * caution * youth) level *= 0.4 + 0.4 * dice[3];
    if (dice[1] < BASE_ODDS.suspension * caution * youth * (isShocked ? 3 : 1))
      suspendedFor = 1 + Math.floor(dice[4] * 4);
    if (dice[2] < BASE_ODDS.costs) costlyFor = 4;
    const isSuspended = suspendedFor > 0;
    const usual = level * Math.exp(seller.volatility * noise - seller.volatility ** 2 / 2);
    const extraCostShare = costlyFor > 0 ? 0.06 : 0;
    suspendedFor = Math.max(0, suspendedFor - 1);
    costlyFor = Math.max(0, costlyFor - 1);
    const payoutDays = seller.payoutDays + (isShocked ? 15 : 0);
    return { demand: isSuspended ? usual * 0.05 : usual, isSuspended, payoutDays, extraCostShare };
  });
}
