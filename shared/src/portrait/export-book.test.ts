import { describe, expect, it } from '@jest/globals';
import { addMs, Instant } from '../time/instant.ts';
import { type ExportBook, LIVE_EXPORTS_MAX, standingOf, transitionExportBook } from './export-book.ts';

const APPLICATION = '6f1c1c5e-6d0a-4c8e-9a53-0b9c53a1f001';
const AT = Instant.parse('2026-11-23T02:00:00.000Z');
const DAY_MS = 86_400_000;
const idOf = (index: number) => `6f1c1c5e-6d0a-4c8e-9a53-0b9c53a1f${String(index).padStart(3, '0')}`;

const exportAt = (book: ExportBook | undefined, index: number, at = AT) =>
  transitionExportBook(book, {
    type: 'exportPortrait',
    at,
    applicationId: APPLICATION,
    made: {
      id: idOf(index),
      recipient: '湾区商业银行深圳分行',
      purpose: 'creditApplication',
      statementSha256: 'a'.repeat(64),
      fileSha256: 'b'.repeat(64),
      madeAt: at,
      validUntil: addMs(at, 7 * DAY_MS),
    },
  });

function bookOf(count: number, at = AT): ExportBook {
  let book: ExportBook | undefined;
  for (let index = 1; index <= count; index += 1) {
    const next = exportAt(book, index, addMs(at, index));
    if (next.ok) book = next.value;
  }
  if (!book) throw new Error('no export was made');
  return book;
}

describe('an export', () => {
  it('stands until its last moment, and no longer once it was revoked', () => {
    const book = bookOf(1);
    const [made] = book.exports;
    if (!made) throw new Error('no export');
    expect(standingOf(made, made.validUntil)).toBe('valid');
    expect(standingOf(made, addMs(made.validUntil, 1))).toBe('expired');
    const revoked = transitionExportBook(book, { type: 'revokePortrait', at: AT, exportId: made.id });
    expect(revoked.ok && revoked.value.exports.map((one) => standingOf(one, AT))).toEqual(['revoked']);
  });

  it('is made once under one id', () => {
    expect(exportAt(bookOf(1), 1)).toEqual({ ok: false, error: { tag: 'ExportExists' } });
  });

  it('of another application cannot be revoked', () => {
    const event = { type: 'revokePortrait', at: AT, exportId: idOf(9) } as const;
    expect(transitionExportBook(bookOf(1), event)).toEqual({ ok: false, error: { tag: 'ExportNotFound' } });
    expect(transitionExportBook(undefined, event)).toEqual({ ok: false, error: { tag: 'ExportNotFound' } });
  });
});

describe('the links of an application', () => {
  it(`are ${LIVE_EXPORTS_MAX} at once; one revoked makes room for one`, () => {
    const full = bookOf(LIVE_EXPORTS_MAX);
    expect(exportAt(full, 99)).toEqual({ ok: false, error: { tag: 'TooManyLinks' } });
    const freed = transitionExportBook(full, { type: 'revokePortrait', at: AT, exportId: idOf(1) });
    expect(freed.ok && exportAt(freed.value, 99).ok).toBe(true);
  });

  it('are forgotten from the oldest ended on, never one that stands', () => {
    let book = bookOf(LIVE_EXPORTS_MAX);
    for (let round = 1; round <= 4; round += 1) {
      const later = addMs(AT, round * 8 * DAY_MS);
      for (let index = 1; index <= LIVE_EXPORTS_MAX; index += 1) {
        const next = exportAt(book, round * 100 + index, later);
        if (!next.ok) throw new Error(next.error.tag);
        book = next.value;
      }
    }
    const live = book.exports.filter((one) => standingOf(one, addMs(AT, 32 * DAY_MS)) === 'valid');
    expect(live).toHaveLength(LIVE_EXPORTS_MAX);
    expect(book.exports).toHaveLength(50);
    expect(book.exports.some(({ id }) => id === idOf(1))).toBe(false);
  });
});
