import type { Instant } from '@loan/shared/time/instant';
import type { PullContext, PullStep } from '../../../ports/source-adapter.ts';
import type { Called } from '../../kit/outcome.ts';
import { secondsOf } from '../../kit/windows.ts';
import type { ShopeeRequest } from '../client.ts';

/** One shop's view of Shopee. */
export type ShopeeApi = { call<T>(request: ShopeeRequest<T>): Promise<Called<T>> };
export type StepTools = { api: ShopeeApi; step: PullStep; context: PullContext; offsetHours: number; currency: string };

/** Both ends of a window belong to it, so it ends a second before the next one begins. */
export const windowOf = ({ from, to }: PullStep): { from: string; to: string } => ({
  from: String(secondsOf(from as Instant)),
  to: String(secondsOf(to as Instant) - 1),
});
