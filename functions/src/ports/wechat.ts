import type { Result } from '@loan/shared/result';

export type WechatError =
  /** Used, expired or invalid code. The phone asks WeChat for another. */
  { tag: 'WechatCodeRefused'; code: number } | { tag: 'WechatUnknown'; cause: string };

export type SubscribeMessage = {
  openId: string;
  templateId: string;
  page: string;
  /** Field name to text, within WeChat's field rules (thing ≤ 20 characters …). */
  fields: Readonly<Record<string, string>>;
};

export interface Wechat {
  /** code2Session. The session key stays on the server and is not kept: nothing we do needs it. */
  login(code: string): Promise<Result<{ openId: string; unionId?: string }, WechatError>>;
  phoneNumber(code: string): Promise<Result<{ phone: string }, WechatError>>;
  /** `WechatMessageRefused`: the person did not ask for it or has used it up; not an error for us. */
  sendMessage(
    message: SubscribeMessage,
  ): Promise<Result<void, WechatError | { tag: 'WechatMessageRefused'; code: number }>>;
}
