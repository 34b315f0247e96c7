import type { z } from '@loan/shared/schema';
import { addMs, type Instant } from '@loan/shared/time/instant';
import type { PullContext, PullStep } from '../../../ports/source-adapter.ts';
import type { IopParameters } from '../../iop/signature.ts';
import type { Called } from '../../kit/outcome.ts';
import { nearestDay } from '../../kit/windows.ts';

/** One seller's view of Lazada in one country. */
export type LazadaApi = {
  call<T>(path: string, parameters: IopParameters, answer: z.ZodType<T>): Promise<Called<T>>;
  post<T>(path: string, parameters: IopParameters, answer: z.ZodType<T>): Promise<Called<T>>;
};
export type StepTools = { api: LazadaApi; step: PullStep; context: PullContext; currency: string; offsetHours: number };

/** The first and the last day of a window: 2026-11-07. */
export const daysOf = ({ from, to }: PullStep): { first: string; last: string } => ({
  first: nearestDay(from as Instant),
  last: nearestDay(addMs(to as Instant, -86_400_000)),
});

type Place = { offset: number; before: string };

/** Where in a list that goes by numbers to go on, and which row the page before began with: `50 A1`. */
export function placeOf(cursor: string | undefined): Place {
  const [offset = '0', before = ''] = cursor?.split(' ') ?? [];
  return { offset: Number(offset), before };
}

/** A list that goes by numbers does not say which page it serves: one that begins like the last is the last again. */
export function afterPage(
  { offset, before }: Place,
  { ids, total }: { ids: readonly string[]; total: number | undefined },
): { tag: 'ok'; next?: string } | { tag: 'unknown'; cause: string } {
  const [first = ''] = ids;
  if (first !== '' && first === before) return { tag: 'unknown', cause: 'the same page came twice' };
  const seen = offset + ids.length;
  const hasMore = ids.length > 0 && (total === undefined || seen < total);
  return { tag: 'ok', ...(hasMore ? { next: `${seen} ${first}` } : {}) };
}
