import type { ApplicationView } from '@loan/shared/api/view';
import { View } from '@tarojs/components';
import { formatMoment } from '../words/when.ts';
import { Card, Rule } from './card.tsx';
import { Ledger } from './ledger.tsx';
import { Tag } from './tag.tsx';

const words = {
  title: '复核结果',
  corrected: '已更正',
  upheld: '维持',
  first: '复核',
  second: '独立复核',
  rules: '评估规则没有改动，额度与利率由同一套规则得出。',
};

/** What two people found who looked at it: each item, each one's ground and name. */
export function ReviewOutcome({ review }: { review: ApplicationView['review'] }) {
  if (!review) return null;
  return (
    <Card title={words.title}>
      {review.items.map(({ code, text, result }) => (
        <View key={code} className="row row-top row-apart space-1">
          <View className="second grow">{text}</View>
          <Tag tone={result === 'corrected' ? 'positive' : 'caution'}>{words[result]}</Tag>
        </View>
      ))}
      <Rule />
      {review.grounds.map(({ ground, by, at }, index) => (
        <View key={by} className="space-1">
          <Ledger
            ruled={false}
            rows={[
              { label: index === 0 ? words.first : words.second, value: `${by}，${formatMoment(at, new Date())}` },
            ]}
          />
          <View className="second">{ground}</View>
        </View>
      ))}
      <View className="caption space-1">{words.rules}</View>
    </Card>
  );
}
