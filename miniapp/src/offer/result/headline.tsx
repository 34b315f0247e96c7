import type { ApplicationView, DecisionView } from '@loan/shared/api/view';
import { subtractFen } from '@loan/shared/money/fen';
import { formatPercent, formatWan, formatYuan } from '@loan/shared/money/format';
import { View } from '@tarojs/components';
import { Link } from '../../components/action.tsx';
import { Card, Rule } from '../../components/card.tsx';
import { Icon } from '../../components/icon.tsx';
import { Tag } from '../../components/tag.tsx';
import { Track } from '../../components/track.tsx';
import { termWords } from '../../words/methods.ts';
import { partPercent } from '../../words/shares.ts';
import { gradeWords, laterWords, words } from './messages.ts';

type Offer = NonNullable<ApplicationView['offer']>;
type HeadlineProps = { offer: Offer; decision: DecisionView; showReasons: () => void };

/** The number, its price, its reasons: together, in one card. */
export function Headline({ offer, decision, showReasons }: HeadlineProps) {
  const laterFen = subtractFen(offer.limitFen, offer.availableFen);
  return (
    <Card>
      <View className="row row-apart row-wrap">
        <View className="second">{words.suggested}</View>
        <Tag tone="brand">{gradeWords(decision.grade, decision.score)}</Tag>
      </View>
      <Limit limitFen={offer.limitFen} />
      <View className="space-3">
        <Track
          size="thick"
          label={`${words.now} ${formatWan(offer.availableFen)}，${words.later} ${formatWan(laterFen)}`}
          parts={[
            { percent: partPercent(offer.availableFen, offer.limitFen) },
            { percent: 100 - partPercent(offer.availableFen, offer.limitFen), look: 'later' },
          ]}
        />
      </View>
      <View className="row row-top row-apart space-2">
        <View className="title-3">{`${words.now} ${formatWan(offer.availableFen)}`}</View>
        {laterFen > 0 && <View className="title-3 right">{`${words.later} ${formatWan(laterFen)}`}</View>}
      </View>
      <View className="caption">{laterWords(decision.stages)}</View>
      <Rule />
      <View className="figures">
        <Figure label={words.rate} value={formatPercent(offer.annualRatePpm)} />
        <Figure label={words.term} value={termWords(offer.termMonths)} />
        <Figure label={words.fees} value={formatYuan(decision.feesFen)} />
      </View>
      <Rule />
      <View className="row row-top row-apart">
        <View className="row row-wrap row-tight grow">
          {decision.strengths.slice(0, 3).map(({ code, title, points }) => (
            <Tag key={code} tone="positive">{`${title} +${points}`}</Tag>
          ))}
          {decision.reasons
            .filter(({ kind }) => kind === 'gap')
            .slice(0, 1)
            .map(({ code, title, current, pointsLost }) => (
              <Tag key={code} tone="caution">
                {`${title} ${current}${pointsLost ? ` −${pointsLost}` : ''}`}
              </Tag>
            ))}
        </View>
        <Link onTap={showReasons}>
          {words.reasons}
          <Icon name="next" size="small" />
        </Link>
      </View>
    </Card>
  );
}

/** 500 in the largest type, 万元 beside it; read out as one. */
const Limit = ({ limitFen }: { limitFen: Offer['limitFen'] }) => (
  <View className="display">
    {formatWan(limitFen).replace('万', '')}
    <View className="unit" style={{ display: 'inline' }}>
      万元
    </View>
  </View>
);

const Figure = ({ label, value }: { label: string; value: string }) => (
  <View className="figures-item">
    <View className="caption">{label}</View>
    <View className="title-2">{value}</View>
  </View>
);
