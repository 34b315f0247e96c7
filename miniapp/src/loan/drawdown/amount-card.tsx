import { type Fen, fen } from '@loan/shared/money/fen';
import { formatWan } from '@loan/shared/money/format';
import { Input, View } from '@tarojs/components';
import { Link } from '../../components/action.tsx';
import { Card } from '../../components/card.tsx';
import { Slider } from '../../components/slider.tsx';
import { fenFromWan, sliderRange, wholeWan } from '../../forms/wan.ts';
import { meaning } from '../../platform/meaning.ts';
import { amountProblem, availableWords, words } from './messages.ts';
import { carriedWords } from './refusals.ts';
import type { useDrawdown } from './use-drawdown.ts';

type AmountCardProps = { page: ReturnType<typeof useDrawdown>; availableFen: Fen };

/** A figure to type and a knob to drag, both the same amount. What is typed is never changed behind one's back. */
export function AmountCard({ page, availableFen }: AmountCardProps) {
  const { min, max } = sliderRange(availableFen);
  const amount = fenFromWan(page.wish.wan);
  return (
    <Card title={words.amount} aside={<View className="caption">{availableWords(availableFen)}</View>}>
      <View className="amount space-2">
        <Input
          id="amount"
          className="amount-input"
          type="digit"
          value={page.wish.wan}
          maxlength={9}
          onInput={(event) => page.change({ wan: event.detail.value })}
          onBlur={page.leaveAmount}
          {...meaning({ label: words.amountLabel })}
        />
        <View className="second no-wrap title-3">{words.unit}</View>
      </View>
      {page.amountProblem && (
        <View className="field-problem" {...meaning({ role: 'alert', live: 'polite' })}>
          {amountProblem(page.amountProblem, formatWan(availableFen))}
        </View>
      )}
      {page.carriedFen !== undefined && <Carried carriedFen={fen(page.carriedFen)} change={page.change} />}
      <Slider
        id="amount-slider"
        label={words.amountLabel}
        value={amount === undefined ? min : wholeWan(amount)}
        min={min}
        max={max}
        says={`${page.wish.wan} ${words.unit}`}
        change={(wan) => page.change({ wan: String(wan) })}
      />
      <View className="row row-apart caption">
        <View>{`${min}万`}</View>
        <View>{formatWan(availableFen)}</View>
      </View>
      <View className="caption space-2">{words.useOnly}</View>
    </Card>
  );
}

type CarriedProps = { carriedFen: Fen; change: AmountCardProps['page']['change'] };

/** What the orders carry of it, and a way to take just that. */
function Carried({ carriedFen, change }: CarriedProps) {
  const whole = wholeWan(carriedFen);
  return (
    <>
      <View className="field-problem" {...meaning({ role: 'alert', live: 'polite' })}>
        {carriedWords(carriedFen)}
      </View>
      {whole > 0 && <Link onTap={() => change({ wan: String(whole) })}>{`${words.useCarried}：${whole}万元`}</Link>}
    </>
  );
}
