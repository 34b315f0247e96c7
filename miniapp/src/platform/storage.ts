import Taro from '@tarojs/taro';
import { IS_WEAPP } from './target.ts';

/**
 * All that is kept on the phone: the session's token (and that of a partner's screen), which reader size was chosen,
 * which privacy text was agreed to,
 * and, on one machine, whose phone the web page plays. Never a name, a number or an amount.
 */
type Key = 'token' | 'staffToken' | 'person' | 'textScale' | 'privacy';

/** A tab of the browser is one person's phone, so that two people can sit in two tabs. */
const OF_THE_TAB: readonly Key[] = ['token', 'staffToken', 'person'];

const store = (key: Key) => (OF_THE_TAB.includes(key) ? window.sessionStorage : window.localStorage);

export function readKept(key: Key): string | undefined {
  const kept: unknown = IS_WEAPP ? Taro.getStorageSync(key) : store(key).getItem(key);
  return typeof kept === 'string' && kept !== '' ? kept : undefined;
}

export function keep(key: Key, value: string | undefined): void {
  if (IS_WEAPP && value === undefined) Taro.removeStorageSync(key);
  else if (IS_WEAPP) Taro.setStorageSync(key, value);
  else if (value === undefined) store(key).removeItem(key);
  else store(key).setItem(key, value);
}
