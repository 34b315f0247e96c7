import type { PDFDocument } from 'pdf-lib';

/** An object to add, or to put in the place of an older one. The body is ASCII. */
export type NewObject = { number: number; body: string };
type Placed = { number: number; offset: number };

/**
 * The first object number nobody has used. The parser does not count the streams that hold cross-references,
 * so the sizes written in the file count as well.
 */
export function firstFreeNumber(pdf: Uint8Array, document: PDFDocument): number {
  const sizes = [
    ...Buffer.from(pdf)
      .toString('latin1')
      .matchAll(/\/Size\s+(\d{1,9})/g),
  ].map(([, size]) => Number(size));
  return Math.max(document.context.largestObjectNumber + 1, ...sizes);
}

/** Appends objects to a PDF without touching a byte of it. Source: ISO 32000-1, 7.5.6, incremental updates. */
export function appendObjects(pdf: Uint8Array, document: PDFDocument, objects: readonly NewObject[]): Uint8Array {
  const start = Buffer.from(pdf);
  const parts: string[] = ['\n'];
  let offset = start.length + 1;
  const placed: Placed[] = [];
  for (const { number, body } of objects) {
    const text = `${number} 0 obj\n${body}\nendobj\n`;
    placed.push({ number, offset });
    parts.push(text);
    offset += text.length;
  }
  const previous = previousTable(start);
  const free = Math.max(firstFreeNumber(start, document), ...objects.map(({ number }) => number + 1));
  const hasTable = start.subarray(previous, previous + 4).toString('latin1') === 'xref';
  const { Root, Info, ID } = document.context.trailerInfo;
  const kept = Object.entries({ Root, Info, ID }).flatMap(([name, value]) => (value ? [`/${name} ${value}`] : []));
  const trailer = [`/Prev ${previous}`, ...kept].join(' ');
  // A file indexed by a stream may only be continued by a stream.
  parts.push(hasTable ? table(placed, `/Size ${free} ${trailer}`) : stream(placed, { number: free, offset }, trailer));
  parts.push(`startxref\n${offset}\n%%EOF\n`);
  return Buffer.concat([start, Buffer.from(parts.join(''), 'latin1')]);
}

function previousTable(pdf: Buffer): number {
  const at = pdf.lastIndexOf('startxref');
  return Number.parseInt(pdf.subarray(at + 'startxref'.length, at + 40).toString('latin1'), 10);
}

const inOrder = (placed: readonly Placed[]) => [...placed].sort((a, b) => a.number - b.number);

function table(placed: readonly Placed[], entries: string): string {
  const sections = inOrder(placed).map(
    ({ number, offset }) => `${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`,
  );
  return `xref\n${sections.join('')}trailer\n<< ${entries} >>\n`;
}

/** Indexes itself too. Each entry: one byte for its kind, four for the offset, one for the generation. */
function stream(placed: readonly Placed[], itself: Placed, trailer: string): string {
  const all = inOrder([...placed, itself]);
  const index = all.map(({ number }) => `${number} 1`).join(' ');
  const body = Buffer.alloc(6 * all.length);
  for (const [row, { offset }] of all.entries()) {
    body.writeUInt8(1, 6 * row);
    body.writeUInt32BE(offset, 6 * row + 1);
  }
  const shape = `/Type /XRef /W [ 1 4 1 ] /Index [ ${index} ] /Length ${body.length}`;
  const dictionary = `<< ${shape} /Size ${itself.number + 1} ${trailer} >>`;
  return `${itself.number} 0 obj\n${dictionary}\nstream\n${body.toString('latin1')}\nendstream\nendobj\n`;
}
