import { Button } from '@tarojs/components';
import type { ReactNode } from 'react';
import { configStore } from '../api/config.ts';
import { Action, actionClass } from '../components/action.tsx';
import { agreeToPrivacy } from './privacy.ts';
import { standInCode } from './stand-in.ts';
import { IS_WEAPP } from './target.ts';

type PhoneButtonProps = {
  children: ReactNode;
  disabled: boolean;
  /** The one-time code behind the number, or nothing when the person kept it to themselves. */
  given: (code: string | undefined) => void;
};

/** WeChat hands over a phone number only from its own kind of button, and only as a code for the server. */
export const PhoneButton = ({ children, disabled, given }: PhoneButtonProps) =>
  IS_WEAPP ? (
    <Button
      className={actionClass({ disabled })}
      openType="getPhoneNumber|agreePrivacyAuthorization"
      disabled={disabled}
      onGetPhoneNumber={(event) => given(event.detail.code)}
    >
      {children}
    </Button>
  ) : (
    <Action disabled={disabled} onTap={() => void askStandIn().then(given)}>
      {children}
    </Action>
  );

async function askStandIn(): Promise<string | undefined> {
  const settings = configStore.get();
  if (settings?.wechatClientUrl === undefined || !(await agreeToPrivacy(settings.privacyPolicyVersion)))
    return undefined;
  const code = await standInCode(settings.wechatClientUrl, 'phone');
  return code.ok ? code.value : undefined;
}
