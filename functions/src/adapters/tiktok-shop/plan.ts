import { invariant } from '@loan/shared/invariant';
import type { Instant } from '@loan/shared/time/instant';
import type { PullStep, SourceIdentity } from '../../ports/source-adapter.ts';
import { HISTORY_DAYS, lastMidnight, windowsBack } from '../kit/windows.ts';

/** No widest span is published for orders or returns; a month of a large shop is still read in one go. */
const WINDOW_DAYS = 30;
/** A cross-border seller has a shop in each country; more than this under one authorisation was never heard of. */
const SHOPS_MAX = 8;

/** Every shop under the authorisation, by its place in the list. Days and months are those of UTC, as statements are. */
export function planPull({ marketplaceIds }: SourceIdentity, asOf: Instant): PullStep[] {
  const end = lastMidnight(asOf);
  const shops = marketplaceIds.slice(0, SHOPS_MAX).map((_, index) => String(index));
  const everyShop = (kind: PullStep['kind'], days: number) =>
    shops.flatMap((name) => windowsBack(kind, end, { days, name }));
  return [
    ...everyShop('orders', WINDOW_DAYS),
    ...everyShop('payouts', HISTORY_DAYS).map((step) => ({ ...step, id: step.id.slice(0, step.id.lastIndexOf(':')) })),
    ...everyShop('refunds', WINDOW_DAYS),
    ...shops.map((name): PullStep => ({ id: `stock:${name}`, kind: 'stock' })),
    ...shops.map((name): PullStep => ({ id: `profile:${name}`, kind: 'profile' })),
  ];
}

/** A shop as it is kept in the identity: where it sells, and what its calls name it by. */
export const marketplaceIdOf = ({ region, cipher }: { region: string; cipher: string }) => `${region}:${cipher}`;

/** The shop a step is about. */
export function shopOf({ id }: PullStep, { marketplaceIds }: SourceIdentity): { region: string; cipher: string } {
  const shop = marketplaceIds[Number(id.split(':')[1])];
  invariant(shop !== undefined, 'shopOf: a step of its own plan');
  return { region: shop.slice(0, 2), cipher: shop.slice(3) };
}
