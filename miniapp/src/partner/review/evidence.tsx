import { RULE_RESULT, type Section } from '@loan/shared/explain/section';
import { formatDay } from '@loan/shared/money/format';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { Link } from '../../components/action.tsx';
import { Card } from '../../components/card.tsx';
import { Ledger } from '../../components/ledger.tsx';
import { Note } from '../../components/note.tsx';
import { Tag, type Tone } from '../../components/tag.tsx';
import { words } from './messages.ts';
import type { Evidence } from './use-review.ts';

/** What a case is decided on, from the rules down to the facts; nothing of it where it cannot be trusted. */
export const EvidenceColumn = ({ evidence }: { evidence: Evidence }) => (
  <View className="partner-column">
    {evidence.state === 'unreadable' ? (
      <Note tone="danger" title={words.unreadable}>
        {words.unreadableText}
      </Note>
    ) : (
      <>
        {!evidence.isReplayed && (
          <Note tone="caution" title={`${words.replay}${words.differs}`}>
            {words.differsText}
          </Note>
        )}
        {evidence.sections.map((section) => (
          <SectionCard key={section.title} section={section} />
        ))}
        <Kept evidence={evidence} />
      </>
    )}
  </View>
);

const Kept = ({ evidence }: { evidence: Extract<Evidence, { state: 'whole' }> }) => {
  const { policyVersion, asOf, isReplayed, decisionSha256, snapshotSha256 } = evidence;
  const replay = isReplayed ? words.replayed : words.differs;
  return (
    <Card title={words.evidence}>
      <Ledger
        rows={[
          { label: words.policy, value: policyVersion },
          { label: words.asOf, value: formatDay(asOf) },
          { label: words.replay, value: <Tag tone={isReplayed ? 'positive' : 'caution'}>{replay}</Tag> },
        ]}
      />
      <View className="caption space-1">{words.decision}</View>
      <View className="hash">{decisionSha256}</View>
      <View className="caption space-1">{words.snapshot}</View>
      <View className="hash">{snapshotSha256}</View>
    </Card>
  );
};

/** As much of a list as is read at once. */
const FIRST = 10;

function SectionCard({ section: { kind, title, head, rows } }: { section: Section }) {
  const [isOpen, setIsOpen] = useState(false);
  const shown = isOpen ? rows : rows.slice(0, FIRST);
  return (
    <Card title={title}>
      <View className={`evidence evidence-${head ? kind : 'pairs'}`} role="table" aria-label={title}>
        {head && (
          <View className="evidence-head caption" role="row">
            {head.map((name) => (
              <View key={name} className="evidence-cell" role="columnheader">
                {name}
              </View>
            ))}
          </View>
        )}
        {shown.map((row, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows are not moved, and two may say the same
          <Row key={place} row={row} head={head ?? []} isRule={kind === 'rules'} />
        ))}
      </View>
      {rows.length > FIRST && (
        <Link onTap={() => setIsOpen(!isOpen)} label={`${title}：${isOpen ? words.fold : words.unfold(rows.length)}`}>
          {isOpen ? words.fold : words.unfold(rows.length)}
        </Link>
      )}
    </Card>
  );
}

const TONES: Record<string, Tone> = {
  [RULE_RESULT.pass]: 'positive',
  [RULE_RESULT.cleared]: 'info',
  [RULE_RESULT.refer]: 'caution',
  [RULE_RESULT.decline]: 'danger',
};

type RowProps = { row: Section['rows'][number]; head: readonly string[]; isRule: boolean };

/** Under each other on a narrow screen, each value with the name of its column. */
const Row = ({ row, head, isRule }: RowProps) => (
  <View className="evidence-row" role="row">
    {row.map((cell, column) => {
      const isResult = isRule && column === row.length - 1;
      return (
        // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
        <View key={column} className="evidence-cell" role="cell">
          {column > 0 && !isResult && cell !== '' && head[column] !== undefined && (
            <View className="evidence-label caption">{head[column]}</View>
          )}
          {isResult ? <ResultTag result={cell} /> : <View>{cell}</View>}
        </View>
      );
    })}
  </View>
);

const ResultTag = ({ result }: { result: string }) => {
  const tone = TONES[result];
  return <Tag {...(tone ? { tone } : {})}>{result}</Tag>;
};
