import type { QuoteView } from '@loan/shared/api/view';
import { formatDay } from '@loan/shared/money/format';
import { daysBetween } from '@loan/shared/time/calendar';
import { View } from '@tarojs/components';
import { Heading } from '../../components/card.tsx';
import { Chips } from '../../components/choices.tsx';
import { termWords } from '../../words/methods.ts';
import { maturityNote, maturityWords, words } from './messages.ts';
import type { useDrawdown } from './use-drawdown.ts';

/** So many months; or the day that the orders set, which nobody chooses. */
export const TermChoice = ({ page }: { page: ReturnType<typeof useDrawdown> }) =>
  page.endsWithOrders ? (
    <>
      <Heading level={2}>{words.endsOn}</Heading>
      <Ending quote={page.chosen} refused={page.problem !== undefined} />
    </>
  ) : (
    <>
      <Heading level={2}>{words.term}</Heading>
      <Chips
        label={words.term}
        options={page.termsOffered.map((months) => ({ value: months, label: termWords(months) }))}
        chosen={page.wish.termMonths}
        choose={(termMonths) => page.change({ termMonths })}
      />
    </>
  );

function Ending({ quote, refused }: { quote: QuoteView | undefined; refused: boolean }) {
  if (!quote && refused) return <View className="caption space-1">{words.afterChange}</View>;
  if (!quote) return <View className="skeleton space-2" style={{ height: '52px' }} />;
  const { maturity, instalments } = quote;
  const last = instalments[instalments.length - 1];
  if (!maturity) return <View className="strong space-1">{last ? formatDay(last.dueDate) : ''}</View>;
  const { on, paidOn, days } = maturity;
  return (
    <>
      <View className="strong space-1">{maturityWords(formatDay(on), days)}</View>
      <View className="caption">{maturityNote(formatDay(paidOn), daysBetween(paidOn, on))}</View>
    </>
  );
}
