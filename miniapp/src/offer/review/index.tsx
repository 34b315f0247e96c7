import type { ApplicationView } from '@loan/shared/api/view';
import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { Place } from '../../application/place.ts';
import { ApplicationPage } from '../../components/application-page.tsx';
import { Card, Lead } from '../../components/card.tsx';
import { Cell } from '../../components/cell.tsx';
import { Moments } from '../../components/moments.tsx';
import { Notify } from '../../components/notify.tsx';
import { Bar, Main } from '../../components/page.tsx';
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
        <Card title={words.what}>
          {view.reasons.length === 0 && <View className="second space-1">{words.neutral}</View>}
          {view.reasons.map(({ code, text }) => (
            <View key={code} className="second space-1">
              {text}
            </View>
          ))}
        </Card>
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
