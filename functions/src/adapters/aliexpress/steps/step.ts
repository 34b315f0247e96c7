import type { z } from '@loan/shared/schema';
import { addMs, type Instant } from '@loan/shared/time/instant';
import type { PullContext, PullStep } from '../../../ports/source-adapter.ts';
import type { Called } from '../../kit/outcome.ts';
import { nearestDay } from '../../kit/windows.ts';

/** One seller's view of AliExpress. Parameters that are objects travel as compact JSON. */
export type AliexpressApi = {
  call<T>(method: string, parameters: Readonly<Record<string, unknown>>, answer: z.ZodType<T>): Promise<Called<T>>;
};
export type StepTools = { api: AliexpressApi; step: PullStep; context: PullContext };

/** The first and the last day of a window, in Pacific time. */
export const daysOf = ({ from, to }: PullStep): { first: string; last: string } => ({
  first: nearestDay(from as Instant),
  last: nearestDay(addMs(to as Instant, -86_400_000)),
});

/** A call that came back with a no of its own inside. */
export const refusedInside = (result: {
  success?: boolean | null | undefined;
  error_code?: string | null | undefined;
}): { tag: 'refused'; code: string } | undefined =>
  result.success === false ? { tag: 'refused', code: result.error_code ?? 'unsuccessful' } : undefined;

/** The number of the last answer is kept with the place in a list: an answer that comes again is of another page. */
export const isAgain = (requestId: string, before: string | undefined): boolean =>
  requestId !== '' && requestId === before;
export const CAME_AGAIN = { tag: 'unknown', cause: 'the same page came twice' } as const;
