import type { Instant } from '@loan/shared/time/instant';
import type { PullStep, SourceIdentity } from '../../ports/source-adapter.ts';
import { lastMidnight, windowsBack } from '../kit/windows.ts';
import { regionOf } from './region.ts';

/**
 * The longest span of orders, returns and payouts. Source: the parameters of each list at open.shopee.com. Payouts are
 * told from May 2022 on, so they reach as far back as the orders they pay for.
 */
const WINDOW_DAYS = 15;
/** Advertising is told for six months back, a month at a time. */
const AD_WINDOW_DAYS = 30;
const AD_DAYS = 180;

/** Everything to read of a shop, newest first, in whole days of its own clock. */
export function planShopee({ marketplaceIds: [code] }: SourceIdentity, asOf: Instant): PullStep[] {
  const end = lastMidnight(asOf, regionOf(code)?.offsetHours ?? 0);
  return [
    ...windowsBack('orders', end, { days: WINDOW_DAYS }),
    ...windowsBack('payouts', end, { days: WINDOW_DAYS }),
    { id: 'health', kind: 'health' },
    ...windowsBack('refunds', end, { days: WINDOW_DAYS }),
    { id: 'stock', kind: 'stock' },
    ...windowsBack('ads', end, { days: AD_WINDOW_DAYS, historyDays: AD_DAYS }),
  ];
}

/** assumed: a call takes as long as this, since Shopee publishes no quota; confirm: with the first sellers. */
const CALL_MS = 400;
/** A page of orders is three calls; a window of a shop of ours has about four pages, other steps one call. */
const ORDER_CALLS = 12;
const STOCK_CALLS = 60;

export const estimateShopeeMs = (steps: readonly PullStep[]): number =>
  steps.reduce((sum, { kind }) => sum + (kind === 'orders' ? ORDER_CALLS : kind === 'stock' ? STOCK_CALLS : 1), 0) *
  CALL_MS;
