import type { ConsentTick } from '../forms/consents.ts';
import { createStore } from '../state/store.ts';

type Wish = {
  sourceId: string;
  typed: Readonly<Record<string, string>>;
  consents: readonly ConsentTick[];
};

/** What was answered for a source on its way to its link. In memory only: nothing of it belongs on a phone. */
export const wishStore = createStore<Wish | undefined>(undefined);
