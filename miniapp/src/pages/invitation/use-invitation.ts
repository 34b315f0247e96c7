import { declineInvitation, readInvitation, takeInvitation } from '@loan/shared/api/signing';
import type { z } from '@loan/shared/schema';
import Taro, { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { call } from '../../api/client.ts';
import { addressOf, placeOf } from '../../application/place.ts';
import { show } from '../../application/shown.ts';
import { ticksOf } from '../../forms/consents.ts';
import { newId } from '../../platform/new-id.ts';
import { useCommand } from '../../state/use-command.ts';

export type Invitation = z.infer<typeof readInvitation.response>;

/** An invited person's own way in: read first, without logging in; take the place or refuse it afterwards. */
export function useInvitation(token: string) {
  const [invitation, setInvitation] = useState<Invitation | undefined>(undefined);
  const [declined, setDeclined] = useState(false);
  const reading = useCommand();
  const answering = useCommand();

  const load = () => reading.run(() => call(readInvitation, { token }), setInvitation);
  useDidShow(() => void load());

  const take = (ticked: ReadonlySet<string>) =>
    answering.run(
      () => call(takeInvitation, { token, consents: ticksOf(invitation?.consentTexts ?? [], ticked, newId) }),
      (view) => {
        show(view);
        void Taro.redirectTo({ url: addressOf(placeOf(view), view.id) });
      },
    );

  const decline = (reason: string | undefined) =>
    answering.run(
      () => call(declineInvitation, { token, ...(reason === undefined ? {} : { reason }) }),
      () => setDeclined(true),
    );

  return { invitation, declined, reading, answering, load, take, decline };
}
