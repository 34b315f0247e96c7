import { dataRights, markMessagesRead, messages, withdrawConsent } from '@loan/shared/api/account';
import { ConsentId } from '@loan/shared/application/ids';
import type { z } from '@loan/shared/schema';
import { instantOf } from '@loan/shared/time/instant';
import Taro, { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { call } from '../../api/client.ts';
import { unreadStore } from '../../components/tab-bar.tsx';
import { useCommand } from '../../state/use-command.ts';
import type { Message } from './messages.ts';

export type Rights = z.infer<typeof dataRights.response>;
export type Consent = Rights['consents'][number];

/** Messages and consents of whoever holds this phone. */
export function useMessages() {
  const [list, setList] = useState<readonly Message[] | undefined>(undefined);
  const [rights, setRights] = useState<Rights | undefined>(undefined);
  const [asking, setAsking] = useState<Consent | undefined>(undefined);
  const reading = useCommand();
  const withdrawing = useCommand();

  const load = () =>
    reading.run(
      async () => {
        const answer = await call(messages, {});
        if (!answer.ok) return answer;
        const known = await call(dataRights, {});
        return known.ok ? { ok: true as const, value: { list: answer.value.messages, rights: known.value } } : known;
      },
      (found) => {
        setList(found.list);
        setRights(found.rights);
        unreadStore.set(found.list.filter(({ read }) => !read).length);
      },
    );
  useDidShow(() => void load());

  async function markRead() {
    const marked = await call(markMessagesRead, { upTo: instantOf(new Date()) });
    if (!marked.ok) return;
    setList((before) => before?.map((message) => ({ ...message, read: true })));
    unreadStore.set(0);
  }

  const withdraw = ({ consentId }: Consent) =>
    withdrawing.run(
      () => call(withdrawConsent, { consentId: ConsentId.parse(consentId) }),
      () => {
        setAsking(undefined);
        void load();
      },
    );

  return { list, rights, asking, setAsking, reading, withdrawing, load, markRead, withdraw };
}

export const openMessage = ({ applicationId }: Message): void =>
  void Taro.navigateTo({ url: `/pages/application/index?id=${applicationId}` });

export type ConsentState = 'inForce' | 'withdrawn' | 'expired';
export const stateOf = ({ withdrawnAt, until }: Consent, now: Date): ConsentState => {
  if (withdrawnAt !== undefined) return 'withdrawn';
  return Date.parse(until) < now.getTime() ? 'expired' : 'inForce';
};
