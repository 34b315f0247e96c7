import { openSession } from '@loan/shared/api/session';
import { err, ok, type Result } from '@loan/shared/result';
import { loginCode } from '../platform/login-code.ts';
import { agreeToPrivacy } from '../platform/privacy.ts';
import { readConfig } from './config.ts';
import type { Call, CallError } from './create-client.ts';

/** A session for whoever holds this phone: WeChat's one-time code against our token. */
export async function logIn(call: Call): Promise<Result<string, CallError>> {
  const settings = await readConfig(call);
  if (!settings.ok) return settings;
  if (!(await agreeToPrivacy(settings.value.privacyPolicyVersion))) return err({ tag: 'LoginCancelled' });
  const code = await loginCode(settings.value.wechatClientUrl);
  if (!code.ok) return code;
  const session = await call(openSession, { code: code.value });
  return session.ok ? ok(session.value.token) : session;
}
