import type { DecisionView } from '@loan/shared/api/view';
import { addFen } from '@loan/shared/money/fen';
import { formatDay, formatWan } from '@loan/shared/money/format';
import { View } from '@tarojs/components';
import { Card } from '../../components/card.tsx';
import { Ledger } from '../../components/ledger.tsx';
import { debtEffectWords, debtSourceWords, words } from './messages.ts';

/** Who is owed already, by whom that was told, and what it takes off the line (已有负债). */
export function Debts({ decision }: { decision: DecisionView }) {
  const { debts, debtEffectFen, limitFen } = decision;
  if (debts.length === 0) return null;
  return (
    <Card title={words.debts}>
      <View className="second space-1">{debtEffectWords(debtEffectFen)}</View>
      <Ledger
        rows={[
          ...debts.map(({ lender, outstandingFen, source, asOf }) => ({
            label: `${lender}（${debtSourceWords(source)}，${formatDay(asOf)}）`,
            value: formatWan(outstandingFen),
          })),
          ...(debtEffectFen > 0
            ? [{ label: words.withoutDebts, value: formatWan(addFen(limitFen, debtEffectFen)), total: true }]
            : []),
        ]}
      />
      <View className="caption space-1">{words.debtsNote}</View>
    </Card>
  );
}
