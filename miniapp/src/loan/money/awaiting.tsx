import type { ApplicationView } from '@loan/shared/api/view';
import { formatYuan } from '@loan/shared/money/format';
import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { goHome } from '../../application/go.ts';
import { Action } from '../../components/action.tsx';
import { Card, Heading, Rule } from '../../components/card.tsx';
import { Cell } from '../../components/cell.tsx';
import { ClockBar } from '../../components/clock-card.tsx';
import { Icon } from '../../components/icon.tsx';
import { Ledger } from '../../components/ledger.tsx';
import { Moments } from '../../components/moments.tsx';
import { Note } from '../../components/note.tsx';
import { Notify } from '../../components/notify.tsx';
import { Bar, Main } from '../../components/page.tsx';
import { progressOf, STANDING, words } from './messages.ts';

/** Between the signed contract and the money: what is being done, that nothing can happen twice, nothing to press. */
export function Awaiting({ view }: { view: ApplicationView }) {
  const { drawdown } = view;
  const status = drawdown?.status ?? 'quoted';
  const { title, text } = STANDING[status];
  const failed = status === 'rejected' || status === 'released';
  return (
    <>
      <Main stage="签约">
        <Card live>
          <View className="row row-top row-wide">
            {failed ? (
              <View className="badge badge-caution">
                <Icon name="info" />
              </View>
            ) : (
              <View className="pulse space-2" />
            )}
            <View className="grow">
              <Heading level={1} look="title-2">
                {title}
              </Heading>
              <View className="second">{drawdown?.failText ?? text}</View>
            </View>
          </View>
          {drawdown && (
            <>
              <Rule />
              <View className="caption">{words.thisOne}</View>
              <View className="figure">{formatYuan(drawdown.quote.amountFen)}</View>
              <View className="second">{`${drawdown.accountName} · ${drawdown.accountMasked}`}</View>
            </>
          )}
        </Card>
        {!failed && (
          <Note tone="positive" icon="shield" title={words.never}>
            {words.neverText}
          </Note>
        )}
        {view.clock && !failed && (
          <Card>
            <ClockBar clock={view.clock} mine={view.myRoles} />
          </Card>
        )}
        <Card title={words.progress}>
          {drawdown && <Ledger ruled={false} rows={[{ label: words.business, value: shortNumber(drawdown.id) }]} />}
          <Moments moments={[...progressOf(view, new Date()), { title, state: failed ? 'done' : 'now' }]} />
        </Card>
        <Card title={words.effect}>
          <Ledger rows={failed ? words.effectsFailed : words.effects} />
        </Card>
        {!failed && (
          <Card title={words.todo}>
            <Cell icon="bank" title={words.look} text={words.lookText} />
            <Cell icon="pause" title={words.dont} text={words.dontText} />
          </Card>
        )}
        <Card look="flush">
          <Cell
            icon="message"
            title={words.service}
            onTap={() => void Taro.navigateTo({ url: '/account/service/index' })}
          />
        </Card>
      </Main>
      <Bar>
        {!failed && <Notify applicationId={view.id} moments={['disbursed']} text={words.notify} />}
        <Action kind="quiet" onTap={goHome}>
          {words.home}
        </Action>
      </Bar>
    </>
  );
}

/** What one reads out on the telephone. */
const shortNumber = (id: string) => id.slice(0, 8).toUpperCase();
