import type { ApplicationView } from '@loan/shared/api/view';
import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { Place } from '../../application/place.ts';
import { ApplicationPage } from '../../components/application-page.tsx';
import { Card, Lead, Rule } from '../../components/card.tsx';
import { Cell } from '../../components/cell.tsx';
import { Moments } from '../../components/moments.tsx';
import { Notify } from '../../components/notify.tsx';
import { Bar, Main } from '../../components/page.tsx';
import { headOf, ReviewTag, restOf } from '../../components/review-outcome.tsx';
import { Withdraw } from '../../components/withdraw.tsx';
import { formatMoment } from '../../words/when.ts';
import { reviewSteps, words } from './messages.ts';

const SERVES: readonly Place[] = ['review'];

export default function ReviewPage() {
  return (
    <ApplicationPage serves={SERVES} what="复核进展">
      {(view) => <Review view={view} />}
    </ApplicationPage>
  );
}

/** What is looked at, one by one; all of it is open until two people found the same. */
function Items({ review }: Pick<ApplicationView, 'review'>) {
  const { items = [], contested } = review ?? {};
  return (
    <Card title={contested === undefined ? words.what : words.asked}>
      {items.length === 0 && <View className="second space-1">{words.neutral}</View>}
      {items.map((item) => (
        <View key={item.code} className="space-1">
          <View className="row row-top row-apart">
            <View className="strong grow">{headOf(item)}</View>
            <ReviewTag result={item.result} />
          </View>
          {restOf(item) && <View className="second">{restOf(item).split('｜')[0]}</View>}
        </View>
      ))}
      {contested !== undefined && (
        <>
          <Rule />
          <View className="caption space-1">{words.said}</View>
          <View className="second">{`「${contested}」`}</View>
        </>
      )}
    </Card>
  );
}

function Review({ view }: { view: ApplicationView }) {
  const last = (type: string) => [...view.timeline].reverse().find((event) => event.type === type);
  const [referred, concluded] = [last('refer'), last('concludeReview')];
  const isConcluded = referred !== undefined && concluded !== undefined && concluded.at > referred.at;
  const now = new Date();
  return (
    <>
      <Main>
        <Lead title={words.title} text={words.lead} />
        <Card title={words.progress}>
          <Moments
            moments={reviewSteps(
              referred ? formatMoment(referred.at, now) : '',
              isConcluded ? formatMoment(concluded.at, now) : undefined,
            )}
          />
        </Card>
        <Items review={view.review} />
        <Card title={words.how}>
          {words.howText.map((line) => (
            <View key={line} className="second space-1">
              {line}
            </View>
          ))}
        </Card>
        <Card look="flush">
          <Cell
            icon="message"
            title={words.service}
            onTap={() => void Taro.navigateTo({ url: '/account/service/index' })}
          />
          <Withdraw view={view} />
        </Card>
      </Main>
      <Bar>
        <Notify applicationId={view.id} moments={['approved']} text={words.notify} />
      </Bar>
    </>
  );
}
