import { copy } from './clipboard.ts';
import { IS_WEAPP } from './target.ts';

export type Saved = 'downloaded' | 'copied' | undefined;

/** The web downloads a file. WeChat has no folder a person can reach, so the text goes to the clipboard. */
export async function saveText(fileName: string, text: string, type = 'application/json'): Promise<Saved> {
  if (IS_WEAPP) return (await copy(text)) ? 'copied' : undefined;
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
  return 'downloaded';
}
