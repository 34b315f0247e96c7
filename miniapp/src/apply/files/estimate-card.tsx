import type { FilesEstimate } from '@loan/shared/api/files';
import { View } from '@tarojs/components';
import { Card, Heading } from '../../components/card.tsx';
import { Ledger } from '../../components/ledger.tsx';
import { Tag } from '../../components/tag.tsx';
import { legWords, rangeWords, rateWords, shopName, shopWords, unmatchedWords, words, wouldWords } from './messages.ts';

/** What the files come to, marked as what it is, and what authorisation would add. */
export function EstimateCard({ estimate }: { estimate: FilesEstimate }) {
  const { outcome, shops, flows, reasons, wouldHelp } = estimate;
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
      {flows && <FlowsCard flows={flows} />}
      <Card title={words.would} look="tint">
        <View className="second space-2">{words.wouldText}</View>
        {wouldHelp.length > 0 && (
          <Ledger rows={wouldHelp.map((help) => ({ label: help.what, value: wouldWords(help) }))} />
        )}
      </Card>
    </>
  );
}

/** Shop and payment company side by side, each by the seller's own files. */
function FlowsCard({ flows: { legs, unmatched, unmatchedCount } }: { flows: NonNullable<FilesEstimate['flows']> }) {
  return (
    <Card title={words.flows} aside={<Tag tone="caution">{words.unverified}</Tag>}>
      {legs.length === 0 && <View className="second space-2">{words.flowsNone}</View>}
      {legs.map(legWords).map(({ label, value, note }) => (
        <View key={label} className="space-2">
          <Ledger rows={[{ label, value }]} />
          <View className="caption">{note}</View>
        </View>
      ))}
      {unmatched.map((one) => (
        <View key={`${one.side}${one.when}${one.amount}`} className="caption space-1">
          {unmatchedWords(one)}
        </View>
      ))}
      {unmatchedCount > unmatched.length && <View className="caption">{`……共 ${unmatchedCount} 笔`}</View>}
      <View className="caption space-2">{words.flowsText}</View>
    </Card>
  );
}
