import { consentTexts, requestAssessment, submitApplication } from '@loan/shared/api/application';
import type { ApplicationView } from '@loan/shared/api/view';
import { ApplicationId } from '@loan/shared/application/ids';
import { useState } from 'react';
import { call } from '../../api/client.ts';
import { show } from '../../application/shown.ts';
import { type ConsentText, ticksOf } from '../../forms/consents.ts';
import { newId } from '../../platform/new-id.ts';
import { useCommand } from '../../state/use-command.ts';

/** Once the papers are whole: the consents, which submit, and with them the assessment. */
export function useAssess(view: ApplicationView) {
  const id = ApplicationId.parse(view.id);
  const [texts, setTexts] = useState<readonly ConsentText[] | undefined>(undefined);
  const reading = useCommand();
  const submitting = useCommand();

  const assess = () => submitting.run(() => call(requestAssessment, { id }), show);
  const agree = (ticked: ReadonlySet<string>) =>
    submitting.run(
      async () => {
        const submitted = await call(submitApplication, { id, consents: ticksOf(texts ?? [], ticked, newId) });
        return submitted.ok ? call(requestAssessment, { id }) : submitted;
      },
      (after) => {
        setTexts(undefined);
        show(after);
      },
    );

  return {
    texts,
    busy: reading.busy || submitting.busy,
    problem: reading.problem ?? submitting.problem,
    start: () =>
      view.status === 'draft'
        ? void reading.run(
            () => call(consentTexts, { id }),
            ({ texts: asked }) => setTexts(asked),
          )
        : void assess(),
    agree,
    close: () => setTexts(undefined),
  };
}
