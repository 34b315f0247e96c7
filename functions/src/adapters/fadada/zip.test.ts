import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readZip } from './zip.ts';
import { archive } from './zip-fixture.ts';

describe('a zip of signed documents', () => {
  it('gives its files under their Chinese names, folders left out', () => {
    const entries = readZip(archive, 10_000)?.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()]);
    expect(entries).toEqual([
      ['document/借款合同.pdf', `%PDF-1.4 ${'loan '.repeat(40)}`],
      ['document/note.pdf', '%PDF-1.4 note'],
    ]);
  });

  it('is refused when it unpacks to more than allowed', () => {
    expect(readZip(archive, 209 + 13)).toHaveLength(2);
    expect(readZip(archive, 209 + 12)).toBeUndefined();
  });

  it('is refused, never half read, when cut short anywhere', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: archive.length - 1 }), (length) => {
        expect(readZip(archive.subarray(0, length), 10_000)).toBeUndefined();
      }),
    );
  });
});
