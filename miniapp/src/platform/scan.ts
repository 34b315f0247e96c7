import Taro from '@tarojs/taro';
import { IS_WEAPP } from './target.ts';

/** Only WeChat reads codes with its own camera; a browser's scanner opens the address by itself. */
export const CAN_SCAN = IS_WEAPP;

/** Where our own pages are: told at build time to the mini-program, where it stands to the web page. */
export const ourOrigin = (): string => (IS_WEAPP ? (process.env.TARO_APP_API ?? '') : window.location.origin);

/**
 * What a code says, read by the camera and not from an album, where a picture of a code may come from anybody; nothing
 * where the person went back.
 */
export async function scanCode(): Promise<string | undefined> {
  // assumed: wx.scanCode asks for no scope and stands on no privacy list; confirm: WeChat's privacy interface list.
  try {
    return (await Taro.scanCode({ onlyFromCamera: true, scanType: ['qrCode'] })).result;
  } catch {
    return undefined;
  }
}
