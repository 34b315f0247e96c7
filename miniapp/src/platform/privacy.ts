import Taro from '@tarojs/taro';
import { createAsked } from './asked.ts';
import { keep, readKept } from './storage.ts';
import { IS_WEAPP } from './target.ts';

/** The 用户隐私保护指引 sheet. On WeChat the agreeing tap must be on its own kind of button, named by this id. */
export const privacyAsked = createAsked<'privacy', boolean>();
export const AGREE_BUTTON_ID = 'agree-to-privacy';

/** WeChat asks us to ask, whenever an interface that touches personal data is first used. */
export function listenForPrivacy(): void {
  if (!IS_WEAPP || !Taro.onNeedPrivacyAuthorization) return;
  Taro.onNeedPrivacyAuthorization((resolve) => {
    resolve({ event: 'exposureAuthorization' });
    void privacyAsked.ask('privacy').then((agreed) => {
      resolve(agreed ? { event: 'agree', buttonId: AGREE_BUTTON_ID } : { event: 'disagree' });
    });
  });
}

/** The web has no such gate, so the same sheet stands before the first login; a new text is asked for again. */
export async function agreeToPrivacy(version: string): Promise<boolean> {
  if (IS_WEAPP || readKept('privacy') === version) return true;
  const agreed = await privacyAsked.ask('privacy');
  if (agreed) keep('privacy', version);
  return agreed;
}

export const openPrivacyText = (): void => {
  if (IS_WEAPP) void Taro.openPrivacyContract();
  else void Taro.navigateTo({ url: '/account/privacy/index' });
};
