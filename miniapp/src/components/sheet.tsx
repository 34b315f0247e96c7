import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { useDialogFocus } from '../platform/dialog-focus.ts';
import { meaning } from '../platform/meaning.ts';
import { Heading } from './card.tsx';
import { Icon } from './icon.tsx';

type SheetProps = {
  id: string;
  title: string;
  /** Under the title, smaller. */
  text?: string;
  lead?: ReactNode;
  close?: () => void;
  foot: ReactNode;
  children?: ReactNode;
};

/** A sheet from below: one question, answered or closed. The page behind neither scrolls nor takes focus. */
export function Sheet({ id, title, text, lead, close, foot, children }: SheetProps) {
  useDialogFocus(id, close);
  return (
    <View>
      <View className="scrim" catchMove onClick={() => close?.()} {...meaning({ hidden: true })} />
      <View id={id} className="sheet" {...meaning({ role: 'dialog', label: title, modal: true })}>
        <View className="sheet-grab" />
        <View className="sheet-body">
          <View className="row row-apart">
            {lead}
            <View className="grow">
              <Heading level={2} look="title-2">
                {title}
              </Heading>
              {text && <View className="caption">{text}</View>}
            </View>
            {close && (
              <View className="link" onClick={close} {...meaning({ role: 'button', label: '关闭' })}>
                <Icon name="close" />
              </View>
            )}
          </View>
          {children}
        </View>
        <View className="sheet-foot">{foot}</View>
      </View>
    </View>
  );
}
