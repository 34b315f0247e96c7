import { fenOfPicoYuan, picoYuanOf } from '../facts/convert.ts';
import { microsOf } from '../facts/decimal.ts';
import type { Inflow, MoneyFacts } from '../facts/money.ts';
import { type DecimalText, monthOf } from '../facts/month.ts';
import { isOffered } from '../facts/offered.ts';
import type { ReferenceRates } from '../facts/reference-rates.ts';
import type { Payout, ShopFacts } from '../facts/shop.ts';
import { FEN_MAX } from '../money/fen.ts';
import { ratioPpm } from '../scoring/exact.ts';
import { addDays, type Day } from '../time/instant.ts';
import type { CrossCheckPolicy, Leg, ShopKey, Unmatched } from './cross-check-schema.ts';

const PPM = BigInt(1_000_000);
const NOTHING = BigInt(0);

type Paid = Payout & { amount: DecimalText };
export type MoneyMatch = { leg: Leg; unmatched: Unmatched[] };
type Rules = { policy: CrossCheckPolicy; rates: ReferenceRates };

/**
 * Each payout the marketplace says it made, against what arrived at the payment company: the same currency and amount,
 * within days, on the same account where both sides name it. An inflow serves one payout only.
 */
export function moneyLeg(shop: ShopFacts, money: MoneyFacts, { policy, rates }: Rules): MoneyMatch | undefined {
  if (!isOffered(shop.payouts) || !isOffered(money.inflows)) return undefined;
  const key: ShopKey = { marketplace: shop.marketplace, sellerId: shop.sellerId };
  const from = later(shop.coverage.from, money.coverage.from);
  const to = addDays(earlier(shop.coverage.to, money.coverage.to), -policy.arrivesWithinDays);
  const due = shop.payouts
    .filter((payout): payout is Paid => payout.status === 'paid' && isOffered(payout.amount))
    .filter(({ paidOn }) => paidOn >= from && paidOn <= to)
    .sort(byDay(({ paidOn }) => paidOn));
  const arrived = money.inflows
    .filter((inflow) => inflow.status !== 'returned' && mayBeOf(inflow, key))
    .sort(byDay(({ on }) => on));
  // A company with several shops: an account that never heard of this one says nothing about it.
  if (due.length === 0 || arrived.length === 0) return undefined;

  const items = byItems({ key, due, arrived, from, to }, { policy, rates });
  const sums = bySums({ key, due, arrived, from, to }, { policy, rates });
  const best = sums && sums.found > items.found ? sums : items;
  const leg: Leg = {
    leg: 'money',
    by: best === items ? 'items' : 'sums',
    shop: key,
    provider: money.provider,
    matchPpm: ratioPpm(best.found, best.expected) ?? 0,
    expected: fenOf(best.expected),
    found: fenOf(best.found),
  };
  return { leg, unmatched: best.unmatched };
}

type Sides = { key: ShopKey; due: readonly Paid[]; arrived: readonly Inflow[]; from: Day; to: Day };
type Compared = { expected: bigint; found: bigint; unmatched: Unmatched[] };

function byItems({ key, due, arrived, from, to }: Sides, { policy, rates }: Rules): Compared {
  const used = new Set<Inflow>();
  let [expected, found] = [NOTHING, NOTHING];
  const unmatched: Unmatched[] = [];
  for (const payout of due) {
    const worth = yuanOf(payout, payout.paidOn, rates);
    expected += worth;
    const candidates = arrived.filter((inflow) => !used.has(inflow) && inTime(inflow, payout, policy));
    const match = candidates.find((inflow) => isSameAmount(inflow, payout, policy) && isSameAccount(inflow, payout));
    if (match) {
      used.add(match);
      found += worth;
    } else unmatched.push(missing(key, payout, candidates, policy));
  }
  for (const inflow of arrived) {
    if (used.has(inflow) || inflow.on < addDays(from, policy.arrivesWithinDays) || inflow.on > to) continue;
    // What nobody in particular paid may be another shop's.
    if (isNamed(inflow, key)) unmatched.push(surplus(key, inflow));
  }
  return { expected, found, unmatched };
}

