import type { ApplicationView } from '@loan/shared/api/view';
import { entrustedName } from '@loan/shared/drawdown/entrusted';
import { formatWan, formatYuan } from '@loan/shared/money/format';
import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { Action } from '../../components/action.tsx';
import { Card, Rule } from '../../components/card.tsx';
import { Cell } from '../../components/cell.tsx';
import { ClockBar } from '../../components/clock-card.tsx';
import { Ledger } from '../../components/ledger.tsx';
import { Moments } from '../../components/moments.tsx';
import { Main } from '../../components/page.tsx';
import { PlanSheet } from '../../components/plan-sheet.tsx';
import { TabBar } from '../../components/tab-bar.tsx';
import { Tag } from '../../components/tag.tsx';
import { Track } from '../../components/track.tsx';
import { partPercent } from '../../words/shares.ts';
import { formatLongDay } from '../../words/when.ts';
import { lineTotal, loanStatus, progressOf, words } from './messages.ts';

type LentProps = { view: ApplicationView; loan: NonNullable<ApplicationView['loan']> };

/** Where the money is and what is next: balance, next day, the way it came, the line. */
export function Lent({ view, loan }: LentProps) {
  const [plan, setPlan] = useState(false);
  const { drawdown, facility } = view;
  return (
    <>
      <Main>
        <Card>
          <View className="row row-apart">
            <View className="second">{words.balance}</View>
            <Tag tone={loan.status === 'overdue' ? 'caution' : 'positive'}>{loanStatus(loan.status)}</Tag>
          </View>
          <View className="figure">{formatYuan(loan.outstandingFen)}</View>
          <Rule />
          {loan.nextDue && (
            <View className="row row-top row-apart row-wrap">
              <View>
                <View className="caption">{words.next}</View>
                <View className="title-3">{formatLongDay(loan.nextDue.dueDate)}</View>
                <View className="second number">{formatYuan(loan.nextDue.totalFen)}</View>
              </View>
              <View className="right">
                <View className="caption">{words.account}</View>
                <View>{`${view.company?.bankName ?? ''} ${view.company?.accountMasked.slice(-4) ?? ''}`}</View>
                <View className="caption">{words.automatic}</View>
              </View>
            </View>
          )}
          <View className="space-3">
            <Action kind="secondary" onTap={() => setPlan(true)}>
              {words.plan}
            </Action>
          </View>
        </Card>
        <Card title={words.progress}>
          {view.clock && (
            <View className="space-2">
              <ClockBar clock={view.clock} mine={view.myRoles} />
            </View>
          )}
          <Moments moments={progressOf(view, new Date())} />
          {drawdown && (
            <Ledger
              ruled={false}
              rows={[
                { label: words.thisOne, value: formatYuan(drawdown.quote.amountFen) },
                { label: words.on, value: `${drawdown.accountName} ${drawdown.accountMasked}` },
                ...(drawdown.entrusted ? [{ label: words.paidOnTo, value: entrustedName(drawdown.entrusted) }] : []),
                ...(drawdown.bankTransactionNo ? [{ label: words.number, value: drawdown.bankTransactionNo }] : []),
              ]}
            />
          )}
        </Card>
        {facility && <Line facility={facility} />}
        <Papers view={view} />
      </Main>
      <TabBar here="loan" />
      {plan && <PlanSheet instalments={loan.instalments} close={() => setPlan(false)} />}
    </>
  );
}

const Line = ({
  facility: { limitFen, availableFen, drawnFen },
}: {
  facility: NonNullable<ApplicationView['facility']>;
}) => (
  <Card title={words.line} aside={<View className="caption">{lineTotal(formatWan(limitFen))}</View>}>
    <View className="space-3">
      <Track
        size="thick"
        label={`${words.used} ${formatWan(drawnFen)}，${words.available} ${formatWan(availableFen)}，${lineTotal(formatWan(limitFen))}`}
        parts={[
          { percent: partPercent(drawnFen, limitFen) },
          { percent: partPercent(availableFen, limitFen), look: 'available' },
        ]}
      />
    </View>
    <View className="figures space-2">
      <View className="figures-item">
        <View className="caption">{words.used}</View>
        <View className="title-2">{formatWan(drawnFen)}</View>
      </View>
      <View className="figures-item">
        <View className="caption">{words.available}</View>
        <View className="title-2">{formatWan(availableFen)}</View>
      </View>
    </View>
  </Card>
);

const Papers = ({ view }: { view: ApplicationView }) => (
  <Card look="flush">
    {[...(view.signing?.documents ?? []), ...(view.bureau?.documents ?? [])].map(({ documentId, title }) => (
      <Cell
        key={documentId}
        icon="stamp"
        title={title}
        onTap={() => void Taro.navigateTo({ url: `/signers/document/index?id=${view.id}&document=${documentId}` })}
      />
    ))}
    <Cell icon="message" title={words.trouble} onTap={() => void Taro.navigateTo({ url: '/account/service/index' })} />
  </Card>
);
