import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { gather, inPieces } from '../testing/bytes.ts';
import { gzipped, plainBytes, SourceBroken } from './source-bytes.ts';

const text = 'amazon-order-id\tsku\n112-1\tCafé\n';
const utf8 = Buffer.from(text);

describe('the bytes of a report', () => {
  it.each([
    ['plain', utf8],
    ['compressed', gzipSync(utf8)],
    ['compressed in two members', Buffer.concat([gzipSync(utf8.subarray(0, 9)), gzipSync(utf8.subarray(9))])],
    ['marked as UTF-8', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), utf8])],
    ['marked and compressed', gzipSync(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), utf8]))],
    ['in UTF-16, as Excel saves Unicode text', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['in UTF-16, big end first', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ])('come out the same when %s, wherever the pieces are cut', async (_, bytes) => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: bytes.length - 1 }), { maxLength: 6 }), async (cuts) => {
        expect((await gather(plainBytes(inPieces(bytes, cuts)))).toString()).toBe(text);
      }),
      { numRuns: 30 },
    );
  });

  it.each([0, 1, 2])('may be as few as %i', async (length) => {
    const bytes = utf8.subarray(0, length);
    expect(await gather(plainBytes(inPieces(bytes)))).toEqual(bytes);
  });

  it.each([
    ['cut short', gzipSync(utf8).subarray(0, 30)],
    ['damaged', Buffer.concat([gzipSync(utf8).subarray(0, 12), Buffer.alloc(20, 7)])],
  ])('are broken when the compressed file was %s', async (_, bytes) => {
    await expect(gather(plainBytes(inPieces(bytes)))).rejects.toThrow(SourceBroken);
  });

  it("pass on the transport's own trouble unchanged", async () => {
    const trouble = new Error('line dropped');
    const source = async function* () {
      yield gzipSync(utf8).subarray(0, 20);
      throw trouble;
    };
    await expect(gather(plainBytes(source()))).rejects.toBe(trouble);
    await expect(gather(gzipped(source()))).rejects.toBe(trouble);
  });

  it('are kept compressed, the same bytes for the same content', async () => {
    const [once, again] = [await gather(gzipped(inPieces(utf8))), await gather(gzipped(inPieces(utf8, [5, 9])))];
    expect(gunzipSync(once)).toEqual(utf8);
    expect(again).toEqual(once);
  });
});
