import type { State } from './state.ts';
import type { Delivery, SignedText } from './world.ts';

/** A callback that has not been received yet, as it lies on disk. */
export type Pending = {
  id: string;
  vendor: string;
  event: string;
  url: string;
  retryMs: readonly number[];
  attempts: number;
  last: SignedText;
};

/** More callbacks waiting than this means a receiver that never answers, and a test that does not look. */
const MAX_PENDING = 2_000;
const COLLECTION = 'deliveries';

export type Outbox = {
  add(delivery: Delivery): Pending;
  keep(pending: Pending): void;
  remove(pending: Pending): void;
  all(): Pending[];
};

export function createOutbox(state: State): Outbox {
  const all = () => state.entries<Pending>(COLLECTION).map(([, pending]) => pending);
  const keep = (pending: Pending) => state.set(COLLECTION, pending.id, pending);
  return {
    all,
    keep,
    remove: ({ id }) => state.delete(COLLECTION, id),
    add({ vendor, event, url, retryMs, sign }) {
      if (all().length >= MAX_PENDING) throw new Error(`postman: ${MAX_PENDING} callbacks wait`);
      const count = (state.get<number>('postman', 'count') ?? 0) + 1;
      state.set('postman', 'count', count);
      const pending = { id: String(count), vendor, event, url, retryMs, attempts: 0, last: sign(false) };
      keep(pending);
      return pending;
    },
  };
}
