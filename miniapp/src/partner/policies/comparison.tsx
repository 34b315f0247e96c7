import { swapsCsv } from '@loan/shared/policy-release/swaps-csv';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { Link } from '../../components/action.tsx';
import { Card, Heading } from '../../components/card.tsx';
import { Chips } from '../../components/choices.tsx';
import { Note } from '../../components/note.tsx';
import { Tag } from '../../components/tag.tsx';
import { saveText } from '../../platform/save-file.ts';
import { Table } from '../table.tsx';
import { BackTest } from './back-test.tsx';
import { Changes } from './changes.tsx';
import { index, percent, wan } from './figures.ts';
import { OUTCOME, SEGMENT, words } from './messages.ts';
import type { Release } from './use-policies.ts';
import type { Page, Shadow } from './use-release.ts';

type Comparison = Shadow['comparison'];

type ComparisonProps = { page: Page; release: Release; shadow: Shadow };
type Source = 'shadow' | 'backTest';
const SOURCES = [
  { value: 'shadow', label: words.ofShadow },
  { value: 'backTest', label: words.ofBackTest },
] as const;

/** Both versions on the same applicants, unseen beside the live one or on kept snapshots, and what is different. */
export function Comparison({ page, release, shadow }: ComparisonProps) {
  const [source, setSource] = useState<Source>('shadow');
  const seen = source === 'shadow' ? shadow.comparison : page.tested?.comparison;
  return (
    <View className="partner-column">
      <Heading level={2}>{words.head(release.version, release.base, seen?.cases ?? 0)}</Heading>
      <Chips label={words.source} options={SOURCES} chosen={source} choose={setSource} />
      {source === 'backTest' && <BackTest page={page} />}
      {seen && <Seen seen={seen} empty={source === 'shadow' ? words.noShadow : words.noBackTest} />}
      <Changes page={page} differences={shadow.differences} />
      {seen && seen.swaps.length > 0 && <Swaps swaps={seen.swaps} version={release.version} />}
    </View>
  );
}

const Seen = ({ seen, empty }: { seen: Comparison; empty: string }) => (
  <>
    {seen.failed > 0 && <Note tone="caution">{words.failed(seen.failed)}</Note>}
    {seen.cases === 0 ? <Note>{empty}</Note> : <Figures seen={seen} />}
  </>
);

const Figures = ({ seen }: { seen: Comparison }) => {
  const { before, now, approvalChangePpm: _, limitChangePpm, scoreIndexPpm } = seen;
  return (
    <>
      <View className="partner-tiles">
        <Tile
          label={words.approval}
          figure={`${percent(before.offeredPpm)} → ${percent(now.offeredPpm)}`}
          text={words.households(before.offered, now.offered)}
        />
        <Tile label={words.mean} figure={`${wan(before.meanFen)}万 → ${wan(now.meanFen)}万`} />
        <Tile
          label={words.total}
          figure={`${wan(before.totalFen)}万 → ${wan(now.totalFen)}万`}
          text={percent(limitChangePpm)}
        />
        <Tile label={words.rate} figure={`${percent(before.ratePpm, 2)} → ${percent(now.ratePpm, 2)}`} />
        <Tile label={words.index} figure={index(scoreIndexPpm)} />
      </View>
      <SwapSet {...seen.swapSet} />
      <Card title={words.changes} aside={<View className="caption">{words.changesOf}</View>}>
        {seen.limitChanges.map(({ band, cases }) => (
          <Band key={band} band={band} cases={cases} of={Math.max(1, seen.swapSet.both)} />
        ))}
      </Card>
      <Migration migrations={seen.migrations} />
      <Card title={words.segments}>
        <Table
          label={words.segments}
          heads={words.segmentColumns}
          rows={(['marketplace', 'grade', 'size'] as const).flatMap((by) =>
            (seen.segments[by] ?? []).map((one) => ({
              key: `${by} ${one.segment}`,
              cells: [
                `${SEGMENT[by]} ${one.segment}`,
                one.cases,
                `${one.before.offered} → ${one.now.offered}`,
                `${wan(one.before.totalFen)} → ${wan(one.now.totalFen)}`,
              ],
            })),
          )}
        />
      </Card>
    </>
  );
};

const Tile = ({ label, figure, text }: { label: string; figure: string; text?: string }) => (
  <View className="card">
    <View className="caption">{label}</View>
    <View className="strong">{figure}</View>
    {text && <View className="caption">{text}</View>}
  </View>
);

const SwapSet = ({ both, onlyBefore, onlyBeforeFen, onlyNow, onlyNowFen, neither }: Comparison['swapSet']) => (
  <Card title={words.swap}>
    <View className="partner-tiles">
      <Tile label={words.both} figure={String(both)} />
      <Tile label={words.onlyBefore} figure={String(onlyBefore)} text={`${wan(onlyBeforeFen)}万`} />
      <Tile label={words.onlyNow} figure={String(onlyNow)} text={`${wan(onlyNowFen)}万`} />
      <Tile label={words.neither} figure={String(neither)} />
    </View>
    {onlyNow > 0 && <View className="caption space-1">{words.unseen}</View>}
  </Card>
);

const Band = ({ band, cases, of }: { band: string; cases: number; of: number }) => (
  <View className="partner-band">
    <View className="caption">{band}</View>
    <View className="partner-bar" style={{ width: `${Math.round((cases / of) * 60)}%` }} />
    <View className="strong">{cases}</View>
  </View>
);

const GRADES = ['AA', 'A', 'B', 'C', 'D', 'none'] as const;
const gradeName = (grade: string) => (grade === 'none' ? '未过' : grade);

const Migration = ({ migrations }: Pick<Comparison, 'migrations'>) => (
  <Card title={words.migration} aside={<View className="caption">{words.rows}</View>}>
    <Table
      label={words.migration}
      heads={['', ...GRADES.map(gradeName)]}
      rows={GRADES.map((before) => ({
        key: before,
        cells: [
          gradeName(before),
          ...GRADES.map((now) => migrations.find((one) => one.before === before && one.now === now)?.cases ?? '·'),
        ],
      }))}
    />
  </Card>
);

const CSV = 'text/csv;charset=utf-8';

const Swaps = ({ swaps, version }: Pick<Comparison, 'swaps'> & { version: string }) => (
  <Card
    title={words.cases}
    aside={<Link onTap={() => void saveText(`${version}-swaps.csv`, swapsCsv(swaps), CSV)}>{words.exported}</Link>}
  >
    <Table
      label={words.cases}
      heads={words.caseColumns}
      rows={swaps.map(({ decisionId, direction, before, now, because }) => ({
        key: decisionId,
        cells: [
          decisionId,
          <Tag key="direction" tone={direction === 'in' ? 'brand' : 'caution'}>
            {direction === 'in' ? '换进' : '换出'}
          </Tag>,
          said(before),
          said(now),
          because.join('、'),
        ],
      }))}
    />
  </Card>
);

const said = ({ outcome, limitFen }: Comparison['swaps'][number]['before']): string =>
  outcome === 'offered' ? `${wan(limitFen)}万` : OUTCOME[outcome];
