import type { CellReader } from './table.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });
const windows1252 = new TextDecoder('windows-1252');

/** A cell's text: UTF-8 where the bytes are that, else Windows-1252, which older Seller Central pages export. */
export function cellText(bytes: Uint8Array, start: number, end: number): string {
  if (isAscii(bytes, start, end)) return asciiText(bytes, start, end);
  const cell = bytes.subarray(start, end);
  try {
    return utf8.decode(cell);
  } catch {
    return windows1252.decode(cell);
  }
}

export function isAscii(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if ((bytes[at] as number) > 127) return false;
  return true;
}

function asciiText(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let at = start; at < end; at += 1) text += String.fromCharCode(bytes[at] as number);
  return text;
}

/** Whether a cell is this word, without regard to case; `word` is given in lower case. */
export function isWord(word: string): CellReader<boolean> {
  const codes = Uint8Array.from(word, (letter) => letter.charCodeAt(0));
  return (bytes, start, end) => {
    if (end - start !== codes.length) return false;
    for (let at = 0; at < codes.length; at += 1) {
      // Bit 5 tells capital letters from small ones, and is set in a space.
      if (((bytes[start + at] as number) | 32) !== codes[at]) return false;
    }
    return true;
  };
}
