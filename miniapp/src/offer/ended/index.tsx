import type { ApplicationView } from '@loan/shared/api/view';
import Taro from '@tarojs/taro';
import { goHome } from '../../application/go.ts';
import type { Place } from '../../application/place.ts';
import { Action } from '../../components/action.tsx';
import { ApplicationPage } from '../../components/application-page.tsx';
import { Card, Lead } from '../../components/card.tsx';
import { Cell } from '../../components/cell.tsx';
import { Moments } from '../../components/moments.tsx';
import { Bar, Main } from '../../components/page.tsx';
import { happened } from '../../words/timeline.ts';
import { formatMoment } from '../../words/when.ts';
import { endWords, words } from './messages.ts';

const SERVES: readonly Place[] = ['ended'];

export default function EndedPage() {
  return (
    <ApplicationPage serves={SERVES} what="申请">
      {(view) => <Ended view={view} />}
    </ApplicationPage>
  );
}

const Ended = ({ view }: { view: ApplicationView }) => {
  const { title, text } = endWords(view);
  const isApplicant = view.myRoles.includes('applicant');
  return (
    <>
      <Main>
        <Lead title={title} text={text} />
        {isApplicant && (
          <Card title={words.progress}>
            <Moments
              moments={happened(view.timeline).map((one) => ({
                title: one.title,
                when: formatMoment(one.at, new Date()),
                state: 'done',
              }))}
            />
          </Card>
        )}
        <Card look="flush">
          <Cell plain title={words.data} onTap={() => void Taro.navigateTo({ url: '/account/data/index' })} />
        </Card>
      </Main>
      <Bar>
        <Action onTap={goHome}>{isApplicant ? words.again : words.home}</Action>
      </Bar>
    </>
  );
};
