import type { ApplicationView } from '@loan/shared/api/view';
import { View } from '@tarojs/components';
import { formatMoment } from '../words/when.ts';
import { Card } from './card.tsx';
import { Ledger } from './ledger.tsx';
import { Tag } from './tag.tsx';

type Review = NonNullable<ApplicationView['review']>;
export type ReviewItem = Review['items'][number];

const words = {
  open: '复核中',
  corrected: '已更正',
  upheld: '维持',
  why: { corrected: '为什么更正', upheld: '为什么维持' },
  who: '谁复核的',
  first: '复核',
  second: '独立复核',
  rules: '评估规则没有改动，额度与利率由同一套规则得出。',
};
const TONES = { open: 'info', corrected: 'positive', upheld: 'caution' } as const;

/** A rule's sentence opens with what it is about; the rest is how things stand. */
export const headOf = ({ text }: Pick<ReviewItem, 'text'>): string => text.split('：')[0] ?? text;
export const restOf = ({ text }: Pick<ReviewItem, 'text'>): string => text.split('：').slice(1).join('：');

export const ReviewTag = ({ result }: Pick<ReviewItem, 'result'>) => (
  <Tag tone={TONES[result]} {...(result === 'corrected' ? { icon: 'done' as const } : {})}>
    {words[result]}
  </Tag>
);

/** Why one item was found as it was: each of the two in their own words, and once where the words are the same. */
export const Grounds = ({ item: { result, grounds } }: { item: ReviewItem }) =>
  result === 'open' || grounds.length === 0 ? null : (
    <View className="space-2">
      <View className="caption">{words.why[result]}</View>
      {[...new Set(grounds)].map((ground) => (
        <View key={ground} className="second">
          {ground}
        </View>
      ))}
    </View>
  );

/** What was found not to apply (更正), each with its grounds. */
export const Corrected = ({ review }: { review: ApplicationView['review'] }) => (
  <>
    {review?.items
      .filter(({ result }) => result === 'corrected')
      .map((item) => (
        <Card key={item.code} title={headOf(item)} aside={<ReviewTag result={item.result} />}>
          {restOf(item) && <View className="second">{restOf(item).split('｜')[0]}</View>}
          <Grounds item={item} />
        </Card>
      ))}
  </>
);

/** The two who looked, each by themselves; nobody before two of them agree. */
export function ReviewedBy({ review }: { review: ApplicationView['review'] }) {
  if (!review || review.by.length === 0) return null;
  return (
    <Card title={words.who}>
      <Ledger
        rows={review.by.map(({ by, at }, place) => ({
          label: place === 0 ? words.first : words.second,
          value: `${by}，${formatMoment(at, new Date())}`,
        }))}
      />
      <View className="caption space-1">{words.rules}</View>
    </Card>
  );
}
