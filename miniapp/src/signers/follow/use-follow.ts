import { inviteSigner } from '@loan/shared/api/signing';
import type { ApplicationView } from '@loan/shared/api/view';
import { ApplicationId } from '@loan/shared/application/ids';
import type { Instant } from '@loan/shared/time/instant';
import { useState } from 'react';
import { call } from '../../api/client.ts';
import type { Signer } from '../../application/people.ts';
import { show } from '../../application/shown.ts';
import { copy } from '../../platform/clipboard.ts';
import { useCommand } from '../../state/use-command.ts';

export type Invitation = { role: Signer['role']; path: string; url: string; expiresAt: Instant };

/** Invites the others and follows how far they have come. An invitation is shown once, where it was made. */
export function useFollow(view: ApplicationView) {
  const [invitation, setInvitation] = useState<Invitation | undefined>(undefined);
  const [copied, setCopied] = useState(false);
  const { busy, problem, run } = useCommand();

  const invite = (role: Signer['role'], remind: boolean) =>
    run(
      () => call(inviteSigner, { id: ApplicationId.parse(view.id), role, ...(remind ? { remind } : {}) }),
      ({ path, url, expiresAt, application }) => {
        setInvitation({ role, path, url, expiresAt });
        setCopied(false);
        show(application);
      },
    );

  return {
    invitation,
    copied,
    busy,
    problem: problem?.tag === 'Refused' && problem.rule === 'RemindedRecently' ? undefined : problem,
    isRemindedRecently: problem?.tag === 'Refused' && problem.rule === 'RemindedRecently',
    invite,
    copyLink: async () => setCopied(invitation ? await copy(invitation.url) : false),
  };
}
