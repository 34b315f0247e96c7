import type { ClockView } from '@loan/shared/api/view';
import type { Mover } from '@loan/shared/application/clock';
import { View } from '@tarojs/components';
import { namesOf } from '../words/roles.ts';
import { formatMoment, formatSpan, formatTime } from '../words/when.ts';
import { Icon } from './icon.tsx';
import { Track } from './track.tsx';

/** The service clock (时效): how long it has run, and whether it waits for somebody on the applicant's side. */
export function ClockBar({ clock, mine = [] }: { clock: ClockView; mine?: readonly Mover[] }) {
  const percent = Math.min(100, Math.round((clock.usedMs / clock.serviceMs) * 1000) / 10);
  const paused = clock.state === 'paused';
  const late = clock.state === 'broken';
  const used = `已用 ${formatSpan(clock.usedMs)}`;
  return (
    <View>
      <View className="row row-apart row-wrap">
        <View className={`row row-tight ${paused || late ? 'caution' : 'second'}`}>
          {paused && <Icon name="pause" size="small" />}
          <View className={paused || late ? 'strong' : ''}>{headline(clock)}</View>
        </View>
        <View className="strong">{rightOf(clock, mine)}</View>
      </View>
      <View className="space-2">
        <Track
          label={`${formatSpan(clock.serviceMs)}时限，${used}${paused ? '，已暂停' : ''}`}
          parts={[
            { percent, ...(late ? { look: 'caution' as const } : {}) },
            ...(paused ? [{ percent: 1, look: 'caution' as const }] : []),
          ]}
        />
      </View>
      <View className="row row-apart caption space-1">
        <View>{used}</View>
        <View>{belowRight(clock)}</View>
      </View>
    </View>
  );
}

function headline({ state }: ClockView): string {
  switch (state) {
    case 'paused':
      return '时限已暂停，不计时';
    case 'near':
      return '从申请到放款的时限，快到了';
    case 'broken':
      return '已超过时限，我们正在催办';
    case 'stopped':
      return '从申请到放款用时';
    case 'running':
      return '从申请到放款的时限';
  }
}

/** Who is awaited, or how long it may take in all; once it is over, how long it took. */
function rightOf({ state, awaiting, serviceMs, usedMs }: ClockView, mine: readonly Mover[]): string {
  if (state === 'stopped') return formatSpan(usedMs);
  if (state !== 'paused') return formatSpan(serviceMs);
  return awaiting.every((mover) => mine.includes(mover)) ? '等待您' : `等待${namesOf(awaiting)}`;
}

function belowRight({ state, pausedSince, dueAt, serviceMs }: ClockView): string {
  if (state === 'stopped') return `时限 ${formatSpan(serviceMs)}`;
  if (state === 'paused') return pausedSince ? `${formatTime(pausedSince)} 起暂停` : '';
  return dueAt ? `${formatMoment(dueAt, new Date())} 前` : '';
}
