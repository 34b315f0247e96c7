import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readZip } from './zip.ts';

/** Made with Python's zipfile: a folder, a deflated 借款合同.pdf and a stored note.pdf. */
const archive = Buffer.from(
  'UEsDBBQAAAAAAAAAIQAAAAAAAAAAAAAAAAAJAAAAZG9jdW1lbnQvUEsDBBQAAAgIAMBLdl3nxFC1EQAAANEAAAAZAAAAZG9jdW1lbnQv5YCf5qy+' +
    '5ZCI5ZCMLnBkZlMNcHHTNdQzUcjJT8wbDgQAUEsDBBQAAAAAAMBLdl2DwuN9DQAAAA0AAAARAAAAZG9jdW1lbnQvbm90ZS5wZGYlUERGLTEuNCBu' +
    'b3RlUEsBAhQDFAAAAAAAAAAhAAAAAAAAAAAAAAAAAAkAAAAAAAAAAAAAAIABAAAAAGRvY3VtZW50L1BLAQIUAxQAAAgIAMBLdl3nxFC1EQAAANEA' +
    'AAAZAAAAAAAAAAAAAACAAScAAABkb2N1bWVudC/lgJ/mrL7lkIjlkIwucGRmUEsBAhQDFAAAAAAAwEt2XYPC430NAAAADQAAABEAAAAAAAAAAAAA' +
    'AIABbwAAAGRvY3VtZW50L25vdGUucGRmUEsFBgAAAAADAAMAvQAAAKsAAAAAAA==',
  'base64',
);

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
