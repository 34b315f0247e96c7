import { openSigningPage } from '@loan/shared/api/signing';
import type { ApplicationView } from '@loan/shared/api/view';
import { ApplicationId } from '@loan/shared/application/ids';
import { err, type Result } from '@loan/shared/result';
import { useState } from 'react';
import { call } from '../api/client.ts';
import type { CallError } from '../api/create-client.ts';
import { openSigningAddress } from '../platform/addresses.ts';
import { useCommand } from '../state/use-command.ts';
import { show } from './shown.ts';

/** A document is printed in seconds; nobody is kept waiting for longer than this. */
const TRIES = 12;
const BETWEEN_TRIES_MS = 1_500;

/** Goes to the e-sign service for whatever this person has to do next; waits while the document is being printed. */
export function useSigningPage(view: ApplicationView) {
  const { busy, problem, run } = useCommand();
  const [preparing, setPreparing] = useState(false);

  const open = () =>
    run(
      async () => {
        const answer = await pageOrNothing(view.id, () => setPreparing(true));
        setPreparing(false);
        return answer;
      },
      ({ url, application }) => {
        show(application);
        if (url !== undefined) openSigningAddress(url);
      },
    );

  return { busy, problem, preparing, open };
}

type Page = { url: string | undefined; application: ApplicationView };

async function pageOrNothing(id: string, waiting: () => void): Promise<Result<Page, CallError>> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const answer = await call(openSigningPage, { id: ApplicationId.parse(id) });
    if (!answer.ok) return answer;
    const { step, url, application } = answer.value;
    if (step === 'done' || url !== undefined) return { ok: true, value: { url, application } };
    waiting();
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_TRIES_MS));
  }
  return err({ tag: 'ServerBusy' });
}
