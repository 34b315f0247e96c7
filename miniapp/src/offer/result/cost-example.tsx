import type { ApplicationView, QuoteView } from '@loan/shared/api/view';
import { formatDay, formatRoundedPercent, formatYuan } from '@loan/shared/money/format';
import { View } from '@tarojs/components';
import { Link } from '../../components/action.tsx';
import { Card } from '../../components/card.tsx';
import { Ledger, type LedgerRow } from '../../components/ledger.tsx';
import { Trouble } from '../../components/states.tsx';
import { exampleWords } from '../../words/methods.ts';
import { words } from './messages.ts';
import { useExample } from './use-result.ts';

type Offer = NonNullable<ApplicationView['offer']>;

/** What a loan of this offer would cost in all. A limit is never shown without it. */
export function CostExample({ view, offer }: { view: ApplicationView; offer: Offer }) {
  const { example, problem, load } = useExample(view, offer);
  return (
    <Card title={words.cost}>
      {problem && (
        <View className="space-2">
          <Trouble error={problem} />
          <Link onTap={() => void load()}>{words.retry}</Link>
        </View>
      )}
      {!example && !problem && <View className="skeleton space-3" style={{ height: '120px' }} />}
      {example && (
        <>
          <View className="second space-1">{exampleWords(example)}</View>
          <Ledger
            rows={[
              ...paidBackRows(example),
              { label: words.interest, value: formatYuan(example.totalInterestFen) },
              { label: words.feesFull, value: formatYuan(example.totalFeesFen) },
              { label: words.allIn, value: formatRoundedPercent(example.allInCostPpm, 2), total: true },
            ]}
          />
          <View className="caption space-1">{`按内部收益率（IRR）折算 ${formatRoundedPercent(example.irrPpm, 2)}。`}</View>
        </>
      )}
    </Card>
  );
}

/** What is paid each month and, where that is interest alone, what at the end and when. */
function paidBackRows({ method, instalments, amountFen }: QuoteView): LedgerRow[] {
  const [first] = instalments;
  const last = instalments[instalments.length - 1];
  if (method !== 'bullet') return [{ label: words.monthly, value: first ? formatYuan(first.totalFen) : '' }];
  return [
    { label: words.monthlyInterest, value: first ? formatYuan(first.interestFen) : '' },
    { label: words.principalAtEnd, value: formatYuan(amountFen) },
    ...(last ? [{ label: words.lastDay, value: formatDay(last.dueDate) }] : []),
  ];
}
