import { describe, expect, it } from '@jest/globals';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { contractPdf } from '../testing/contract-pdf.ts';
import { findKeyword } from './keywords.ts';
import { type Mark, placeMarks } from './seals.ts';
import { readRuns } from './text.ts';

const contract = () =>
  contractPdf([
    ['借款合同', '甲方（盖章）　乙方（签字）'],
    ['甲方（盖章）', '贷款人（盖章）'],
  ]);

describe('the words on a contract', () => {
  it('are found on every page, in the middle of where they are printed', async () => {
    const places = findKeyword(await readRuns(await contract()), '甲方（盖章）');
    // By hand: six characters of 12 points from x = 60, so the middle is 36 further on; the lines stand 80 and 40
    // points below the upper edge at 842, since a page turned over twice stands upright, and half a character is 6.
    expect(places).toEqual([
      { page: 1, x: 60 + 36, y: 842 - 80 + 6 },
      { page: 2, x: 60 + 36, y: 842 - 40 + 6 },
    ]);
  });

  it('are not found when they are not printed', async () => {
    expect(findKeyword(await readRuns(await contract()), '丙方（盖章）')).toEqual([]);
  });

  it('are read in Western documents too', async () => {
    const document = await PDFDocument.create();
    const page = document.addPage([200, 200]);
    page.drawText('Lender (seal)', { x: 20, y: 50, size: 10, font: await document.embedFont(StandardFonts.Helvetica) });
    const runs = await readRuns(await document.save());
    expect(findKeyword(runs, '(seal)')).toEqual([{ page: 1, x: 20 + 7 * 5 + 15, y: 55 }]);
  });
});

describe('a signed document', () => {
  const seal: Mark = { shape: 'seal', page: 2, x: 100, y: 200, says: '深圳市云帆科技有限公司 2026-11-22' };
  const signature: Mark = { shape: 'signature', page: 1, x: 300, y: 400, says: '阿依古丽·买买提' };

  it.each([
    ['a cross-reference table', (pdf: Uint8Array) => Promise.resolve(pdf)],
    ['a cross-reference stream', async (pdf: Uint8Array) => (await PDFDocument.load(pdf)).save()],
  ])('begins with the bytes that were uploaded and shows a mark a signer, in a file with %s', async (_, written) => {
    const uploaded = await written(await contract());
    const signed = await placeMarks(await placeMarks(uploaded, [signature]), [seal, { ...seal, page: 1 }]);
    expect(Buffer.from(signed).subarray(0, uploaded.length).equals(Buffer.from(uploaded))).toBe(true);
    const opened = await PDFDocument.load(signed, { throwOnInvalidObject: true });
    expect(opened.getPages().map((page) => page.node.Annots()?.size())).toEqual([2, 1]);
    expect(findKeyword(await readRuns(signed), '贷款人（盖章）')).toHaveLength(1);
    // Strict readers trust the index alone: every entry has to point at the very object it names.
    const index = lastIndex(Buffer.from(signed));
    expect(index.length).toBeGreaterThan(4);
    for (const { number, found } of index) expect(found).toMatch(new RegExp(`^${number} 0 obj\\b`));
  });
});

/** What the newest cross-reference section points at. Source: ISO 32000-1, 7.5.4 and 7.5.8. */
function lastIndex(pdf: Buffer): { number: number; found: string }[] {
  const at = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(pdf.toString('latin1'))?.[1]);
  const section = pdf.subarray(at).toString('latin1');
  const found = (offset: number) => pdf.subarray(offset, offset + 16).toString('latin1');
  if (section.startsWith('xref')) {
    const entries = [...section.matchAll(/(\d+) 1\n(\d{10}) 00000 n \n/g)];
    return entries.map(([, number, offset]) => ({ number: Number(number), found: found(Number(offset)) }));
  }
  const numbers = (/\/Index \[ ([\d ]+) \]/.exec(section)?.[1] ?? '').split(' ').filter((_, place) => place % 2 === 0);
  const table = pdf.subarray(pdf.indexOf('stream\n', at) + 'stream\n'.length);
  return numbers.map((number, row) => ({ number: Number(number), found: found(table.readUInt32BE(6 * row + 1)) }));
}
