/** The package's types speak of its browser build; this is the file its `main` names. */
declare module 'pdfmake/js/index.js' {
  import type * as pdfmake from 'pdfmake';

  const server: typeof pdfmake;
  export default server;
}

/** The part of fontkit used here; the package ships no types. Source: fontkit 2.0.4, README. */
declare module 'fontkit' {
  export type Font = { hasGlyphForCodePoint(codePoint: number): boolean };
  export function openSync(path: string): Font;
}
