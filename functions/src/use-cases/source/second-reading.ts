import { NOT_OFFERED } from '@loan/shared/facts/offered';
import { SHOWN_MAX } from '@loan/shared/facts/order-pattern';
import { Reread } from '@loan/shared/facts/reread';
import type { ShopFacts } from '@loan/shared/facts/shop';
import { z } from '@loan/shared/schema';
import { ratioPpm } from '@loan/shared/scoring/exact';
import { addDays, type Day, type Instant, shanghaiDay } from '@loan/shared/time/instant';
import { PlacedDays } from '../../ports/placed-days.ts';
import type { PullStep, StepResult } from '../../ports/source-adapter.ts';
import { sha256 } from '../hashes.ts';

/** Enough that whoever changes orders is likely met, and a tenth of the calls at most. */
const WINDOWS = 2;
const AGAIN = 'again:';

export const isAgain = ({ id }: { id: string }): boolean => id.startsWith(AGAIN);

/** The step that is done a second time, as its vendor's adapter planned it. */
export const firstOf = (step: PullStep): PullStep =>
  isAgain(step) ? { ...step, id: step.id.slice(AGAIN.length), kind: 'orders' } : step;

/**
 * The windows of orders to read again once the plan is done (F14). Drawn by the pull's own id, which nobody outside
 * knows and no seller can choose, so that every run of the pull draws the same and nobody can tell which.
 */
export function secondReadings(plan: readonly PullStep[], pullId: string): PullStep[] {
  const lot = new Map(plan.map(({ id }) => [id, sha256(`${pullId} ${id}`)]));
  return plan
    .filter(({ kind }) => kind === 'orders')
    .sort((a, b) => ((lot.get(a.id) ?? '') < (lot.get(b.id) ?? '') ? -1 : 1))
    .slice(0, WINDOWS)
    .map((step) => ({ ...step, id: `${AGAIN}${step.id}`, kind: 'secondReading' }));
}

/** Read a second time only after everything was read once: what changes orders meanwhile has had its time. */
export const isDue = (step: PullStep, steps: readonly { id: string; state: string }[]): boolean =>
  !isAgain(step) || steps.every((one) => isAgain(one) || one.state !== 'waiting');

const Told = z.object({ placed: PlacedDays });
type Placed = PlacedDays[number];
type Pair = { on: Day; first: Placed; second: Placed };

const placedIn = (result: StepResult | undefined): PlacedDays | undefined =>
  Told.safeParse(result?.reduction).data?.placed;

/** What the second reading of some windows tells against the first; nothing where either failed. */
export function rereadOf(
  again: readonly PullStep[],
  results: ReadonlyMap<string, StepResult>,
  asOf: Instant,
): ShopFacts['reread'] {
  const pairs = again.flatMap((step) => {
    const [first, second] = [placedIn(results.get(firstOf(step).id)), placedIn(results.get(step.id))];
    return first && second ? paired(first, second) : [];
  });
  const apart = pairs.map((pair) => ({ ...pair, orders: ordersApart(pair), minor: minorApart(pair, asOf) }));
  const total = (amount: (pair: (typeof apart)[number]) => number) => apart.reduce((sum, one) => sum + amount(one), 0);
  if (pairs.length === 0) return NOT_OFFERED;
  return Reread.parse({
    days: pairs.length,
    orders: total(({ first }) => first.orders),
    gapPpm: Math.max(
      sharePpm(
        total(({ orders }) => orders),
        total(({ first }) => first.orders),
      ),
      sharePpm(
        total(({ minor }) => minor),
        total(({ first }) => first.minor),
      ),
    ),
    differing: apart
      .filter(({ orders, minor }) => orders + minor > 0)
      .map(({ on }) => on)
      .slice(0, SHOWN_MAX),
  });
}

function paired(first: PlacedDays, second: PlacedDays): Pair[] {
  const days = [...new Set([...first, ...second].map(({ on }) => on))].sort();
  const of = (told: PlacedDays, on: Day) => told.find((one) => one.on === on) ?? { on, orders: 0, sold: 0, minor: 0 };
  return days.map((on) => ({ on, first: of(first, on), second: of(second, on) }));
}

/** An order may be paid, sent, cancelled or given back, but never not have been placed. */
const ordersApart = ({ first, second }: Pair): number => Math.abs(first.orders - second.orders);

/** For so long an order waits for its payment, and with Amazon for its price. */
const OPEN_DAYS = 30;

/**
 * What an order was sold for never changes. An order that was cancelled, or paid, between the readings has its price in
 * one of them alone: then, and while orders are open, the day is compared by its number of orders.
 */
const minorApart = ({ on, first, second }: Pair, asOf: Instant): number =>
  first.sold !== second.sold || on > addDays(shanghaiDay(asOf), -OPEN_DAYS) ? 0 : Math.abs(first.minor - second.minor);

const WHOLE = 1_000_000;
const sharePpm = (apart: number, whole: number): number =>
  apart === 0 ? 0 : Math.min(WHOLE, ratioPpm(BigInt(apart), BigInt(whole)) ?? WHOLE);
