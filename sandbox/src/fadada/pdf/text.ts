import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFPage,
  PDFRawStream,
  PDFStream,
} from 'pdf-lib';
import { readContent, type Token } from './content.ts';
import { type ReadBytes, readAsLatin, readWithMap } from './font.ts';
import { IDENTITY, type Matrix, move, multiply } from './matrix.ts';

/** Text shown in one go, where it begins: points from the lower left corner of its page. */
export type Run = { text: string; x: number; y: number; size: number };

/** The text of each page as runs, in the order drawn. Text inside form objects is not looked for. */
export async function readRuns(pdf: Uint8Array): Promise<Run[][]> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  return document.getPages().map((page) => runsOf(readContent(contentOf(page)), fontsOf(page)));
}

function contentOf(page: PDFPage): string {
  const contents = page.node.Contents();
  const streams =
    contents instanceof PDFArray ? contents.asArray().map((ref) => page.doc.context.lookup(ref)) : [contents];
  return streams.map((stream) => (stream instanceof PDFStream ? textOf(stream) : '')).join('\n');
}

const textOf = (stream: PDFStream): string =>
  Buffer.from(stream instanceof PDFRawStream ? decodePDFRawStream(stream).decode() : stream.getContents()).toString(
    'latin1',
  );

function fontsOf(page: PDFPage): Map<string, ReadBytes> {
  const fonts = page.node.Resources()?.lookupMaybe(PDFName.of('Font'), PDFDict);
  const readers = (fonts?.keys() ?? []).map((name): [string, ReadBytes] => {
    const map = fonts?.lookupMaybe(name, PDFDict)?.lookupMaybe(PDFName.of('ToUnicode'), PDFStream);
    return [name.decodeText(), map ? readWithMap(textOf(map)) : readAsLatin];
  });
  return new Map(readers);
}

type Pen = { ctm: Matrix; text: Matrix; line: Matrix; leading: number; font: ReadBytes; size: number };

/** Follows the pen through the text operators. Source: ISO 32000-1, 9.4. */
function runsOf(tokens: readonly Token[], fonts: Map<string, ReadBytes>): Run[] {
  const runs: Run[] = [];
  const saved: Pen[] = [];
  let pen: Pen = { ctm: IDENTITY, text: IDENTITY, line: IDENTITY, leading: 0, font: readAsLatin, size: 0 };
  let operands: Token[] = [];
  const show = (shown: Token | undefined) => {
    const at = multiply(pen.text, pen.ctm);
    runs.push({ text: shownText(shown, pen.font), x: at[4], y: at[5], size: pen.size });
  };

  for (const token of tokens) {
    if (token.kind !== 'operator') {
      operands.push(token);
      continue;
    }
    const operator = token.value;
    if (operator === 'q') saved.push(pen);
    else if (operator === 'Q') pen = saved.pop() ?? pen;
    else pen = moved(pen, { operator, operands }, fonts);
    if (SHOWING.has(operator)) show(operands.at(-1));
    operands = [];
  }
  return runs.filter(({ text }) => text !== '');
}

function shownText(shown: Token | undefined, font: ReadBytes): string {
  if (shown?.kind === 'list') return shown.items.map((item) => shownText(item, font)).join('');
  return shown?.kind === 'text' ? font(shown.bytes) : '';
}

type Step = { operator: string; operands: readonly Token[] };

function moved(pen: Pen, { operator, operands }: Step, fonts: Map<string, ReadBytes>): Pen {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = operands.map((one) => (one.kind === 'number' ? one.value : 0));
  const matrix: Matrix = [a, b, c, d, e, f];
  if (operator === 'Tf') return { ...pen, font: fontNamed(operands[0], fonts), size: b };
  if (operator === 'cm') return { ...pen, ctm: multiply(matrix, pen.ctm) };
  if (operator === 'BT') return { ...pen, text: IDENTITY, line: IDENTITY };
  if (operator === 'Tm') return { ...pen, text: matrix, line: matrix };
  if (operator === 'TL') return { ...pen, leading: a };
  if (operator === 'Td') return newLine(pen, a, b);
  if (operator === 'TD') return { ...newLine(pen, a, b), leading: -b };
  return STARTING_LINE.has(operator) ? newLine(pen, 0, -pen.leading) : pen;
}

const SHOWING: ReadonlySet<string> = new Set(['Tj', 'TJ', "'", '"']);
const STARTING_LINE: ReadonlySet<string> = new Set(['T*', "'", '"']);

const fontNamed = (name: Token | undefined, fonts: Map<string, ReadBytes>): ReadBytes =>
  (name?.kind === 'name' && fonts.get(name.value)) || readAsLatin;

function newLine(pen: Pen, x: number, y: number): Pen {
  const line = multiply(move(x, y), pen.line);
  return { ...pen, line, text: line };
}
