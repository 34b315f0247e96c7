import { connectWithKeys, sourceConsentTexts } from '@loan/shared/api/sources';
import type { ApplicationView, SourceView } from '@loan/shared/api/view';
import { ApplicationId, SourceId } from '@loan/shared/application/ids';
import { problemsOf, VENDORS, type Vendor } from '@loan/shared/source/vendors';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { call } from '../../api/client.ts';
import { show } from '../../application/shown.ts';
import { type ConsentText, type ConsentTick, ticksOf } from '../../forms/consents.ts';
import { newId } from '../../platform/new-id.ts';
import { useCommand } from '../../state/use-command.ts';
import { wishStore } from '../wish.ts';

type Step =
  | { step: 'consent'; vendor: Vendor; sourceId: string; texts: readonly ConsentText[] }
  | { step: 'details'; vendor: Vendor; sourceId: string; consents: readonly ConsentTick[] };

/** Connects one source: its consent if that is not given yet, what has to be known, then its link or its keys. */
export function useConnect(view: ApplicationView) {
  const id = ApplicationId.parse(view.id);
  const [step, setStep] = useState<Step | undefined>(undefined);
  const reading = useCommand();
  const connecting = useCommand();

  /** `consents`: empty when the consent was given a moment ago and this view does not show it yet. */
  const connect = (vendor: Vendor, sourceId: string = newId(), consents?: readonly ConsentTick[]) => {
    if (consents || view.consentsGiven.includes(`source.${vendor}.assessment`))
      return ask(vendor, sourceId, consents ?? []);
    return void reading.run(
      () => call(sourceConsentTexts, { id, vendor }),
      ({ texts }) => setStep({ step: 'consent', vendor, sourceId, texts }),
    );
  };

  const ask = (vendor: Vendor, sourceId: string, consents: readonly ConsentTick[]) => {
    const { regions, typed } = VENDORS[vendor];
    if (regions.length > 1 || typed.length > 0) return setStep({ step: 'details', vendor, sourceId, consents });
    return go({ vendor, sourceId, consents }, regions[0], {});
  };

  const go = (
    { vendor, sourceId, consents }: { vendor: Vendor; sourceId: string; consents: readonly ConsentTick[] },
    region: string,
    typed: Record<string, string>,
  ) => {
    if (VENDORS[vendor].authorisedBy === 'link') {
      setStep(undefined);
      wishStore.set({ sourceId, typed, consents });
      const query = `id=${view.id}&source=${sourceId}&vendor=${vendor}&region=${region}`;
      return void Taro.navigateTo({ url: `/apply/authorise/index?${query}` });
    }
    const request = { id, sourceId: SourceId.parse(sourceId), vendor, region, typed, consents: [...consents] };
    return void connecting.run(
      () => call(connectWithKeys, request),
      (after) => {
        setStep(undefined);
        show(after);
      },
    );
  };

  return {
    step,
    connect,
    close: () => setStep(undefined),
    agree: (ticked: ReadonlySet<string>) => {
      if (step?.step === 'consent') ask(step.vendor, step.sourceId, ticksOf(step.texts, ticked, newId));
    },
    finish: (region: string, typed: Record<string, string>) => {
      if (step?.step === 'details' && problemsOf(step.vendor, region, typed).length === 0) go(step, region, typed);
    },
    problem: reading.problem ?? connecting.problem,
    busy: reading.busy || connecting.busy,
  };
}

/** Where a tap on a connection leads, by its state. */
export function openSource(view: ApplicationView, source: SourceView, connect: (vendor: Vendor, id: string) => void) {
  if (source.state === 'awaitingConfirmation') return void Taro.navigateTo({ url: `/apply/shop/index?id=${view.id}` });
  if (source.state === 'reading') return void Taro.navigateTo({ url: `/apply/progress/index?id=${view.id}` });
  const hasLink = source.state === 'awaitingAuthorisation' && VENDORS[source.vendor].authorisedBy === 'link';
  if (!hasLink) return connect(source.vendor, source.id);
  const query = `id=${view.id}&source=${source.id}&vendor=${source.vendor}&region=${source.region}`;
  return void Taro.navigateTo({ url: `/apply/authorise/index?${query}` });
}
