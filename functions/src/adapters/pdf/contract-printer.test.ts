import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { bureauAuthorisation } from '@loan/shared/contract/bureau-authorisation';
import type { ContractDocument } from '@loan/shared/contract/document';
import { Day, Instant } from '@loan/shared/time/instant';
import { createContractPrinter } from './contract-printer.ts';
import { installedFonts } from './fonts.ts';

const at = Instant.parse('2026-11-23T02:00:00.000Z');
const printer = createContractPrinter(installedFonts());

/** A person whose name has a minority people's dot and characters that smaller fonts lack. */
const authorisationOf = (name: string) =>
  bureauAuthorisation({
    documentId: 'BA-20261123-0001',
    bankName: '湾区商业银行佛山分行',
    company: { name: '佛山市禾木家居有限公司', creditCode: '91350100M000100Y43', legalRepresentativeName: '陈雨婷' },
    from: Day.parse('2026-11-23'),
    until: Day.parse('2026-12-23'),
    subject: 'controller',
    controller: { name, identityNumber: '440524188001010014' },
  });
const document = authorisationOf('阿卜杜热合曼·𠅤龑喆');

async function print(one: ContractDocument, when = at): Promise<Buffer> {
  const printed = await printer.print(one, when);
  if (!printed.ok) throw new Error(`no glyph for ${printed.error.character}`);
  return Buffer.from(printed.value);
}

describe('a printed contract', () => {
  it('has the same bytes each time', async () => {
    expect(sha256(await print(document))).toBe(sha256(await print(document)));
  });

  it('has other bytes when a fact or the time is another', async () => {
    const first = sha256(await print(document));
    expect(sha256(await print({ ...document, documentId: 'BA-20261123-0002' }))).not.toBe(first);
    expect(sha256(await print(document, Instant.parse('2026-11-23T02:00:01.000Z')))).not.toBe(first);
  });

  it('says every word of the document, rare characters too', async () => {
    const words = spaceless(textOf(await print(document)));
    for (const { label, value } of document.fields) expect(words).toContain(spaceless(label + value));
    for (const { heading, paragraphs } of document.clauses) {
      expect(words).toContain(spaceless(heading));
      expect(words).toContain(spaceless(paragraphs[0] ?? ''));
    }
  });

  it('has the place to sign exactly once, in one piece', async () => {
    const text = textOf(await print(document));
    for (const { keyword } of document.signatures) expect(text.split(keyword)).toHaveLength(2);
  });

  it('embeds its two fonts, so that it looks the same everywhere', async () => {
    const names = [...(await print(document)).toString('latin1').matchAll(/\/FontName \/(\S+)/g)].map(
      ([, name]) => name,
    );
    expect(names.map((name) => name?.replace(/^[A-Z]{6}\+/, '')).sort()).toEqual([
      'NotoSerifSC-Bold',
      'NotoSerifSC-Regular',
    ]);
  });
});

describe('a character no font of ours has', () => {
  it.each(['\u{32000}', '\u{e000}', '😀'])('is named, and nothing is printed: %s', async (character) => {
    const printed = await printer.print(authorisationOf(`林${character}峰`), at);
    expect(printed).toEqual({ ok: false, error: { tag: 'GlyphMissing', character } });
  });
});

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const spaceless = (text: string) => text.replace(/\s/g, '');

/** What a reader copies out of the file: each glyph back through its font's ToUnicode map (ISO 32000-1, 9.10.3). */
function textOf(pdf: Buffer): string {
  const objects = new Map(
    [...pdf.toString('latin1').matchAll(/(\d+) 0 obj\n([\s\S]*?)endobj/g)].map(([, id, body]) => [id, body ?? '']),
  );
  const fonts = new Map<string, string[]>();
  for (const body of objects.values()) {
    for (const [, name = '', id] of body.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const map = objects.get(/\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? '')?.[1]) ?? '';
      fonts.set(
        name,
        [...map.matchAll(/\[([^\]]*)\]/g)].flatMap(([, list = '']) => list.match(/<[^>]*>/g) ?? []).map(unicodeOf),
      );
    }
  }
  let glyphs: string[] = [];
  return [...objects.values()]
    .flatMap((body) => body.match(/\/F\d+ [\d.]+ Tf|\[<.*\] TJ|ET/g) ?? [])
    .map((operation) => {
      if (operation === 'ET') return '';
      if (operation.endsWith('Tf')) glyphs = fonts.get(operation.slice(1).split(' ')[0] ?? '') ?? [];
      const codes = operation.endsWith('TJ') ? (operation.replace(/>[^<]*</g, '').match(/[0-9a-f]{4}/g) ?? []) : [];
      return codes.map((code) => glyphs[Number.parseInt(code, 16)] ?? '').join('');
    })
    .join('');
}

const unicodeOf = (hex: string): string =>
  Buffer.from(hex.replace(/[^0-9a-f]/g, ''), 'hex')
    .swap16()
    .toString('utf16le');