/**
 * Some marketplaces tell what they release order by order, and send it on in sums of their own. Then the whole of one
 * side is held against the whole of the other, half the arrival time apart; only money that is named as this shop's.
 */
function bySums({ key, due, arrived, from, to }: Sides, { policy, rates }: Rules): Compared | undefined {
  if (!arrived.every((inflow) => isNamed(inflow, key))) return undefined;
  if (due.some(({ accountTail }) => isOffered(accountTail))) return undefined;
  const apart = Math.floor(policy.arrivesWithinDays / 2);
  const came = arrived.filter(({ on }) => on >= addDays(from, apart) && on <= addDays(to, apart));
  const total = (all: readonly bigint[]) => all.reduce((sum, one) => sum + one, NOTHING);
  const expected = total(due.map((payout) => yuanOf(payout, payout.paidOn, rates)));
  const arrivedSum = total(came.map((inflow) => yuanOf(inflow, inflow.on, rates)));
  return { expected, found: arrivedSum < expected ? arrivedSum : expected, unmatched: [] };
}

const isNamed = ({ marketplace, sellerId }: Inflow, key: ShopKey): boolean =>
  marketplace === key.marketplace && sellerId === key.sellerId;

const later = (a: Day, b: Day): Day => (a > b ? a : b);
const earlier = (a: Day, b: Day): Day => (a < b ? a : b);
const byDay =
  <T>(dayOf: (one: T) => Day) =>
  (a: T, b: T): number =>
    dayOf(a) < dayOf(b) ? -1 : 1;

const mayBeOf = ({ marketplace, sellerId }: Inflow, key: ShopKey): boolean =>
  (!isOffered(marketplace) || marketplace === key.marketplace) && (!isOffered(sellerId) || sellerId === key.sellerId);

const inTime = ({ on, currency }: Inflow, payout: Payout, { arrivesWithinDays }: CrossCheckPolicy): boolean =>
  // Days are told in the clock of each side, so that money may seem to arrive the day before it left.
  currency === payout.currency && on >= addDays(payout.paidOn, -1) && on <= addDays(payout.paidOn, arrivesWithinDays);

function isSameAmount({ amount }: Inflow, payout: Paid, { amountTolerancePpm }: CrossCheckPolicy): boolean {
  const [told, paid] = [microsOf(amount), microsOf(payout.amount)];
  const apart = told > paid ? told - paid : paid - told;
  return apart * PPM <= paid * BigInt(amountTolerancePpm);
}

/** Sides show three or four characters of an account; the shorter decides. */
const isSameAccount = ({ accountTail: a }: Inflow, { accountTail: b }: Payout): boolean =>
  !isOffered(a) || !isOffered(b) || a.endsWith(b) || b.endsWith(a);

function missing(shop: ShopKey, payout: Paid, candidates: readonly Inflow[], policy: CrossCheckPolicy): Unmatched {
  const otherAccount = candidates.some((inflow) => isSameAmount(inflow, payout, policy));
  const why = otherAccount ? 'otherAccount' : candidates.length > 0 ? 'otherAmount' : 'notFound';
  const { amount, currency, paidOn: when } = payout;
  return { leg: 'money', shop, side: 'missing', when, amount, currency, why };
}

const surplus = (shop: ShopKey, { amount, currency, on: when }: Inflow): Unmatched => ({
  leg: 'money',
  shop,
  side: 'surplus',
  when,
  amount,
  currency,
  why: 'notFound',
});

/** A currency without a rate weighs nothing here; such a snapshot goes to a person by a rule of its own. */
function yuanOf({ amount, currency }: Pick<Paid, 'amount' | 'currency'>, day: Day, rates: ReferenceRates): bigint {
  const pico = picoYuanOf({ amount, currency }, monthOf(day), rates);
  return pico.ok ? pico.value : NOTHING;
}

export function fenOf(pico: bigint): number {
  const exact = fenOfPicoYuan(pico, 'down');
  return exact.ok ? exact.value : FEN_MAX;
}
