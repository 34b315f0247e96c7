import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

type NoteProps = {
  children: ReactNode;
  title?: string;
  icon?: IconName;
  tone?: 'positive' | 'caution' | 'danger' | 'info';
};

export const Note = ({ children, title, icon = 'info', tone }: NoteProps) => (
  <View className={`note${tone ? ` note-${tone}` : ''}`}>
    <View className="note-icon">
      <Icon name={icon} />
    </View>
    <View className="grow">
      {title && <View className="strong">{title}</View>}
      {children}
    </View>
  </View>
);
