import type { PortraitFigures, PortraitMetric } from '@loan/shared/portrait/figures';
import {
  amountInWords,
  decidingLeg,
  isReached,
  LEG_IN_WORDS,
  matchInWords,
  nameOfProvider,
  SINGLE_SOURCE_IN_WORDS,
  thresholdInWords,
} from '@loan/shared/portrait/words';
import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import { flowsChart } from '../charts/flows.ts';
import { monthsChart } from '../charts/months.ts';
import type { Pen } from '../charts/palette.ts';
import { Action, Link } from '../components/action.tsx';
import { Card } from '../components/card.tsx';
import { Icon } from '../components/icon.tsx';
import { Ledger, type LedgerRow } from '../components/ledger.tsx';
import { Note } from '../components/note.tsx';
import { Picture } from '../components/picture.tsx';
import { Sheet } from '../components/sheet.tsx';
import { flowsOf, flowsSay, isShort, monthRow, monthsAside, monthsSay, tellersOf, words } from './words.ts';

/** Page padding and card padding, on both sides. */
const INSET = 64;

type FiguresProps = { figures: PortraitFigures };

/** Everything a portrait shows; the owner and whoever was given it see the same. */
export const Figures = ({ figures }: FiguresProps) => (
  <>
    {isShort(figures) && <Note tone="caution">{words.fewMonths}</Note>}
    <Months figures={figures} />
    <Metrics figures={figures} />
    <Match figures={figures} />
  </>
);

export function FlowsPicture({ figures }: FiguresProps) {
  const draw = useCallback((pen: Pen) => flowsChart(flowsOf(figures), pen), [figures]);
  return (
    <>
      <View className="space-3">
        <Picture draw={draw} says={flowsSay(flowsOf(figures))} inset={INSET} />
      </View>
      <View className="caption space-2">{tellersOf(figures)}</View>
    </>
  );
}

function Months({ figures }: FiguresProps) {
  const [open, setOpen] = useState(false);
  const { months, average } = figures;
  const draw = useCallback((pen: Pen) => monthsChart(months, pen), [months]);
  if (months.length === 0) return null;
  return (
    <Card title={words.months} aside={<View className="caption">{monthsAside(figures)}</View>}>
      <View className="metric-row">
        <Average label={words.gmv} value={amountInWords(average.gmvFen)} />
        <Average label={words.settled} value={amountInWords(average.settledFen)} />
        <Average label={words.received} value={amountInWords(average.receivedFen)} />
      </View>
      <View className="space-2">
        <Picture draw={draw} says={monthsSay(figures)} inset={INSET} />
      </View>
      <View className="row row-apart row-wrap">
        <View className="legend">
          <View className="legend-item">
            <View className="legend-square legend-principal" />
            GMV
          </View>
          <View className="legend-item">
            <View className="legend-dashes" />
            回款
          </View>
        </View>
        <Link onTap={() => setOpen(true)}>{words.table}</Link>
      </View>
      {open && <MonthsTable figures={figures} close={() => setOpen(false)} />}
    </Card>
  );
}

const Average = ({ label, value }: { label: string; value: string }) => (
  <View className="metric">
    <View className="caption">{label}</View>
    <View className="title-3 number">{value}</View>
  </View>
);

const MonthsTable = ({ figures, close }: FiguresProps & { close: () => void }) => (
  <Sheet
    id="months"
    title={words.tableTitle}
    text={words.tableText}
    close={close}
    foot={<Action onTap={close}>{words.known}</Action>}
  >
    {figures.months.map(monthRow).map(({ title, gmv, rest }) => (
      <View key={title} className="cell">
        <View className="grow">
          <View className="row row-apart">
            <View className="strong">{title}</View>
            <View className="strong number">{gmv}</View>
          </View>
          <View className="caption">{rest}</View>
        </View>
      </View>
    ))}
  </Sheet>
);

const Metrics = ({ figures: { metrics } }: FiguresProps) => (
  <Card title={words.metrics}>
    <View className="metric-grid">
      {metrics.map((metric) => (
        <Metric key={metric.code} metric={metric} />
      ))}
    </View>
  </Card>
);

function Metric({ metric }: { metric: PortraitMetric }) {
  const { title, current, value } = metric;
  const reached = isReached(metric);
  const tone = value === null ? '' : reached ? ' positive' : ' caution';
  return (
    <View className="metric">
      <View className="caption">{title}</View>
      <View className="title-3 number">{current}</View>
      <View className={`metric-note${tone}`}>
        {reached && <Icon name="done" size="small" />}
        {thresholdInWords(metric)}
      </View>
    </View>
  );
}

function Match({ figures: { match, notCounted } }: FiguresProps) {
  if (match === null) return null;
  const deciding = decidingLeg(match);
  const rows = match.legs.map(({ leg, marketplace, sellerId, provider, matchPpm }): LedgerRow & { key: string } => ({
    key: `${leg}${marketplace}${sellerId}`,
    label: `${nameOfProvider(marketplace)} ${LEG_IN_WORDS[leg]}（${nameOfProvider(provider)}）`,
    value: matchInWords(matchPpm),
    total: leg === deciding,
  }));
  const alone = [
    ...new Set(
      match.singleSource.map(
        ({ marketplace, leg }) => `${nameOfProvider(marketplace)}：${SINGLE_SOURCE_IN_WORDS[leg]}`,
      ),
    ),
  ];
  return (
    <Card title={words.match}>
      <Ledger
        rows={[
          ...rows,
          { label: words.covered, value: matchInWords(match.coveredSalesPpm) },
          { label: words.unmatched, value: `${match.unmatchedCount} 条` },
        ]}
      />
      {deciding && <View className="caption space-1">粗体一项较低，计入三流一致。</View>}
      {alone.length > 0 && (
        <View className="space-3">
          <Note tone="caution" title={words.singleSource}>
            {alone.map((line) => (
              <View key={line}>{line}</View>
            ))}
            <View className="caption">{words.singleSourceText}</View>
          </Note>
        </View>
      )}
      {notCounted.length > 0 && (
        <View className="caption space-2">{`${words.notCounted}：${[...new Set(notCounted.map(nameOfProvider))].join('、')}`}</View>
      )}
    </Card>
  );
}
