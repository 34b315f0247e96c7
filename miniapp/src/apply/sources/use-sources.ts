import { consentTexts, requestAssessment, submitApplication } from '@loan/shared/api/application';
import type { ApplicationView, SourceView } from '@loan/shared/api/view';
import { ApplicationId } from '@loan/shared/application/ids';
import Taro from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { call } from '../../api/client.ts';
import { show } from '../../application/shown.ts';
import { type ConsentText, ticksOf } from '../../forms/consents.ts';
import { newId } from '../../platform/new-id.ts';
import { useCommand } from '../../state/use-command.ts';
import type { Region } from '../../words/vendors.ts';

/** Consents first, then connections, then the assessment: what the page of sources does. */
export function useSources(view: ApplicationView) {
  const id = ApplicationId.parse(view.id);
  const isDraft = view.status === 'draft';
  const [texts, setTexts] = useState<readonly ConsentText[] | undefined>(undefined);
  const [sheet, setSheet] = useState<'consents' | 'regions' | undefined>(undefined);
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
        setSheet('regions');
        show(after);
      },
    );

  const assess = () => assessing.run(() => call(requestAssessment, { id }), show);

  return {
    texts,
    sheet,
    openConsents,
    openRegions: () => setSheet('regions'),
    closeSheet: () => setSheet(undefined),
    agree,
    assess,
    connect: (region: Region) => {
      setSheet(undefined);
      goAuthorise(view.id, newId(), region);
    },
    opening: reading,
    submitting,
    assessing,
  };
}

const goAuthorise = (id: string, sourceId: string, region: string) =>
  void Taro.navigateTo({ url: `/apply/authorise/index?id=${id}&source=${sourceId}&region=${region}` });

/** Where a tap on a connection leads, by its state. */
export function openSource(view: ApplicationView, source: SourceView): void {
  if (source.state === 'awaitingConfirmation') void Taro.navigateTo({ url: `/apply/shop/index?id=${view.id}` });
  else if (source.state === 'reading') void Taro.navigateTo({ url: `/apply/progress/index?id=${view.id}` });
  else goAuthorise(view.id, source.id, source.region);
}

/** Enough to assess: something has been read, or is being read. */
export const canAssess = ({ sources }: Pick<ApplicationView, 'sources'>): boolean =>
  sources.some(({ state }) => state === 'read' || state === 'reading');
