import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, type PDFRef } from 'pdf-lib';
import { appendObjects, firstFreeNumber, type NewObject } from './incremental.ts';

/** A mark left by a signer: a company's round seal or a person's signature frame, with who and when inside. */
export type Mark = { shape: 'seal' | 'signature'; page: number; x: number; y: number; says: string };

const RADIUS = { seal: 44, signature: 26 } as const;

/**
 * Puts the marks on the document as an incremental update, as real signing does: the bytes that were uploaded stay
 * in front, untouched. The marks are annotations and no cryptographic signature; they say so.
 */
export async function placeMarks(pdf: Uint8Array, marks: readonly Mark[]): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const pages = document.getPages();
  let next = firstFreeNumber(pdf, document);
  const objects: NewObject[] = [];
  const annotations = pages.map((): string[] => []);

  for (const mark of marks) {
    const [drawing, annotation] = [next, next + 1];
    next += 2;
    objects.push({ number: drawing, body: drawingOf(mark) }, { number: annotation, body: annotationOf(mark, drawing) });
    annotations[mark.page - 1]?.push(`${annotation} 0 R`);
  }
  for (const [index, page] of pages.entries()) {
    const added = annotations[index] ?? [];
    if (added.length > 0) objects.push({ number: page.ref.objectNumber, body: withAnnotations(page.node, added) });
  }
  return appendObjects(pdf, document, objects);
}

function withAnnotations(page: PDFDict, added: readonly string[]): string {
  const before = page.lookupMaybe(PDFName.of('Annots'), PDFArray)?.asArray() ?? [];
  const copy = PDFDict.fromMapWithContext(new Map(page.entries()), page.context);
  copy.delete(PDFName.of('Annots'));
  const all = [...before.map((one) => (one as PDFRef).toString()), ...added];
  return copy.toString().replace(/>>$/, `/Annots [ ${all.join(' ')} ]\n>>`);
}

function annotationOf({ shape, x, y, says }: Mark, drawing: number): string {
  const r = RADIUS[shape];
  const rectangle = [x - r, y - r, x + r, y + r].map((edge) => edge.toFixed(2)).join(' ');
  // Flag 4: shown on paper as well.
  return [
    '<< /Type /Annot /Subtype /Stamp /F 4',
    `/Rect [ ${rectangle} ]`,
    `/Contents ${PDFHexString.fromText(says).toString()}`,
    `/AP << /N ${drawing} 0 R >> >>`,
  ].join('\n');
}

function drawingOf({ shape }: Mark): string {
  const r = RADIUS[shape];
  const lines = shape === 'seal' ? circle(r - 2) : `${2 - r} -12 ${2 * r - 4} 24 re S`;
  const label = `BT /F1 7 Tf -${shape === 'seal' ? 27 : 20} -2.5 Td (${shape === 'seal' ? 'SANDBOX SEAL' : 'SIGNED (TEST)'}) Tj ET`;
  const stream = `0.8 0.1 0.1 RG 0.8 0.1 0.1 rg 2 w ${lines} ${label}`;
  const font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';
  return [
    `<< /Type /XObject /Subtype /Form /BBox [ -${r} -${r} ${r} ${r} ]`,
    `/Resources << /Font << /F1 ${font} >> >> /Length ${stream.length} >>`,
    `stream\n${stream}\nendstream`,
  ].join('\n');
}

/** Four arcs; 0.5523 is the usual handle length for a quarter of a circle. */
function circle(r: number): string {
  const h = 0.5523 * r;
  return [
    `${r} 0 m ${r} ${h} ${h} ${r} 0 ${r} c -${h} ${r} -${r} ${h} -${r} 0 c`,
    `-${r} -${h} -${h} -${r} 0 -${r} c ${h} -${r} ${r} -${h} ${r} 0 c S`,
  ].join(' ');
}
