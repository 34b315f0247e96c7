import type { PullContext, PullStep } from '../../ports/source-adapter.ts';
import type { Called } from '../kit/outcome.ts';
import type { Page } from '../kit/pages.ts';
import type { Client } from './client.ts';

export type StepTools = { client: Client; step: PullStep; context: PullContext };

/** What a list is asked with for the page after one that came with this token. */
export const pageToken = (token: string | undefined): Record<string, string> => (token ? { page_token: token } : {});

/** A page of a list; an empty token ends it. */
export const pageOf = <T>(items: readonly T[], token: string | undefined, prefix = ''): Page<T> =>
  token ? { items, next: prefix + token } : { items };

export async function paged<A, T>(called: Promise<Called<A>>, read: (answer: A) => Page<T>): Promise<Called<Page<T>>> {
  const answer = await called;
  return answer.tag === 'ok' ? { tag: 'ok', value: read(answer.value) } : answer;
}
