import Taro from '@tarojs/taro';
import { IS_WEAPP } from './target.ts';

/** Shows a PDF from a short-lived address. WeChat downloads it first and opens it with its own reader. */
export async function openPdf(url: string): Promise<boolean> {
  if (!IS_WEAPP) return window.open(url, '_blank') !== null;
  try {
    const { tempFilePath } = await Taro.downloadFile({ url, timeout: 20_000 });
    await Taro.openDocument({ filePath: tempFilePath, fileType: 'pdf' });
    return true;
  } catch {
    return false;
  }
}
