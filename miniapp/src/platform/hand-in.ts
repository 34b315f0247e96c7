import Taro from '@tarojs/taro';
import { IS_WEAPP } from './target.ts';

/** A file somebody chose on this phone; `path` is WeChat's, `blob` the web page's. */
export type ChosenFile = { name: string; bytes: number; path?: string; blob?: Blob };

/** As many as WeChat lets somebody choose at once. */
const MOST_AT_ONCE = 20;
/** The largest file over a slow line. */
const UPLOAD_TIMEOUT_MS = 10 * 60_000;

/**
 * Lets somebody choose files: on WeChat from a chat, which is the only place it lets a program take files from; on the
 * web from the device. Nothing chosen is an empty list.
 */
export async function chooseFiles(accept = '.csv,.txt,.tsv,.gz,text/csv,text/plain'): Promise<ChosenFile[]> {
  if (!IS_WEAPP) return chooseOnTheWeb(accept);
  try {
    const { tempFiles } = await Taro.chooseMessageFile({ count: MOST_AT_ONCE, type: 'file' });
    return tempFiles.map(({ name, size, path }) => ({ name, bytes: size, path }));
  } catch {
    // Closed without a choice.
    return [];
  }
}

/** Papers may be photographed as well; a chat is still where a program may take other files from. */
export async function choosePapers(accept: string): Promise<ChosenFile[]> {
  if (!IS_WEAPP) return chooseOnTheWeb(accept);
  try {
    const { tapIndex } = await Taro.showActionSheet({ itemList: ['拍照或从相册选', '从聊天文件选'] });
    if (tapIndex === 1) return chooseFiles();
    const { tempFiles } = await Taro.chooseMedia({ count: 9, mediaType: ['image'], sizeType: ['original'] });
    return tempFiles.map(({ tempFilePath, size }, index) => ({
      name: `照片${index + 1}.${/[^.]+$/.exec(tempFilePath)?.[0] ?? 'jpg'}`,
      bytes: size,
      path: tempFilePath,
    }));
  } catch {
    // Closed without a choice.
    return [];
  }
}

function chooseOnTheWeb(accept: string): Promise<ChosenFile[]> {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.accept = accept;
  return new Promise((resolve) => {
    input.addEventListener('cancel', () => resolve([]));
    input.addEventListener('change', () =>
      resolve([...(input.files ?? [])].map((file) => ({ name: file.name, bytes: file.size, blob: file }))),
    );
    input.click();
  });
}

type Form = { url: string; fields: Record<string, string> };

/** Posts a file with the fields that were signed for it, straight to the store. False: it did not get there. */
export async function postFile({ url, fields }: Form, { name, path, blob }: ChosenFile): Promise<boolean> {
  try {
    if (path !== undefined) {
      const { statusCode } = await Taro.uploadFile({
        url,
        filePath: path,
        name: 'file',
        formData: fields,
        timeout: UPLOAD_TIMEOUT_MS,
      });
      return statusCode < 300;
    }
    const form = new FormData();
    for (const [field, value] of Object.entries(fields)) form.append(field, value);
    form.append('file', blob ?? new Blob(), name);
    const answer = await fetch(url, { method: 'POST', body: form, signal: AbortSignal.timeout(UPLOAD_TIMEOUT_MS) });
    return answer.ok;
  } catch {
    return false;
  }
}
