import { type BackingView, inviteCounterparty } from '@loan/shared/api/backing';
import { ApplicationId } from '@loan/shared/application/ids';
import { Phone } from '@loan/shared/party/phone';
import { useState } from 'react';
import { call } from '../../api/client.ts';
import { copy } from '../../platform/clipboard.ts';
import { createStore, type Store, useStore } from '../../state/store.ts';
import { useCommand } from '../../state/use-command.ts';

type Contact = { contactName: string; phone: string };
type Sent = { path: string; url: string };

/** Somebody else's name and number: in memory, never stored, and not given back by the server. */
const contacts = new Map<string, Store<Contact>>();
function contactOf(applicationId: string): Store<Contact> {
  const known = contacts.get(applicationId) ?? createStore<Contact>({ contactName: '', phone: '' });
  contacts.set(applicationId, known);
  return known;
}

export const phoneProblem = (phone: string): string | undefined =>
  Phone.safeParse(phone).success ? undefined : '请填写 11 位手机号';

/** Sends, reminds and replaces. A link is shown once, where it was made; a reminder is a new link as well. */
export function useInvite(applicationId: string, shown: (after: BackingView) => void) {
  const id = ApplicationId.parse(applicationId);
  const store = contactOf(applicationId);
  const draft = useStore(store);
  const [sent, setSent] = useState<Sent | undefined>(undefined);
  const [copied, setCopied] = useState(false);
  const { busy, problem, run } = useCommand();

  const send = (remind: boolean, after?: () => void) =>
    run(
      () => call(inviteCounterparty, { id, ...store.get(), ...(remind ? { remind } : {}) }),
      ({ path, url, backing }) => {
        setSent({ path, url });
        setCopied(false);
        shown(backing);
        after?.();
      },
    );

  return {
    draft,
    sent,
    copied,
    busy,
    problem,
    /** Whether the number is still at hand: on another phone it has to be typed again. */
    hasNumber: phoneProblem(draft.phone) === undefined,
    change: (changed: Partial<Contact>) => store.set({ ...store.get(), ...changed }),
    invite: (after: () => void) => send(false, after),
    remind: () => send(true),
    copyLink: async () => setCopied(sent ? await copy(sent.url) : false),
  };
}
export type Inviting = ReturnType<typeof useInvite>;
