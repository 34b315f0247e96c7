import { View } from '@tarojs/components';
import { meaning } from '../platform/meaning.ts';

export type IconName =
  | 'back'
  | 'next'
  | 'done'
  | 'close'
  | 'document'
  | 'bell'
  | 'bank'
  | 'shield'
  | 'info'
  | 'message'
  | 'person'
  | 'edit'
  | 'download'
  | 'undo'
  | 'key'
  | 'up'
  | 'list'
  | 'chart'
  | 'phone'
  | 'home'
  | 'stamp'
  | 'pause'
  | 'clock'
  | 'copy'
  | 'lock'
  | 'trash'
  | 'retry'
  | 'plus'
  | 'shop'
  | 'parcel'
  | 'offline'
  | 'open';

/** A drawing beside words; it never stands for them. */
export const Icon = ({ name, size }: { name: IconName; size?: 'small' | 'large' }) => (
  <View className={`icon icon-${name}${size ? ` icon-${size}` : ''}`} {...meaning({ hidden: true })} />
);
