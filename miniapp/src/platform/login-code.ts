import { err, ok, type Result } from '@loan/shared/result';
import Taro from '@tarojs/taro';
import type { CallError } from '../api/create-client.ts';
import { standInCode } from './stand-in.ts';
import { IS_WEAPP } from './target.ts';

/** A one-time code that says which WeChat this is. Outside WeChat there is none, unless a stand-in gives it. */
export async function loginCode(standIn: string | undefined): Promise<Result<string, CallError>> {
  if (!IS_WEAPP) return standIn ? standInCode(standIn, 'login') : err({ tag: 'LoginUnavailable' });
  try {
    const { code } = await Taro.login();
    return ok(code);
  } catch {
    return err({ tag: 'LoginUnavailable' });
  }
}
