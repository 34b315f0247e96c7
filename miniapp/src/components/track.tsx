import { View } from '@tarojs/components';
import { meaning } from '../platform/meaning.ts';

export type TrackPart = { percent: number; look?: 'positive' | 'caution' | 'money' | 'goods' | 'available' | 'later' };

/** A bar of parts. Its words stand beside it; the label reads them out. */
export const Track = ({
  parts,
  label,
  size,
}: {
  parts: readonly TrackPart[];
  label: string;
  size?: 'thin' | 'thick';
}) => (
  <View className={`track${size ? ` track-${size}` : ''}`} {...meaning({ role: 'img', label })}>
    {parts.map(({ percent, look }, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a bar keep their places.
      <View key={index} className={`track-part${look ? ` track-${look}` : ''}`} style={{ width: `${percent}%` }} />
    ))}
  </View>
);

/** How far something has come, in whole per cent. */
export const Progress = ({ percent, label, done }: { percent: number; label: string; done?: boolean }) => (
  <View
    className="track track-thin"
    {...meaning({ role: 'progressbar', label, value: { now: percent, min: 0, max: 100 } })}
  >
    <View className={`track-part${done ? ' track-positive' : ''}`} style={{ width: `${percent}%` }} />
  </View>
);
