import type { z } from '@loan/shared/schema';
import { addMs, type Instant } from '@loan/shared/time/instant';
import type { PullContext, PullStep } from '../../../ports/source-adapter.ts';
import type { IopParameters } from '../../iop/signature.ts';
import type { Called } from '../../kit/outcome.ts';
import { nearestDay } from '../../kit/windows.ts';

/** One seller's view of Lazada in one country. */
export type LazadaApi = {
  call<T>(path: string, parameters: IopParameters, answer: z.ZodType<T>): Promise<Called<T>>;
};
export type StepTools = { api: LazadaApi; step: PullStep; context: PullContext; currency: string; offsetHours: number };

/** The first and the last day of a window: 2026-11-07. */
export const daysOf = ({ from, to }: PullStep): { first: string; last: string } => ({
  first: nearestDay(from as Instant),
  last: nearestDay(addMs(to as Instant, -86_400_000)),
});

/** A list of so many, of which so many have been seen: where to go on. */
export const nextOffset = (
  seen: number,
  { got, total }: { got: number; total: number | undefined },
): { next?: string } => (got > 0 && (total === undefined || seen + got < total) ? { next: String(seen + got) } : {});
