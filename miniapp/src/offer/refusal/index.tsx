import type { ApplicationView } from '@loan/shared/api/view';
import { formatDay } from '@loan/shared/money/format';
import type { DecisionReason } from '@loan/shared/offer/decision';
import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { goHome } from '../../application/go.ts';
import type { Place } from '../../application/place.ts';
import { Action } from '../../components/action.tsx';
import { ApplicationPage } from '../../components/application-page.tsx';
import { Card, Lead } from '../../components/card.tsx';
import { Cell } from '../../components/cell.tsx';
import { Ledger } from '../../components/ledger.tsx';
import { Note } from '../../components/note.tsx';
import { Bar, Main } from '../../components/page.tsx';
import { Corrected, Grounds, ReviewedBy, type ReviewItem, ReviewTag } from '../../components/review-outcome.tsx';
import { ReviewSheet } from '../../components/review-sheet.tsx';
import { Higher } from '../result/reasons.tsx';
import { footWords, leadWords, reviewTitle, words } from './messages.ts';

const SERVES: readonly Place[] = ['refusal'];

export default function RefusalPage() {
  return (
    <ApplicationPage serves={SERVES} what="评估结果">
      {(view) => <Refusal view={view} />}
    </ApplicationPage>
  );
}

/** No is a page with a way forward: where it stands, what would be enough, what to do, and from when. */
function Refusal({ view }: { view: ApplicationView }) {
  const [reviewing, setReviewing] = useState(false);
  const reasons = view.decision?.reasons ?? [];
  const rules = reasons.filter(({ kind }) => kind === 'rule');
  return (
    <>
      <Main>
        <Lead title={view.review ? reviewTitle(view.review.items) : words.title} text={leadWords(reasons)} />
        <Note>{words.notAsked}</Note>
        <Corrected review={view.review} />
        {rules.map((reason) => (
          <ReasonCard
            key={reason.code}
            reason={reason}
            found={view.review?.items.find(({ code }) => code === reason.code)}
          />
        ))}
        {rules.length === 0 && <Plain view={view} />}
        <ReviewedBy review={view.review} />
        {view.decision && <Higher title={words.higher} decision={view.decision} />}
        <Card title={words.others}>
          <Cell icon="shop" title={words.another} caption={words.anotherText} onTap={goHome} />
          {!view.review && (
            <Cell icon="person" title={words.review} caption={words.reviewText} onTap={() => setReviewing(true)} />
          )}
        </Card>
        <Card look="flush">
          <Cell plain title={words.erase} onTap={() => void Taro.navigateTo({ url: '/account/data/index' })} />
        </Card>
        <View className="caption">
          {footWords(view.company?.name ?? '', view.id, view.decision?.policyVersion ?? '')}
        </View>
      </Main>
      <Bar>
        <Action kind="secondary" onTap={goHome}>
          {words.home}
        </Action>
      </Bar>
      {reviewing && <ReviewSheet view={view} close={() => setReviewing(false)} />}
    </>
  );
}

type ReasonProps = { reason: DecisionReason; found: ReviewItem | undefined };

const ReasonCard = ({ reason: { title, current, threshold, cure, earliestOn }, found }: ReasonProps) => (
  <Card title={title} {...(found ? { aside: <ReviewTag result={found.result} /> } : {})}>
    <Ledger
      rows={[
        { label: words.now, value: current },
        ...(threshold ? [{ label: words.threshold, value: threshold }] : []),
      ]}
    />
    {found && <Grounds item={found} />}
    {cure && (
      <View className="space-2">
        <Note icon="up" title={words.cure}>
          {`${cure}${earliestOn ? `。最早可在 ${formatDay(earliestOn)}重新评估` : ''}`}
        </Note>
      </View>
    )}
  </Card>
);

/** When the decision's own reasons may not be shown in full: neutral words and a person to talk to. */
const Plain = ({ view }: { view: ApplicationView }) => (
  <Card>
    {view.reasons.map(({ code, text }) => (
      <View key={code} className="second space-1">
        {text}
      </View>
    ))}
    <View className="caption space-2">{words.contact}</View>
  </Card>
);
