import { addMs, type Instant } from '@loan/shared/time/instant';
import type { PullKind, PullStep, SourceIdentity } from '../../ports/source-adapter.ts';

const DAY_MS = 86_400_000;

/** The longest span Amazon gives an order report for. */
const ORDER_WINDOW_DAYS = 30;
/** 450 days hold twelve whole months at any date, and as many report requests as Amazon takes at once. */
const ORDER_WINDOWS = 15;
/** Further apart than 180 days, Amazon answers with nothing. Five spans look back almost two and a half years. */
const PAYOUT_WINDOW_DAYS = 180;
const PAYOUT_WINDOWS = 5;
const EVENT_DAYS = 365;
/** Returns are judged over the last 90 days. */
export const TRAFFIC_DAYS = 90;
/** Reports are kept for 90 days; one less, so that a pull that runs past midnight asks for nothing older. */
const SETTLEMENT_DAYS = 89;
/** No region has more marketplaces than this; each costs a report of its own. */
const MARKETPLACES_MAX = 12;

/**
 * Everything to read of a shop, what says most first. Windows are whole days in UTC, as Amazon counts them, and end
 * with the last whole day: half a day would make the current month look weak.
 */
export function planPull({ marketplaceIds }: SourceIdentity, asOf: Instant): PullStep[] {
  const end = lastMidnight(asOf);
  const marketplaces = marketplaceIds.slice(0, MARKETPLACES_MAX);
  const back = (days: number, to = end): Instant => addMs(to, -days * DAY_MS);
  const span = (kind: PullKind, days: number, name = ''): PullStep => ({
    id: name === '' ? kind : `${kind}:${name}`,
    kind,
    from: back(days),
    to: end,
  });
  const windows = (kind: PullKind, days: number, count: number): PullStep[] =>
    Array.from({ length: count }, (_, index) => {
      const to = back(days * index);
      const from = back(days, to);
      return { id: `${kind}:${from.slice(0, 10)}`, kind, from, to };
    });

  return [
    ...windows('orders', ORDER_WINDOW_DAYS, ORDER_WINDOWS),
    ...windows('payouts', PAYOUT_WINDOW_DAYS, PAYOUT_WINDOWS),
    { id: 'health', kind: 'health' },
    ...marketplaces.map((id) => span('traffic', TRAFFIC_DAYS, id)),
    ...marketplaces.map((id): PullStep => ({ id: `stock:${id}`, kind: 'stock' })),
    ...marketplaces.map((id): PullStep => ({ id: `stockAges:${id}`, kind: 'stockAges' })),
    span('settlements', SETTLEMENT_DAYS),
    span('events', EVENT_DAYS),
  ];
}

/** Finances refuses moments within two minutes of the request, so just after midnight the day before is the last. */
const SAFETY_MS = 3 * 60_000;

function lastMidnight(asOf: Instant): Instant {
  const settled = addMs(asOf, -SAFETY_MS);
  return addMs(settled, -(Date.parse(settled) % DAY_MS));
}

/** The marketplace a step is about. */
export const marketplaceOf = ({ id }: PullStep): string => id.slice(id.indexOf(':') + 1);
