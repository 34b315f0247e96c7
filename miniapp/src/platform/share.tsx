import { Button } from '@tarojs/components';
import { useShareAppMessage } from '@tarojs/taro';
import type { ReactNode } from 'react';
import { actionClass } from '../components/action.tsx';
import { Icon } from '../components/icon.tsx';

export type ShareCard = { title: string; path: string };

/** What a share from this page carries. Pages that must not be passed on share the front page. */
export function useShareCard(card: ShareCard | undefined): void {
  useShareAppMessage(() => card ?? { title: '跨境电商贷', path: 'pages/home/index' });
}

/** WeChat opens its list of chats only from its own kind of button. */
export const ShareButton = ({ children }: { children: ReactNode }) => (
  <Button className={actionClass({})} openType="share">
    <Icon name="message" />
    {children}
  </Button>
);
