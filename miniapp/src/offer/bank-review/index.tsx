import type { ApplicationView } from '@loan/shared/api/view';
import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { goHome } from '../../application/go.ts';
import type { Place } from '../../application/place.ts';
import { Action } from '../../components/action.tsx';
import { ApplicationPage } from '../../components/application-page.tsx';
import { Card, Heading, Rule } from '../../components/card.tsx';
import { Cell } from '../../components/cell.tsx';
import { ClockBar } from '../../components/clock-card.tsx';
import { Icon } from '../../components/icon.tsx';
import { Moments } from '../../components/moments.tsx';
import { Notify } from '../../components/notify.tsx';
import { Bar, Main } from '../../components/page.tsx';
import { Withdraw } from '../../components/withdraw.tsx';
import { OUTCOMES, progressOf, titleWords, words } from './messages.ts';

const SERVES: readonly Place[] = ['bankReview'];

export default function BankReviewPage() {
  return (
    <ApplicationPage serves={SERVES} what="审批进展">
      {(view) => <BankReview view={view} />}
    </ApplicationPage>
  );
}

function BankReview({ view }: { view: ApplicationView }) {
  const paused = view.clock?.state === 'paused';
  return (
    <>
      <Main stage="额度">
        <Card live>
          <View className="row row-top row-wide">
            {paused ? (
              <View className="badge badge-caution">
                <Icon name="pause" />
              </View>
            ) : (
              <View className="pulse space-2" />
            )}
            <View className="grow">
              <Heading level={1} look="title-2">
                {titleWords(view.bankName)}
              </Heading>
              <View className="second">{paused ? words.paused : words.lead}</View>
            </View>
          </View>
          {view.clock && (
            <>
              <Rule />
              <ClockBar clock={view.clock} mine={view.myRoles} />
            </>
          )}
        </Card>
        <Card title={words.progress}>
          <Moments moments={progressOf(view, new Date())} />
        </Card>
        <Card title={words.outcomes}>
          {OUTCOMES.map(({ icon, badge, title, text }) => (
            <Cell key={title} icon={icon} {...(badge ? { badge } : {})} title={title} text={text} />
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
        <Action kind="quiet" onTap={goHome}>
          {words.home}
        </Action>
      </Bar>
    </>
  );
}
