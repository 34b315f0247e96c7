import { consentTexts, requestAssessment, submitApplication } from '@loan/shared/api/application';
import { readSourceHelp } from '@loan/shared/api/sources';
import type { ApplicationView } from '@loan/shared/api/view';
import { ApplicationId } from '@loan/shared/application/ids';
import type { SourceHelp } from '@loan/shared/offer/decision';
import { Vendor } from '@loan/shared/source/vendors';
import { useEffect, useState } from 'react';
import { call } from '../../api/client.ts';
import { show } from '../../application/shown.ts';
import { type ConsentText, ticksOf } from '../../forms/consents.ts';
import { newId } from '../../platform/new-id.ts';
import { useCommand } from '../../state/use-command.ts';
import { useConnect } from './use-connect.ts';

/** Consents first, then connections, then the assessment: what the page of sources does. */
export function useSources(view: ApplicationView) {
  const id = ApplicationId.parse(view.id);
  const isDraft = view.status === 'draft';
  const [texts, setTexts] = useState<readonly ConsentText[] | undefined>(undefined);
  const [sheet, setSheet] = useState<'consents' | undefined>(undefined);
  const connecting = useConnect(view);
  const reading = useCommand();
  const submitting = useCommand();
  const assessing = useCommand();

  const openConsents = () =>
    reading.run(
      () => call(consentTexts, { id }),
      (answer) => {
        setTexts(answer.texts);
        setSheet('consents');
      },
    );

  // The sheet opens by itself: on this page there is nothing else to do before it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once a page, when it turns out to be a draft.
  useEffect(() => {
    if (isDraft) void openConsents();
  }, [isDraft]);

  const agree = (ticked: ReadonlySet<string>) =>
    submitting.run(
      () => call(submitApplication, { id, consents: ticksOf(texts ?? [], ticked, newId) }),
      (after) => {
        setSheet(undefined);
        show(after);
        const [first] = firstVendors(texts ?? []);
        if (first) connecting.connect(first, newId(), []);
      },
    );

  const help = useSourceHelp(view);
  const assess = () => assessing.run(() => call(requestAssessment, { id }), show);

  return {
    texts,
    sheet,
    help,
    openConsents,
    closeSheet: () => setSheet(undefined),
    agree,
    assess,
    connecting,
    opening: reading,
    submitting,
    assessing,
  };
}

/** What each source would bring, asked again when another has been read. Without an answer the page says no figure. */
function useSourceHelp({ id, sources }: ApplicationView): readonly SourceHelp[] {
  const [help, setHelp] = useState<readonly SourceHelp[]>([]);
  const { run } = useCommand();
  const read = sources.filter(({ state }) => state === 'read').length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each reading that ended.
  useEffect(() => {
    if (read === 0) return setHelp([]);
    void run(
      () => call(readSourceHelp, { id: ApplicationId.parse(id) }),
      (answer) => setHelp(answer.help),
    );
  }, [id, read]);
  return help;
}

/** The sources among the texts that were just agreed to: the first of them is connected next. */
const firstVendors = (texts: readonly ConsentText[]): Vendor[] =>
  Vendor.options.filter((vendor) => texts.some(({ key }) => key === `source.${vendor}.assessment`));
