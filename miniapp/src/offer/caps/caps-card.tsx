import type { DecisionView } from '@loan/shared/api/view';
import { View } from '@tarojs/components';
import { Card } from '../../components/card.tsx';
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
                {how.map((line) => (
                  <View key={line} className="caption number">
                    {line}
                  </View>
                ))}
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
