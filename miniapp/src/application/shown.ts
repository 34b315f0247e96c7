import { readApplication } from '@loan/shared/api/application';
import type { ApplicationView } from '@loan/shared/api/view';
import { ApplicationId } from '@loan/shared/application/ids';
import { err, type Result } from '@loan/shared/result';
import { call } from '../api/client.ts';
import type { CallError } from '../api/create-client.ts';
import { createStore, type Store } from '../state/store.ts';

/** What is known of one application on this phone. Once read it stays on the page, said to be old when it is. */
export type Shown =
  | { step: 'loading' }
  | { step: 'failed'; error: CallError }
  | { step: 'ready'; view: ApplicationView; readAt: Date; stale?: CallError };

const shown = new Map<string, Store<Shown>>();

/** In memory alone: closing the app forgets it, and the server tells it again. */
export function shownOf(id: string): Store<Shown> {
  const known = shown.get(id);
  if (known) return known;
  const fresh = createStore<Shown>({ step: 'loading' });
  shown.set(id, fresh);
  return fresh;
}

/** An answer to a command carries the application as it now stands; an older answer that arrives late is dropped. */
export function show(view: ApplicationView, readAt: Date = new Date()): void {
  const store = shownOf(view.id);
  const now = store.get();
  if (now.step === 'ready' && now.view.version > view.version) return;
  store.set({ step: 'ready', view, readAt });
}

export async function refresh(id: string): Promise<Result<ApplicationView, CallError>> {
  const store = shownOf(id);
  const known = ApplicationId.safeParse(id);
  const answer = known.success
    ? await call(readApplication, { id: known.data })
    : err<CallError>({ tag: 'Refused', rule: 'ApplicationNotFound', fields: [] });
  if (answer.ok) show(answer.value);
  else {
    const now = store.get();
    store.set(now.step === 'ready' ? { ...now, stale: answer.error } : { step: 'failed', error: answer.error });
  }
  return answer;
}
