import { View } from '@tarojs/components';
import { useCallback } from 'react';
import { cycle } from '../../charts/cycle.ts';
import type { Pen } from '../../charts/palette.ts';
import { Card } from '../../components/card.tsx';
import { Picture } from '../../components/picture.tsx';
import { cycleNote, words } from './messages.ts';

type CycleProps = { leadDays: number; termDays: number; repayDays: number };

/** How long the money is out: the goods are made, delivered, and paid for. */
export function CycleCard({ leadDays, termDays, repayDays }: CycleProps) {
  const draw = useCallback(
    (pen: Pen) => cycle({ leadDays, termDays, repayDays }, pen),
    [leadDays, termDays, repayDays],
  );
  return (
    <Card title={words.cycle}>
      <View className="space-2">
        <Picture
          draw={draw}
          says={`备料生产 ${leadDays} 天，账期 ${termDays} 天，买方付款后 ${repayDays} 天内还清`}
          inset={64}
        />
      </View>
      <View className="caption space-2">{cycleNote(leadDays + termDays + repayDays, repayDays)}</View>
    </Card>
  );
}

export const PlatformCard = () => (
  <Card title={words.platform}>
    <View className="second space-1">{words.platformText}</View>
  </Card>
);
