import { recordSubscriptions } from '@loan/shared/api/account';
import Taro from '@tarojs/taro';
import { call } from '../api/client.ts';
import { configStore } from '../api/config.ts';
import { standInSubscribe } from './stand-in.ts';
import { IS_WEAPP } from './target.ts';

export type MessageMoment = 'approved' | 'contractWaiting' | 'disbursed';

/**
 * Asks WeChat's own sheet for permission to send one message each. It must be the first thing a tap does.
 * Whatever the person answers, and whether or not it worked, the tap goes on: a message is a courtesy.
 */
export async function askToNotify(applicationId: string, moments: readonly MessageMoment[]): Promise<boolean> {
  const settings = configStore.get();
  if (!settings) return false;
  const ids = moments.map((moment) => settings.templates[moment]).filter((id) => id !== '');
  const accepted = ids.length === 0 ? [] : await accept(ids, settings.wechatClientUrl);
  if (accepted.length === 0) return false;
  const recorded = await call(recordSubscriptions, { applicationId, accepted });
  return recorded.ok;
}

async function accept(ids: string[], standIn: string | undefined): Promise<string[]> {
  if (!IS_WEAPP) return standIn ? standInSubscribe(standIn, ids) : [];
  try {
    const answers = await Taro.requestSubscribeMessage({ tmplIds: ids, entityIds: [] });
    return ids.filter((id) => (answers as unknown as Record<string, unknown>)[id] === 'accept');
  } catch {
    return [];
  }
}
