import Taro from '@tarojs/taro';
import { IS_WEAPP } from './target.ts';

type Picked = { name: string; bytes: Uint8Array };
/** More than any portrait has; a larger file is not even read. */
const LARGEST_BYTES = 5_000_000;

/** One file of the person's choosing: from the disk on the web, from a chat on WeChat. Undefined when nothing was chosen. */
export const pickFile = (): Promise<Picked | undefined> => (IS_WEAPP ? pickFromChat() : pickFromDisk());

async function pickFromChat(): Promise<Picked | undefined> {
  try {
    const { tempFiles } = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: ['json'] });
    const [file] = tempFiles;
    if (!file || file.size > LARGEST_BYTES) return undefined;
    const { data } = await new Promise<Taro.FileSystemManager.ReadFileSuccessCallbackResult>((success, fail) =>
      Taro.getFileSystemManager().readFile({ filePath: file.path, success, fail }),
    );
    return typeof data === 'string' ? undefined : { name: file.name, bytes: new Uint8Array(data) };
  } catch {
    return undefined;
  }
}

function pickFromDisk(): Promise<Picked | undefined> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.json,.pdf,application/json,application/pdf';
  return new Promise((resolve) => {
    input.onchange = async () => {
      const file = input.files?.[0];
      if (!file || file.size > LARGEST_BYTES) return resolve(undefined);
      resolve({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
    };
    input.oncancel = () => resolve(undefined);
    input.click();
  });
}

/** The hash of a file's bytes. Undefined where the engine has no hashing: WeChat, which picks no file that needs it. */
export async function sha256Of(bytes: Uint8Array): Promise<string | undefined> {
  if (IS_WEAPP || !crypto.subtle) return undefined;
  const hash = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
