import { openApplication } from '@loan/shared/api/application';
import { bindPhone } from '@loan/shared/api/session';
import { ApplicationId } from '@loan/shared/application/ids';
import type { ProductCode } from '@loan/shared/product/code';
import { Vendor } from '@loan/shared/source/vendors';
import Taro, { useDidShow, useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { call } from '../../api/client.ts';
import { configStore, readConfig } from '../../api/config.ts';
import { addressOf, placeOf } from '../../application/place.ts';
import { show } from '../../application/shown.ts';
import { hasSession, useHomeData } from '../../application/use-home.ts';
import { newId } from '../../platform/new-id.ts';
import { createStore, useStore } from '../../state/store.ts';
import { useCommand } from '../../state/use-command.ts';
import { ENDED_STATUSES } from '../../words/status.ts';
import { fittingProducts } from './fitting.ts';
import { type Answers, NO_ANSWERS, verdictOn } from './verdict.ts';

/** The three answers survive leaving the page; they say nothing about who gave them. */
const answersStore = createStore<Answers>(NO_ANSWERS);
/** Taken back to one's application once a launch; coming back to this page later means staying on it. */
let hasBroughtBack = false;
/** One id for one intention: a second tap after a lost answer opens the same draft. */
let draftId: string | undefined;

export function useHome() {
  const { params } = useRouter();
  const answers = useStore(answersStore);
  const mine = useHomeData();
  const opening = useCommand();
  const [again, setAgain] = useState(false);
  // Until it is known what can be read, nobody is turned away for it.
  const vendors = useStore(configStore)?.vendors ?? Vendor.options;
  const verdict = verdictOn(answers, vendors);
  const fitting =
    verdict.tag === 'mayApply' && verdict.product === 'dataLoan' ? fittingProducts(verdict.answers.marketplaces) : [];
  const [wished, setWished] = useState<ProductCode>('dataLoan');
  const product = fitting.includes(wished) ? wished : verdict.tag === 'mayApply' ? verdict.product : 'dataLoan';

  useDidShow(() => {
    void readConfig(call);
    const named = params['application'];
    if (named !== undefined && !hasBroughtBack) return bringTo(named);
    if (hasSession()) void mine.load(({ applications }) => bringBack(applications));
    else mine.forget();
  });

  /** Opens the draft and goes on to the company. `phoneCode` when WeChat has just given one. */
  const start = (phoneCode: string | undefined) =>
    opening.run(
      async () => {
        if (verdict.tag !== 'mayApply') return { ok: false as const, error: { tag: 'LoginCancelled' as const } };
        if (phoneCode !== undefined) {
          const bound = await call(bindPhone, { code: phoneCode });
          if (!bound.ok) return bound;
        }
        draftId ??= newId();
        const eligibility = { ...verdict.answers, marketplaces: [...verdict.answers.marketplaces] };
        return call(openApplication, { id: ApplicationId.parse(draftId), product, eligibility });
      },
      (view) => {
        draftId = undefined;
        hasBroughtBack = true;
        show(view);
        void Taro.navigateTo({ url: addressOf(placeOf(view), view.id) });
      },
    );

  return {
    answers,
    answer: (given: Partial<Answers>) => answersStore.set({ ...answersStore.get(), ...given }),
    verdict,
    fitting,
    product,
    setProduct: (chosen: ProductCode) => {
      // What an application is for stays as it was opened: another wish is another one.
      draftId = undefined;
      setWished(chosen);
    },
    mine,
    continueOld: () => mine.load(({ applications }) => bringBack(applications)),
    opening,
    start,
    again,
    setAgain,
  };
}

/** The one application that is still alive opens by itself; with several, the person chooses. */
function bringBack(applications: readonly { id: string; status: string }[]): void {
  const alive = applications.filter(({ status }) => !ENDED_STATUSES.includes(status));
  const [only, ...others] = alive;
  if (only && others.length === 0 && !hasBroughtBack) bringTo(only.id);
}

function bringTo(id: string): void {
  hasBroughtBack = true;
  void Taro.navigateTo({ url: `/pages/application/index?id=${id}` });
}
