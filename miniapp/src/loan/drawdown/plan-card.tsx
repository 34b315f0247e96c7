import type { QuoteView } from '@loan/shared/api/view';
import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import type { Pen } from '../../charts/palette.ts';
import { scheduleChart } from '../../charts/schedule.ts';
import { Link } from '../../components/action.tsx';
import { Picture } from '../../components/picture.tsx';
import { PlanSheet } from '../../components/plan-sheet.tsx';
import { movedWords, planSays, words } from './messages.ts';

/** The schedule as bars, and as a table for whoever wants the figures. */
export function PlanCard({ quote }: { quote: QuoteView }) {
  const [table, setTable] = useState(false);
  const draw = useCallback((pen: Pen) => scheduleChart(quote, pen), [quote]);
  return (
    <View className="space-4">
      <View className="row row-apart row-wrap">
        <View className="strong">{words.plan}</View>
        <View className="legend">
          <View className="legend-item">
            <View className="legend-square legend-principal" />
            {words.principal}
          </View>
          <View className="legend-item">
            <View className="legend-square legend-interest" />
            {words.interest}
          </View>
        </View>
      </View>
      <View className="space-2">
        <Picture draw={draw} says={planSays(quote)} inset={64} />
      </View>
      <View className="caption">{movedWords(quote, new Date())}</View>
      <Link onTap={() => setTable(true)}>{words.table}</Link>
      {table && <PlanSheet instalments={quote.instalments} close={() => setTable(false)} />}
    </View>
  );
}
