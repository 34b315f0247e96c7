import { type BackingView, readBacking } from '@loan/shared/api/backing';
import type { ApplicationView, DecisionView } from '@loan/shared/api/view';
import { ApplicationId } from '@loan/shared/application/ids';
import { fen } from '@loan/shared/money/fen';
import { formatWan, formatWanYuan } from '@loan/shared/money/format';
import { View } from '@tarojs/components';
import Taro, { useDidShow } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { call } from '../../api/client.ts';
import { Link } from '../../components/action.tsx';
import { Card } from '../../components/card.tsx';
import { Cell } from '../../components/cell.tsx';
import { Ledger } from '../../components/ledger.tsx';
import { Trouble } from '../../components/states.tsx';
import { Tag } from '../../components/tag.tsx';
import { useCommand } from '../../state/use-command.ts';
import { CapsCard } from '../caps/caps-card.tsx';
import { exactWan } from '../caps/messages.ts';
import { CycleCard, PlatformCard } from './cycle-card.tsx';
import { sinceWords, words } from './messages.ts';

type OrderResultProps = { view: ApplicationView; decision: DecisionView };

/** What an order loan rests on: the formula, and the buyer, agreement and assignment behind it. */
export function OrderResult({ view, decision }: OrderResultProps) {
  const { backing, problem } = useBacking(view.id);
  const agreement = backing?.agreement?.agreement;
  return (
    <>
      {agreement && (
        <CycleCard leadDays={agreement.leadDays} termDays={agreement.termDays} repayDays={repayDaysIn(decision)} />
      )}
      <CapsCard decision={decision} />
      <Trouble error={problem} />
      {backing && !backing.counterparty && <PlatformCard />}
      {backing?.counterparty && <BuyerCard backing={backing} />}
      {backing && agreement && <AgreementCard backing={backing} />}
      {backing?.counterparty && <AssignmentCard id={view.id} backing={backing} />}
    </>
  );
}

/** As the decision reckoned with; one that was made before this was kept tells none. */
const repayDaysIn = ({ caps }: DecisionView): number =>
  Number(caps.find(({ code }) => code === 'tradeCycle')?.inputs['repayDays'] ?? 0);

/** The buyer may confirm at any time: looked at again whenever the page is. */
function useBacking(applicationId: string) {
  const id = ApplicationId.parse(applicationId);
  const [backing, setBacking] = useState<BackingView | undefined>(undefined);
  const { problem, run } = useCommand();
  const load = () => run(() => call(readBacking, { id }), setBacking);
  useDidShow(() => void load());
  // The page was shown before this part of it was there to hear of it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each application.
  useEffect(() => {
    void load();
  }, [id]);
  return { backing, problem };
}

/** Nothing of what the buyer sells: only that it let us look. */
function BuyerCard({ backing: { counterparty, papers, counterpartyShops } }: { backing: BackingView }) {
  if (counterparty?.role !== 'buyer') return null;
  const invoices = papers.flatMap(({ paper }) =>
    paper.kind === 'invoice' && paper.paidOn && paper.dueOn ? [paper] : [],
  );
  const inTime = invoices.filter(({ paidOn, dueOn }) => paidOn && dueOn && paidOn <= dueOn).length;
  const isRead = counterpartyShops.some(({ state }) => state === 'read');
  return (
    <Card title={words.buyer}>
      <Cell
        monogram={{ letters: counterparty.name.replace(/^.{2,3}[市省]/, '').slice(0, 1), on: true }}
        title={counterparty.name}
      />
      <Ledger
        rows={[
          { label: words.since, value: sinceWords(counterparty.tradingSince, new Date()) },
          ...(invoices.length > 0 ? [{ label: words.paid, value: `${inTime} / ${invoices.length} 张` }] : []),
          { label: words.shop, value: isRead ? words.shopRead : words.shopNone },
        ]}
      />
    </Card>
  );
}

function AgreementCard({ backing: { agreement, totals, papers } }: { backing: BackingView }) {
  if (!agreement) return null;
  const { number, annualAmountFen, leadDays, termDays } = agreement.agreement;
  const orders = papers.filter(({ paper }) => paper.kind === 'order').length;
  return (
    <Card title={words.agreement}>
      <Ledger
        rows={[
          { label: words.number, value: number },
          { label: words.annual, value: formatWanYuan(annualAmountFen) },
          { label: words.orders, value: `${formatWan(fen(totals.ordersFen), 1)}元（${orders} 张）` },
          { label: words.terms, value: `${leadDays} 天 + ${termDays} 天` },
        ]}
      />
    </Card>
  );
}

function AssignmentCard({ id, backing }: { id: string; backing: BackingView }) {
  const { confirmed, status, totals } = backing;
  const isRefused = !confirmed && status === 'answered';
  return (
    <Card
      title={words.assignment}
      aside={
        <Tag
          tone={confirmed ? 'positive' : isRefused ? 'caution' : 'brand'}
          {...(confirmed ? { icon: 'done' as const } : {})}
        >
          {confirmed ? words.confirmed : isRefused ? words.refused : words.waiting}
        </Tag>
      }
    >
      <View className="second space-1">
        {confirmed ? words.confirmedText : isRefused ? words.refusedText : words.waitingText}
      </View>
      {confirmed && (
        <Ledger rows={[{ label: words.confirmed, value: `${exactWan(fen(totals.confirmedOrdersFen))}元` }]} />
      )}
      <Link onTap={() => void Taro.navigateTo({ url: `/supplier/papers/index?id=${id}&look=1` })}>{words.see}</Link>
    </Card>
  );
}
