import { type Checked, checkPortrait, openPortraitLink } from '@loan/shared/api/portrait';
import { err } from '@loan/shared/result';
import { useDidShow, useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { call } from '../../api/client.ts';
import { pickFile, sha256Of } from '../../platform/pick-file.ts';
import { useCommand } from '../../state/use-command.ts';

const TOKEN = /^[\w-]{43}$/;
/** The largest file that is sent whole; a PDF is sent as its hash alone. */
const LARGEST_TEXT = 50_000;

/** What a link or a file is worth. Nobody needs to log in for it. */
export function useVerify() {
  const { params } = useRouter();
  const token = params['token'];
  const [checked, setChecked] = useState<Checked | undefined>(undefined);
  const checking = useCommand();

  const openLink = () =>
    token !== undefined &&
    checking.run(
      async () => (TOKEN.test(token) ? call(openPortraitLink, { token }) : { ok: true as const, value: NOT_OURS }),
      setChecked,
    );
  useDidShow(() => {
    if (!checked) void openLink();
  });

  async function upload() {
    const picked = await pickFile();
    if (!picked) return;
    setChecked(undefined);
    await checking.run(async () => {
      if (isPdf(picked.bytes)) {
        const pdfSha256 = await sha256Of(picked.bytes);
        return pdfSha256 ? call(checkPortrait, { pdfSha256 }) : err({ tag: 'Unreadable' as const });
      }
      const file = textOf(picked.bytes);
      return file.length > LARGEST_TEXT ? { ok: true as const, value: NOT_OURS } : call(checkPortrait, { file });
    }, setChecked);
  }

  return { hasLink: token !== undefined, checked, checking, openLink, upload };
}

const NOT_OURS: Checked = { verdict: 'notOurs' };
/** %PDF */
const isPdf = ([a, b, c, d]: Uint8Array): boolean => a === 0x25 && b === 0x50 && c === 0x44 && d === 0x46;

/** UTF-8 by hand: WeChat has no TextDecoder on every phone. Escapes are what decodeURIComponent reads. */
function textOf(bytes: Uint8Array): string {
  if (bytes.length > LARGEST_TEXT * 3) return 'x'.repeat(LARGEST_TEXT + 1);
  try {
    return decodeURIComponent([...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''));
  } catch {
    return '';
  }
}
