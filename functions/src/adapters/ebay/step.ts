import type { PullContext, PullStep } from '../../ports/source-adapter.ts';
import type { Called } from '../kit/outcome.ts';
import type { Page } from '../kit/pages.ts';
import type { Client } from './client.ts';

export type StepTools = { client: Client; step: PullStep; context: PullContext };

/** Rows a page: as many as eBay gives of anything but transactions. */
export const PAGE = 200;
export const PAGES_MAX = 500;

/** A page by its offset, and the offset after it while there is more. */
export async function paged<A extends { total: number; offset?: number | undefined }, T>(
  called: Promise<Called<A>>,
  at: { offset: number; size: number },
  itemsOf: (answer: A) => readonly T[],
): Promise<Called<Page<T>>> {
  const answer = await called;
  if (answer.tag !== 'ok') return answer;
  // Taken for the page asked for, another one would leave a gap that nobody sees.
  if (answer.value.offset !== undefined && answer.value.offset !== at.offset)
    return { tag: 'unknown', cause: 'another page than asked for' };
  const next = at.offset + at.size;
  const items = itemsOf(answer.value);
  return { tag: 'ok', value: next < answer.value.total ? { items, next: String(next) } : { items } };
}
