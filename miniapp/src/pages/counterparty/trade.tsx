import type { CounterpartyView } from '@loan/shared/api/backing';
import type { Answer } from '@loan/shared/backing/papers';
import { formatDay, formatWan, formatWanYuan } from '@loan/shared/money/format';
import { View } from '@tarojs/components';
import { Link } from '../../components/action.tsx';
import { Card, Heading, Rule } from '../../components/card.tsx';
import { Chips, Radios } from '../../components/choices.tsx';
import { Ledger } from '../../components/ledger.tsx';
import { Tag } from '../../components/tag.tsx';
import { lineWords, OF, REASONS, type Reason, saidWords, sumOf, words } from './messages.ts';
import type { Page } from './use-counterparty.ts';

type Trade = NonNullable<CounterpartyView['trade']>;
type Choice = Answer | 'differs';

const YES_NO = [
  { value: 'confirmed', label: words.true },
  { value: 'differs', label: words.differs },
] as const;

type YesOrWhyProps = {
  label: string;
  reasons: readonly Reason[];
  chosen: Choice | undefined;
  choose: (choice: Choice) => void;
};

/** Yes, or no and why. Nothing is chosen beforehand. */
const YesOrWhy = ({ label, reasons, chosen, choose }: YesOrWhyProps) => (
  <>
    <Chips
      label={label}
      options={YES_NO}
      chosen={chosen === undefined || chosen === 'confirmed' ? chosen : 'differs'}
      choose={choose}
    />
    {chosen !== undefined && chosen !== 'confirmed' && (
      <>
        <View className="caption space-2">{words.why}</View>
        <Chips
          label={`${label} ${words.why}`}
          options={reasons}
          chosen={chosen === 'differs' ? undefined : chosen}
          choose={choose}
        />
      </>
    )}
  </>
);

const Said = ({ answer }: { answer: Answer }) => (
  <Tag {...(answer === 'confirmed' ? { tone: 'positive', icon: 'done' } : { tone: 'caution' })}>
    {saidWords(answer)}
  </Tag>
);

export const AgreementCard = ({ trade: { agreement }, page }: { trade: Trade; page: Page }) =>
  agreement ? (
    <Card title={words.agreement} aside={agreement.answer && <Said answer={agreement.answer} />}>
      <Ledger
        rows={[
          { label: words.number, value: agreement.number },
          { label: words.amount, value: formatWanYuan(agreement.annualAmountFen) },
          {
            label: words.period,
            value: `${formatDay(agreement.from as never)}至${formatDay(agreement.to as never)}`,
          },
          { label: words.cycle, value: `${agreement.leadDays} 天 + ${agreement.termDays} 天` },
        ]}
      />
      {!agreement.answer && (
        <YesOrWhy
          label={words.agreement}
          reasons={REASONS.orders}
          chosen={page.choices.agreement}
          choose={page.chooseAgreement}
        />
      )}
    </Card>
  ) : null;

type LinesCardProps = { kind: CounterpartyView['kind']; trade: Trade; page: Page };

/** Every line with its own answer; those that were answered before stand. */
export function LinesCard({ kind, trade, page }: LinesCardProps) {
  const open = trade.lines.filter(({ answer }) => answer === undefined);
  const unanswered = open.filter(({ id }) => page.choices.lines[id] === undefined).length;
  const total = trade.totalFen > 0 ? `，合计 ${formatWan(trade.totalFen as never, 1)}元` : '';
  return (
    <Card
      title={open.length > 0 ? words.lines : words.yours}
      aside={<View className="caption">{`${trade.lines.length} 张${total}`}</View>}
    >
      {open.length > 0 && <View className="second space-1">{OF[kind].linesText}</View>}
      {trade.lines.map((line) => (
        <View key={line.id} className="space-3">
          <View className="row row-apart row-wrap">
            <Heading level={3}>{line.number}</Heading>
            <View className="strong number">{sumOf(line)}</View>
          </View>
          <View className="caption">{lineWords(line)}</View>
          {line.answer ? (
            <Said answer={line.answer} />
          ) : (
            <YesOrWhy
              label={line.number}
              reasons={REASONS[kind]}
              chosen={page.choices.lines[line.id]}
              choose={(choice) => page.chooseLine(line.id, choice)}
            />
          )}
          <Rule />
        </View>
      ))}
      {unanswered > 1 && <Link onTap={page.restTrue}>{words.restTrue}</Link>}
    </Card>
  );
}

/** What the assignment means, in full, before it is taken note of or refused. */
export const AssignmentCard = ({ trade: { assignment }, page }: { trade: Trade; page: Page }) =>
  assignment ? (
    <Card
      title={words.assignment}
      aside={
        assignment.answer && (
          <Tag tone={assignment.answer === 'acknowledged' ? 'positive' : 'caution'}>
            {assignment.answer === 'acknowledged' ? '已知悉' : '不同意'}
          </Tag>
        )
      }
    >
      {assignment.paragraphs.map((paragraph) => (
        <View key={paragraph} className="second space-2">
          {paragraph}
        </View>
      ))}
      {!assignment.answer && (
        <Radios
          label={words.assignment}
          options={[
            { value: 'acknowledged', label: words.know },
            { value: 'refused', label: words.refuse, text: words.refuseText },
          ]}
          chosen={page.choices.assignment}
          choose={page.chooseAssignment}
        />
      )}
    </Card>
  ) : null;
