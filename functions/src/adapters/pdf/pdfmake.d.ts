/**
 * The part of pdfmake 0.3 used here. The types published beside it (@types/pdfmake) pull the browser's DOM library into
 * the whole program, and with it another `Headers` and another `fetch`. Source: pdfmake 0.3 documentation.
 */
declare module 'pdfmake/js/index.js' {
  type Margins = [left: number, top: number, right: number, bottom: number];

  type Style = {
    font?: string;
    fontSize?: number;
    lineHeight?: number;
    bold?: boolean;
    color?: string;
    alignment?: 'left' | 'right' | 'center';
    margin?: Margins;
    leadingIndent?: number;
    unbreakable?: boolean;
  };

  type TableLayout = {
    hLineWidth: () => number;
    vLineWidth: () => number;
    hLineColor: () => string;
    paddingTop: () => number;
    paddingBottom: () => number;
  };

  type Table = {
    widths: readonly (number | '*')[];
    body: readonly (readonly Content[])[];
    headerRows?: number;
    dontBreakRows?: boolean;
  };

  export type Content =
    | string
    | (Style & { text: string })
    | (Style & { qr: string; fit: number; eccLevel: 'L' | 'M' | 'Q' | 'H' })
    | (Style & { stack: readonly Content[] })
    | (Style & { table: Table; layout?: TableLayout })
    | (Style & { columns: readonly (Content & { width: '*' })[]; columnGap?: number });

  export type DocumentDefinition = {
    pageSize: 'A4';
    pageMargins: Margins;
    version: '1.7';
    compress: boolean;
    language: string;
    info: { title: string; subject: string; creationDate: Date; modDate: Date };
    defaultStyle: Style;
    footer: (page: number, pages: number) => Content;
    content: readonly Content[];
  };

  const server: {
    createPdf(definition: DocumentDefinition): { getBuffer(): Promise<Uint8Array> };
    setFonts(fonts: Record<string, { normal: string; bold: string }>): void;
    setUrlAccessPolicy(allows: (url: string) => boolean): void;
    setLocalAccessPolicy(allows: (path: string) => boolean): void;
  };
  export default server;
}

/** The part of fontkit used here; the package ships no types. Source: fontkit 2.0.4, README. */
declare module 'fontkit' {
  export type Font = { hasGlyphForCodePoint(codePoint: number): boolean };
  export function openSync(path: string): Font;
}
