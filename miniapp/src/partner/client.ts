import { err } from '@loan/shared/result';
import { type Call, createClient } from '../api/create-client.ts';
import { send } from '../api/send.ts';
import { keep, readKept } from '../platform/storage.ts';
import { createStore } from '../state/store.ts';

/** Whether this screen is signed in; a phone signs it in, and a refused token signs it out. */
export const staffStore = createStore<string | undefined>(readKept('staffToken'));

export function keepStaffToken(token: string | undefined): void {
  keep('staffToken', token);
  staffStore.set(token);
}

/** What a partner's page asks the server. Nobody is logged in by themselves here: the page shows a code to scan. */
export const callStaff: Call = createClient({
  base: '/api',
  send,
  token: { read: () => readKept('staffToken'), write: keepStaffToken },
  logIn: async () => err({ tag: 'LoginCancelled' }),
});
