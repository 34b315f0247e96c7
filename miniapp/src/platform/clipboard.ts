import Taro from '@tarojs/taro';

/** WeChat says by itself that the text was copied. */
export async function copy(text: string): Promise<boolean> {
  try {
    await Taro.setClipboardData({ data: text });
    return true;
  } catch {
    return false;
  }
}
