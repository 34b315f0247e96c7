import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { meaning } from '../platform/meaning.ts';
import { Icon, type IconName } from './icon.tsx';

export type ActionLook = {
  children: ReactNode;
  kind?: 'primary' | 'secondary' | 'quiet';
  icon?: IconName;
  small?: boolean;
  /** Narrow, to the left of the primary one. */
  beside?: boolean;
  disabled?: boolean;
};

export const actionClass = ({ kind = 'primary', small, beside, disabled }: Omit<ActionLook, 'children' | 'icon'>) =>
  `action action-${kind}${small ? ' action-small' : ''}${beside ? ' action-beside' : ''}${disabled ? ' is-disabled' : ''}`;

/** A button. What it says is what happens; while `disabled` a tap does nothing, so nothing is sent twice. */
export function Action({ children, icon, onTap, label, ...look }: ActionLook & { onTap?: () => void; label?: string }) {
  return (
    <View
      className={actionClass(look)}
      hoverClass={look.disabled ? 'none' : 'is-pressed'}
      onClick={() => !look.disabled && onTap?.()}
      {...meaning({ role: 'button', label, disabled: look.disabled })}
    >
      {icon && <Icon name={icon} />}
      {children}
    </View>
  );
}

type LinkProps = { children: ReactNode; onTap: () => void; tone?: 'quiet' | 'danger'; label?: string };

/** A lesser action in the flow of text. */
export const Link = ({ children, onTap, tone, label }: LinkProps) => (
  <View
    className={`link${tone ? ` link-${tone}` : ''}`}
    hoverClass="is-pressed"
    onClick={onTap}
    {...meaning({ role: 'button', label })}
  >
    {children}
  </View>
);
