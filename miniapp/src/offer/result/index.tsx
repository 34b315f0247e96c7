import type { ApplicationView, DecisionView } from '@loan/shared/api/view';
import type { ProductCode } from '@loan/shared/product/code';
import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { Place } from '../../application/place.ts';
import { Action, Link } from '../../components/action.tsx';
import { ApplicationPage } from '../../components/application-page.tsx';
import { Card, Rule } from '../../components/card.tsx';
import { Ledger } from '../../components/ledger.tsx';
import { Moments } from '../../components/moments.tsx';
import { Note } from '../../components/note.tsx';
import { Bar, Main } from '../../components/page.tsx';
import { Corrected, ReviewedBy } from '../../components/review-outcome.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { Trouble } from '../../components/states.tsx';
import { formatUntil } from '../../words/when.ts';
import { CapsCard } from '../caps/caps-card.tsx';
import { OrderResult } from '../order-result/trade-cards.tsx';
import { CostExample } from './cost-example.tsx';
import { Debts } from './debts.tsx';
import { Headline } from './headline.tsx';
import { bureauSteps, declineText, standsUntil, whoSigns, words } from './messages.ts';
import { AllItems, Higher, Reasons, ScoreParts } from './reasons.tsx';
import { useAccept } from './use-result.ts';

const SERVES: readonly Place[] = ['result'];
/** Lines on what is at hand now, where the figures themselves are the reason. */
const EXPLAINED: readonly ProductCode[] = ['inventoryLoan', 'adLoan', 'logisticsLoan'];

export default function ResultPage() {
  return (
    <ApplicationPage serves={SERVES} what="额度结果">
      {(view) =>
        view.offer && view.decision ? <Result view={view} offer={view.offer} decision={view.decision} /> : null
      }
    </ApplicationPage>
  );
}

type Offer = NonNullable<ApplicationView['offer']>;
type Open = 'items' | 'later' | undefined;

function Result({ view, offer, decision }: { view: ApplicationView; offer: Offer; decision: DecisionView }) {
  const [open, setOpen] = useState<Open>(undefined);
  const { busy, problem, accept } = useAccept(view);
  const until = formatUntil(offer.expiresAt, new Date());
  const close = () => setOpen(undefined);
  return (
    <>
      <Main stage="额度">
        <Trouble error={problem} />
        <Headline offer={offer} decision={decision} showReasons={() => setOpen('items')} />
        <Note>{standsUntil(view.bankName, until)}</Note>
        <Corrected review={view.review} />
        <ReviewedBy review={view.review} />
        {view.product === 'orderLoan' && <OrderResult view={view} decision={decision} />}
        {EXPLAINED.includes(view.product) && <CapsCard decision={decision} />}
        <CostExample view={view} offer={offer} />
        <Debts decision={decision} />
        <Bureau view={view} />
        <ScoreParts decision={decision} />
        <Reasons decision={decision} showAll={() => setOpen('items')} />
        <Higher decision={decision} />
        <View className="row row-around row-wrap">
          <Link onTap={() => void Taro.navigateTo({ url: '/account/service/index' })}>{words.question}</Link>
          <Link onTap={() => void Taro.navigateTo({ url: `/portrait/mine/index?id=${view.id}` })}>
            {words.portrait}
          </Link>
          <Link onTap={() => void Taro.navigateTo({ url: '/account/data/index' })}>{words.exportResult}</Link>
        </View>
      </Main>
      <Bar>
        <View className="row bar-pair">
          <Action kind="quiet" beside disabled={busy} onTap={() => setOpen('later')}>
            {words.decline}
          </Action>
          <Action disabled={busy} onTap={() => void accept()}>
            {words.accept}
          </Action>
        </View>
      </Bar>
      {open === 'items' && <AllItems decision={decision} close={close} />}
      {open === 'later' && <Later text={declineText(until)} close={close} />}
    </>
  );
}

function Bureau({ view }: { view: ApplicationView }) {
  const controller = view.people.find(({ role }) => role === 'controller');
  const bothMe = view.people.length > 0 && view.people.every(({ isMe }) => isMe);
  return (
    <Card title={words.bureau}>
      <Moments prose moments={bureauSteps(view.bankName)} />
      <Rule />
      <Ledger
        ruled={false}
        rows={[
          { label: words.company, value: view.company?.name },
          { label: words.controller, value: `${controller?.nameMasked ?? ''}${controller?.isMe ? words.you : ''}` },
        ]}
      />
      <View className="caption space-1">{whoSigns(bothMe)}</View>
    </Card>
  );
}

/** Not now is not no: nothing is sent, and the page says until when one can come back. */
const Later = ({ text, close }: { text: string; close: () => void }) => (
  <Sheet id="later" title={words.declineTitle} text={text} close={close} foot={<Action onTap={close}>知道了</Action>} />
);
