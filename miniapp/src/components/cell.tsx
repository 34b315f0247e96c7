import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { meaning } from '../platform/meaning.ts';
import { Icon, type IconName } from './icon.tsx';

type CellProps = {
  title: ReactNode;
  text?: ReactNode;
  caption?: ReactNode;
  icon?: IconName;
  badge?: 'positive' | 'caution' | 'quiet';
  monogram?: { letters: string; on?: boolean };
  /** At the right; an arrow stands there by itself when the row can be tapped. */
  end?: ReactNode;
  plain?: boolean;
  onTap?: () => void;
};

/** One row of a list: a mark, a title, what it says, and where it leads. */
export function Cell({ title, text, caption, icon, badge, monogram, end, plain, onTap }: CellProps) {
  const tappable = onTap ? { onClick: onTap, hoverClass: 'is-pressed', ...meaning({ role: 'button' }) } : {};
  return (
    <View className={`cell${text ? ' cell-top' : ''}`} {...tappable}>
      {monogram && <Monogram {...monogram} />}
      {icon && (
        <View className={`badge${badge ? ` badge-${badge}` : ''}`}>
          <Icon name={icon} />
        </View>
      )}
      <View className="grow">
        <View className={plain ? '' : 'strong'}>{title}</View>
        {text && <View className="second">{text}</View>}
        {caption && <View className="caption">{caption}</View>}
      </View>
      {end}
      {onTap && !end && <Icon name="next" />}
    </View>
  );
}

/** Two letters in place of a logo that we have no right to print. */
export const Monogram = ({ letters, on }: { letters: string; on?: boolean }) => (
  <View className={`monogram${on ? ' monogram-on' : ''}`} {...meaning({ hidden: true })}>
    {letters}
  </View>
);
