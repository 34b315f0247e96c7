import Taro from '@tarojs/taro';
import { IS_WEAPP } from './target.ts';

/** Only WeChat reads codes with its own camera; a browser's scanner opens the address by itself. */
export const CAN_SCAN = IS_WEAPP;

/** Where our own pages are: told at build time to the mini-program, where it stands to the web page. */
export const ourOrigin = (): string => (IS_WEAPP ? (process.env.TARO_APP_API ?? '') : window.location.origin);

/** `cancelled`: the person went back; `failed`: the camera could not be used. */
export type Scanned = { tag: 'read'; text: string } | { tag: 'cancelled' | 'failed' };

/** What a code says, read by the camera and not from an album, where a picture of a code may come from anybody. */
export async function scanCode(): Promise<Scanned> {
  // assumed: wx.scanCode asks for no scope and stands on no privacy list; confirm: WeChat's privacy interface list.
  try {
    const { result } = await Taro.scanCode({ onlyFromCamera: true, scanType: ['qrCode'] });
    return { tag: 'read', text: result };
  } catch (problem) {
    const { errMsg = '' } = (problem ?? {}) as { errMsg?: string };
    return { tag: /cancel/i.test(errMsg) ? 'cancelled' : 'failed' };
  }
}
