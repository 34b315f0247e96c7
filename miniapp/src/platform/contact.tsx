import { Button } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { ReactNode } from 'react';
import { actionClass } from '../components/action.tsx';
import { Icon } from '../components/icon.tsx';

/** WeChat's customer service opens only from its own kind of button. */
export const ContactButton = ({ children }: { children: ReactNode }) => (
  <Button className={actionClass({})} openType="contact">
    <Icon name="message" />
    {children}
  </Button>
);

export const dial = (phoneNumber: string): void => void Taro.makePhoneCall({ phoneNumber }).catch(() => undefined);
