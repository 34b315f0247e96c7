import type { DecisionView } from '@loan/shared/api/view';
import { View } from '@tarojs/components';
import { useCallback } from 'react';
import { cycle } from '../../charts/cycle.ts';
import type { Pen } from '../../charts/palette.ts';
import { Card } from '../../components/card.tsx';
import { Picture } from '../../components/picture.tsx';
import { capWords, exactWan, words } from './messages.ts';

/** Every bound there is and the least of them, which is the line: nobody has to take the number on trust. */
export function CapsCard({ decision: { caps } }: { decision: DecisionView }) {
  const least = Math.min(...caps.map(({ amountFen }) => amountFen));
  const binding = caps.find(({ amountFen }) => amountFen === least);
  return caps.length === 0 ? null : (
    <Card title={words.caps}>
      <View className="second space-1">{words.capsText(caps.length)}</View>
      <View className="space-1">
        {caps.map((cap) => {
          const { title, how } = capWords(cap);
          const isBinding = cap === binding;
          return (
            <View key={cap.code} className={`ledger-row${isBinding ? ' ledger-total' : ''}`}>
              <View className="ledger-label">
                {title}
                {how && <View className="caption number">{how}</View>}
                {isBinding && <View className="caption brand">{words.chosen}</View>}
              </View>
              <View className="ledger-value">{exactWan(cap.amountFen)}</View>
            </View>
          );
        })}
      </View>
    </Card>
  );
}

type CycleProps = { leadDays: number; termDays: number };

/** How long the money is out: the goods are made, delivered, and paid for. */
export function CycleCard({ leadDays, termDays }: CycleProps) {
  const draw = useCallback((pen: Pen) => cycle({ leadDays, termDays }, pen), [leadDays, termDays]);
  return (
    <Card title={words.cycle}>
      <View className="space-2">
        <Picture draw={draw} says={`备料生产 ${leadDays} 天，账期 ${termDays} 天，买方付款后还款`} inset={64} />
      </View>
      <View className="caption space-2">{words.cycleNote}</View>
    </Card>
  );
}

export const PlatformCard = () => (
  <Card title={words.platform}>
    <View className="second space-1">{words.platformText}</View>
  </Card>
);
