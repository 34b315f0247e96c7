import type { DecisionView } from '@loan/shared/api/view';
import { formatDay, formatPercent, formatWan } from '@loan/shared/money/format';
import { View } from '@tarojs/components';
import { Action, Link } from '../../components/action.tsx';
import { Card, Heading } from '../../components/card.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { Track } from '../../components/track.tsx';
import { partPercent } from '../../words/shares.ts';
import { baseWords, effectWords, missingWords, partWords, words } from './messages.ts';

/** The three credits: what each gave of what it could give. */
export const ScoreParts = ({ decision }: { decision: DecisionView }) => (
  <Card title={words.score} aside={<View className="caption">{baseWords(decision.baseScore, decision.score)}</View>}>
    {decision.parts.map((part) => (
      <View key={part.part} className="cell">
        <View className="grow">
          <View className="row row-apart">
            <View className="strong">{part.title}</View>
            <View className="number">{partWords(part) || `${signed(part.points)} / ${part.bestPoints}`}</View>
          </View>
          <View className="space-1">
            <Track
              size="thin"
              label={`${part.title} ${part.points} / ${part.bestPoints}`}
              parts={[{ percent: partPercent(part.points, part.bestPoints) }]}
            />
          </View>
          <View className="caption space-1">{part.text}</View>
          {effectWords(part) && <View className="caption">{effectWords(part)}</View>}
        </View>
      </View>
    ))}
  </Card>
);

const signed = (points: number) => (points < 0 ? `−${-points}` : `+${points}`);

type PointsProps = { points: string; tone: 'positive' | 'caution'; title: string; text: string };
const Points = ({ points, tone, title, text }: PointsProps) => (
  <View className="cell cell-top">
    <View className={`reason-points ${tone}`}>{points}</View>
    <View className="grow">
      <View className="strong">{title}</View>
      <View className="second">{text}</View>
    </View>
  </View>
);

/** What carried the result and what it lacks: 现状｜门槛｜怎么做, in the policy's own words. */
export function Reasons({ decision, showAll }: { decision: DecisionView; showAll: () => void }) {
  const gaps = decision.reasons.filter(({ kind }) => kind !== 'missing');
  const missing = decision.reasons.filter(({ kind }) => kind === 'missing').map(({ title }) => title);
  return (
    <Card title={words.why}>
      {decision.strengths.length > 0 && <View className="caption space-2">{words.most}</View>}
      {decision.strengths.slice(0, 3).map(({ code, points, title, text }) => (
        <Points key={code} points={`+${points}`} tone="positive" title={title} text={text} />
      ))}
      {gaps.length > 0 && <View className="caption space-3">{words.gaps}</View>}
      {gaps.slice(0, 4).map((reason) => (
        <Points
          key={reason.code}
          points={reason.pointsLost ? `−${reason.pointsLost}` : ''}
          tone="caution"
          title={`${reason.title} ${reason.current}`}
          text={gapWords(reason)}
        />
      ))}
      {missing.length > 0 && <View className="caption space-2">{missingWords(missing)}</View>}
      <Link onTap={showAll}>{`${words.all} ${decision.characteristics.length} 项`}</Link>
    </Card>
  );
}

/** What would be enough and what to do; the policy's own words, which carry their dates. */
const gapWords = ({ threshold, cure }: DecisionView['reasons'][number]): string =>
  [threshold, cure].filter((part) => part !== undefined).join('，');

/** What the same rules would answer if one thing were different. */
export const Higher = ({ decision, title = words.higher }: { decision: DecisionView; title?: string }) =>
  decision.wouldHelp.length === 0 ? null : (
    <Card title={title}>
      <View className="second space-1">{words.higherNote}</View>
      {decision.wouldHelp.map(({ code, what, detail, limitFen, addedLimitFen, annualRatePpm, earliestOn }) => (
        <View key={code} className="cell cell-top">
          <View className="grow">
            <View className="strong">{what}</View>
            <View className="second">{detail}</View>
            {earliestOn && <View className="caption">{`最早 ${formatDay(earliestOn)}`}</View>}
          </View>
          <View className="right fixed">
            <View className="title-3 money number">{formatWan(limitFen)}</View>
            <View className="caption number">
              {addedLimitFen > 0 ? `+${formatWan(addedLimitFen)}` : `年化 ${formatPercent(annualRatePpm)}`}
            </View>
          </View>
        </View>
      ))}
    </Card>
  );

/** Every item of the scorecard as it was read, those without data included. */
export const AllItems = ({ decision, close }: { decision: DecisionView; close: () => void }) => (
  <Sheet
    id="items"
    title={words.allTitle}
    text={`评估规则 ${decision.policyVersion}，数据截至 ${formatDay(decision.asOf)}`}
    close={close}
    foot={<Action onTap={close}>知道了</Action>}
  >
    {decision.parts.map(({ part, title }) => (
      <View key={part} className="space-3">
        <Heading level={3}>{title}</Heading>
        {decision.characteristics
          .filter((item) => item.part === part)
          .map(({ code, title: name, current, missing, points, bestPoints }) => (
            <View key={code} className="cell">
              <View className="grow">
                <View className="strong">{name}</View>
                <View className="caption">{missing ? words.missing : current}</View>
              </View>
              <View className="number">{missing ? words.notCounted : `${signed(points)} / ${bestPoints}`}</View>
            </View>
          ))}
      </View>
    ))}
  </Sheet>
);
