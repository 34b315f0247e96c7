import type { FilesEstimate } from '@loan/shared/api/files';
import { View } from '@tarojs/components';
import { Card, Heading } from '../../components/card.tsx';
import { Ledger } from '../../components/ledger.tsx';
import { Tag } from '../../components/tag.tsx';
import { rangeWords, rateWords, shopName, shopWords, words, wouldWords } from './messages.ts';

/** What the files come to, marked as what it is, and what authorisation would add. */
export function EstimateCard({ estimate }: { estimate: FilesEstimate }) {
  const { outcome, shops, reasons, wouldHelp } = estimate;
  return (
    <>
      <Card title={words.estimate} aside={<Tag tone="caution">{words.unverified}</Tag>} live>
        {outcome === 'offered' ? (
          <>
            <View className="title-1 space-2 number">{rangeWords(estimate)}</View>
            <View className="caption">{`${words.range}，${words.rate} ${rateWords(estimate)}`}</View>
          </>
        ) : (
          <View className="strong space-2">{words.noRange}</View>
        )}
        {reasons.length > 0 && (
          <View className="space-3">
            <Heading level={3}>{words.why}</Heading>
            {reasons.map(({ code, text }) => (
              <View key={code} className="second space-1">
                {text}
              </View>
            ))}
          </View>
        )}
      </Card>
      <Card title={words.read} aside={<Tag tone="caution">{words.unverified}</Tag>}>
        {shops.map((shop) => (
          <View key={shop.marketplace} className="space-2">
            <Heading level={3}>{shopName(shop)}</Heading>
            {shopWords(shop).map((line) => (
              <View key={line} className="second">
                {line}
              </View>
            ))}
          </View>
        ))}
        <View className="caption space-2">{words.deleted}</View>
      </Card>
      <Card title={words.would} look="tint">
        <View className="second space-2">{words.wouldText}</View>
        {wouldHelp.length > 0 && (
          <Ledger rows={wouldHelp.map((help) => ({ label: help.what, value: wouldWords(help) }))} />
        )}
      </Card>
    </>
  );
}
