const FULL_WIDTH_FROM = 0xff01;
const FULL_WIDTH_TO = 0xff5e;
const FULL_WIDTH_OFFSET = 0xfee0;

/** Chinese keyboards type full-width letters and digits (全角); codes and numbers are the half-width ones. */
export const toHalfWidth = (text: string): string =>
  Array.from(text, (character) => {
    const point = character.codePointAt(0) ?? 0;
    const isFullWidth = point >= FULL_WIDTH_FROM && point <= FULL_WIDTH_TO;
    return isFullWidth ? String.fromCharCode(point - FULL_WIDTH_OFFSET) : character;
  }).join('');

/** A code or number as typed, pasted or read by a camera: half-width, upper-case, without spaces and hyphens. */
export const typedCode = (text: string): string =>
  toHalfWidth(text)
    .toUpperCase()
    .replace(/[\s\-‐-―]/g, '');
