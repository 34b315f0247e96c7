import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

export type Tone = 'positive' | 'caution' | 'danger' | 'info' | 'brand';

export const Tag = ({ tone, icon, children }: { tone?: Tone; icon?: IconName; children: ReactNode }) => (
  <View className={`tag${tone ? ` tag-${tone}` : ''}`}>
    {icon && <Icon name={icon} size="small" />}
    {children}
  </View>
);
