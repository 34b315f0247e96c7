/** WXML has no <svg>: a drawing is text, and the text is the address of a picture. */
export type Drawing = { width: number; height: number; body: string };

const FONT = '-apple-system, BlinkMacSystemFont, PingFang SC, MiSans, Noto Sans SC, Noto Sans CJK SC, sans-serif';

export const addressOfDrawing = ({ width, height, body }: Drawing): string =>
  `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${FONT}">${body}</svg>`,
  )}`;

type Box = { x: number; y: number; width: number; height: number; fill: string; radius?: number };

/** Coordinates to a tenth: more is invisible and longer. */
const short = (value: number) => Math.round(value * 10) / 10;

export const box = ({ x, y, width, height, fill, radius = 1.5 }: Box): string =>
  `<rect x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(Math.max(height, 0.8))}" rx="${radius}" fill="${fill}"/>`;

type Label = {
  x: number;
  y: number;
  text: string;
  fill: string;
  size: number;
  anchor?: 'start' | 'middle' | 'end';
  weight?: number;
};

export const label = ({ x, y, text, fill, size, anchor = 'middle', weight = 400 }: Label): string =>
  `<text x="${short(x)}" y="${short(y)}" text-anchor="${anchor}" font-size="${size}" font-weight="${weight}" fill="${fill}">${escaped(text)}</text>`;

const escaped = (text: string) => text.replace(/[<>&"']/g, (char) => `&#${char.charCodeAt(0)};`);
