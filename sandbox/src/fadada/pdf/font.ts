/** Turns the bytes a font is asked to show back into the characters a reader sees. */
export type ReadBytes = (bytes: Uint8Array) => string;

const SECTION = /begin(bfchar|bfrange)([\s\S]*?)end\1/g;
const CHAR = /<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g;
const RANGE = /<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[([^\]]*)\])/g;
/** A character map never needs more; a crafted one could name billions. */
const MAX_CODES = 65_536;

/** Reads a ToUnicode map of two-byte codes. Source: ISO 32000-1, 9.10.3. */
export function readWithMap(map: string): ReadBytes {
  const unicode = new Map<number, string>();
  for (const [, kind, body = ''] of map.matchAll(SECTION)) {
    if (kind === 'bfchar') {
      for (const [, code = '', text = ''] of body.matchAll(CHAR)) unicode.set(Number.parseInt(code, 16), fromHex(text));
    } else {
      for (const [, first = '', last = '', start, list] of body.matchAll(RANGE)) {
        addRange(unicode, { first: Number.parseInt(first, 16), last: Number.parseInt(last, 16), start, list });
      }
    }
  }
  return (bytes) => {
    const codes = Buffer.from(bytes);
    let text = '';
    for (let at = 0; at + 1 < codes.length; at += 2) text += unicode.get(codes.readUInt16BE(at)) ?? '';
    return text;
  };
}

/** A font without a map is taken for a simple Western one. */
export const readAsLatin: ReadBytes = (bytes) => Buffer.from(bytes).toString('latin1');

type Range = { first: number; last: number; start: string | undefined; list: string | undefined };

function addRange(unicode: Map<number, string>, { first, last, start, list }: Range) {
  // White space inside a hexadecimal string counts for nothing: <d840 dd64> is one character beyond the first plane.
  const listed = list?.match(/<[^>]*>/g)?.map((string) => string.replace(/[^0-9A-Fa-f]/g, ''));
  for (let code = first; code <= last && code - first < MAX_CODES; code += 1) {
    const text = listed ? fromHex(listed[code - first] ?? '') : shifted(fromHex(start ?? ''), code - first);
    unicode.set(code, text);
  }
}

const fromHex = (hex: string): string => {
  const bytes = Buffer.from(hex.padStart(Math.ceil(hex.length / 4) * 4, '0'), 'hex');
  return bytes.swap16().toString('utf16le');
};

/** In a range the last code unit counts up. */
const shifted = (text: string, by: number): string =>
  text.slice(0, -1) + String.fromCharCode(text.charCodeAt(text.length - 1) + by);
