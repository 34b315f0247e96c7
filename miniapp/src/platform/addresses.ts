import Taro from '@tarojs/taro';
import { copy } from './clipboard.ts';
import { IS_WEAPP } from './target.ts';

/**
 * Opens a page that is not ours. WeChat shows only addresses on the mini-program's list of business domains;
 * the e-sign service's are on it, a marketplace's can never be.
 */
export function openSigningAddress(url: string): void {
  if (IS_WEAPP) void Taro.navigateTo({ url: `/loan/outside/index?url=${encodeURIComponent(url)}` });
  else window.location.assign(url);
}

export type Opened = 'opened' | 'copied' | 'failed';

/** The marketplace's page on this very phone: a new tab on the web; from WeChat only by way of the clipboard. */
export async function openMarketplaceAddress(url: string): Promise<Opened> {
  if (IS_WEAPP) return (await copy(url)) ? 'copied' : 'failed';
  return window.open(url, '_blank') ? 'opened' : 'failed';
}
