import type { QuoteView } from '@loan/shared/api/view';
import type { RepaymentMethod } from '@loan/shared/repayment/method';
import { View } from '@tarojs/components';
import { useCallback } from 'react';
import { methodShape } from '../../charts/method-shape.ts';
import type { Pen } from '../../charts/palette.ts';
import { Picture } from '../../components/picture.tsx';
import { meaning } from '../../platform/meaning.ts';
import { METHOD, METHOD_SHAPE, methodFigures } from '../../words/methods.ts';
import { words } from './messages.ts';

type MethodChoiceProps = {
  offered: readonly RepaymentMethod[];
  chosen: RepaymentMethod;
  quotes: Partial<Record<RepaymentMethod, QuoteView>>;
  /** The wish was refused, so that no figure is on its way. */
  isRefused: (method: RepaymentMethod) => boolean;
  choose: (method: RepaymentMethod) => void;
};

/** The methods side by side, each with its shape and its price. */
export const MethodChoice = ({ offered, chosen, quotes, isRefused, choose }: MethodChoiceProps) => (
  <View className="choices space-2" {...meaning({ role: 'radiogroup', label: words.method })}>
    {offered.map((method) => (
      <View
        key={method}
        className={`choice${method === chosen ? ' is-on' : ''}`}
        onClick={() => choose(method)}
        {...meaning({ role: 'radio', checked: method === chosen })}
      >
        <View className="strong">{METHOD[method]}</View>
        <Shape method={method} />
        <Figures quote={quotes[method]} isRefused={isRefused(method)} />
      </View>
    ))}
  </View>
);

function Shape({ method }: { method: RepaymentMethod }) {
  const draw = useCallback((pen: Pen) => methodShape(method, pen), [method]);
  return <Picture draw={draw} says={METHOD_SHAPE[method]} inset={112} abreast={2} />;
}

function Figures({ quote, isRefused }: { quote: QuoteView | undefined; isRefused: boolean }) {
  if (!quote && isRefused) return <View className="caption space-2">{words.afterChange}</View>;
  if (!quote) return <View className="skeleton space-2" style={{ height: '52px' }} />;
  const { label, figure, below } = methodFigures(quote);
  return (
    <>
      <View className="caption">{label}</View>
      <View className="strong number">{figure}</View>
      <View className="caption">{below}</View>
    </>
  );
}
