import type { QuoteView } from '@loan/shared/api/view';
import { misuseRatePpm, overdueRatePpm } from '@loan/shared/contract/loan-facts';
import { fen } from '@loan/shared/money/fen';
import { formatPercent, formatRoundedPercent, formatYuan } from '@loan/shared/money/format';
import { View } from '@tarojs/components';
import { Action } from '../../components/action.tsx';
import { Heading } from '../../components/card.tsx';
import { Ledger } from '../../components/ledger.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { words } from './messages.ts';

/** The all-in cost (综合融资成本) as one notice: every fee, also those that are nothing, and what going wrong costs. */
export const CostSheet = ({ quote, close }: { quote: QuoteView; close: () => void }) => (
  <Sheet
    id="cost"
    title="综合融资成本告知书"
    text={words.sheetLead}
    close={close}
    foot={<Action onTap={close}>{words.known}</Action>}
  >
    <View className="space-3">
      <Heading level={3}>{words.normal}</Heading>
    </View>
    <Ledger
      rows={[
        { label: words.principal, value: formatYuan(quote.amountFen) },
        {
          label: `利息（年化 ${formatPercent(quote.annualRatePpm)}，单利）`,
          value: formatYuan(quote.totalInterestFen),
        },
        { label: `${words.guarantee}　收取方：无`, value: formatYuan(NOTHING) },
        { label: `${words.insurance}　收取方：无`, value: formatYuan(NOTHING) },
        { label: `${words.platform}　收取方：无`, value: formatYuan(quote.totalFeesFen) },
        { label: words.total, value: formatYuan(quote.totalFen), total: true },
        { label: words.allIn, value: formatRoundedPercent(quote.allInCostPpm, 2), total: true },
        { label: words.irr, value: formatRoundedPercent(quote.irrPpm, 2) },
      ]}
    />
    <View className="space-4">
      <Heading level={3}>{words.late}</Heading>
    </View>
    <Ledger
      rows={[
        { label: words.overdue, value: `年化 ${formatPercent(overdueRatePpm(quote.annualRatePpm))}` },
        { label: words.misuse, value: `年化 ${formatPercent(misuseRatePpm(quote.annualRatePpm))}` },
        { label: words.noDouble, value: words.noDoubleText },
        { label: words.bureau, value: words.bureauText },
      ]}
    />
    <View className="space-4">
      <Heading level={3}>{words.early}</Heading>
      <View className="second space-1">{words.earlyText}</View>
    </View>
  </Sheet>
);

/** A data loan has neither guarantee nor insurance; the notice says so in figures. */
const NOTHING = fen(0);
