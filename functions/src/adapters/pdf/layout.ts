import type { Clause, DocumentField, DocumentTable, Printable, SignatureBlock } from '@loan/shared/contract/document';
import type { Instant } from '@loan/shared/time/instant';
import type { Content, DocumentDefinition } from 'pdfmake/js/index.js';

export const FONT = 'NotoSerifSC';

/** Points. A4 is 595 by 842; a company's round seal is 42 mm, 119 points, across. */
const MARGIN = 62;
const SEAL_HEIGHT = 119;
const TEXT_SIZE = 10.5;
/** Chinese paragraphs open with two empty characters (首行缩进). */
const INDENT = 2 * TEXT_SIZE;
const GREY = '#666666';
const RULE = '#bbbbbb';

/** How a document looks on paper. Dates come from `at`, so that the same document gives the same bytes. */
export function layOut(document: Printable, at: Instant): DocumentDefinition {
  const { title, documentId, version, opening } = document;
  const printedAt = new Date(at);
  return {
    pageSize: 'A4',
    pageMargins: [MARGIN, 64, MARGIN, 62],
    version: '1.7',
    // Node's releases pack the same bytes differently; unpacked, they stay the same for ever. Costs three times the size.
    compress: false,
    language: 'zh-CN',
    info: { title, subject: `${documentId} ${version}`, creationDate: printedAt, modDate: printedAt },
    defaultStyle: { font: FONT, fontSize: TEXT_SIZE, lineHeight: 1.45 },
    footer: (page, pages) => ({
      text: `${title}　${documentId}　第 ${page} 页，共 ${pages} 页`,
      alignment: 'center',
      fontSize: 8,
      color: GREY,
      margin: [0, 20, 0, 0],
    }),
    content: [
      { text: title, fontSize: 18, bold: true, alignment: 'center', margin: [0, 0, 0, 14] },
      factSheet(document.fields),
      ...opening.map((text) => ({ text, leadingIndent: INDENT, margin: [0, 0, 0, 4] }) satisfies Content),
      ...document.clauses.flatMap(clause),
      ...document.tables.map(table),
      ...(document.signatures.length > 0 ? [signatureRow(document.signatures)] : []),
      ...(document.link ? [linked(document.link)] : []),
    ],
  };
}

const factSheet = (fields: readonly DocumentField[]): Content => ({
  margin: [0, 0, 0, 12],
  table: {
    widths: [112, '*'],
    dontBreakRows: true,
    body: fields.map(({ label, value }) => [{ text: label, color: GREY }, { text: value }]),
  },
  layout: ruled,
});

function clause({ heading, paragraphs, important }: Clause): Content[] {
  const [first, ...rest] = paragraphs.map(
    (text) => ({ text, leadingIndent: INDENT, bold: important, margin: [0, 0, 0, 4] }) satisfies Content,
  );
  const head: Content = { text: heading, bold: true, margin: [0, 8, 0, 3] };
  // A heading never stands alone at the foot of a page.
  return [{ stack: [head, ...(first ? [first] : [])], unbreakable: true }, ...rest];
}

const table = ({ title, columns, rows }: DocumentTable): Content => ({
  margin: [0, 10, 0, 10],
  stack: [
    { text: title, bold: true, margin: [0, 0, 0, 4] },
    {
      fontSize: 9,
      table: {
        headerRows: 1,
        dontBreakRows: true,
        widths: columns.map((_, index) => (index === 0 ? 36 : '*')),
        body: [
          columns.map((text, at) => cell(text, at, true)),
          ...rows.map((row) => row.map((text, at) => cell(text, at))),
        ],
      },
      layout: ruled,
    },
  ],
});

/** The first two columns say what a row is about; the rest are figures. */
const cell = (text: string, column: number, bold = false) =>
  ({ text, bold, alignment: column < 2 ? 'left' : 'right' }) satisfies Content;

/** Side by side and on one page, with room for a seal around each keyword. */
const signatureRow = (signatures: readonly SignatureBlock[]): Content => ({
  unbreakable: true,
  margin: [0, 16, 0, 0],
  stack: [
    { text: '签署时间以电子签名所载时间为准。', color: GREY, fontSize: 9 },
    {
      margin: [0, SEAL_HEIGHT / 2, 0, SEAL_HEIGHT / 2],
      columnGap: 14,
      columns: signatures.map(({ keyword, name }) => ({ width: '*', stack: [{ text: keyword, bold: true }, name] })),
    },
  ],
});

/** A QR code is read off paper from a hand's width away. */
const QR_SIZE = 110;

const linked = ({ text, url }: NonNullable<Printable['link']>): Content => ({
  unbreakable: true,
  margin: [0, 12, 0, 0],
  stack: [
    { qr: url, fit: QR_SIZE, eccLevel: 'M' },
    { text, fontSize: 9, color: GREY },
  ],
});

const ruled = {
  hLineWidth: () => 0.5,
  vLineWidth: () => 0,
  hLineColor: () => RULE,
  paddingTop: () => 3,
  paddingBottom: () => 2,
};
