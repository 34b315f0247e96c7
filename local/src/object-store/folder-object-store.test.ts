import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Bucket, ObjectStore } from '@loan/functions/ports/object-store';
import { createFolderObjectStore } from './folder-object-store.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (found: Uint8Array | undefined): string | undefined => found && new TextDecoder().decode(found);

async function* inChunks(...chunks: string[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield bytes(chunk);
}

let folder: string;
let store: ObjectStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'object-store-'));
  store = createFolderObjectStore(folder);
});
afterEach(() => rm(folder, { recursive: true }));

describe.each<{ bucket: Bucket }>([{ bucket: 'facts' }, { bucket: 'evidence' }])('the $bucket bucket', ({ bucket }) => {
  it('gives back what was put, under a name with slashes too', async () => {
    await store.put(bucket, 'a/b/report', bytes('订单'), 'text/plain');
    expect(text(await store.get(bucket, 'a/b/report'))).toBe('订单');
  });

  it('gives back piece by piece what is too large to be held', async () => {
    await store.put(bucket, 'large', Buffer.alloc(600_000, '订单'), 'text/plain');
    const pieces: Uint8Array[] = [];
    for await (const piece of (await store.read(bucket, 'large')) ?? []) pieces.push(piece);
    expect(pieces.length).toBeGreaterThan(1);
    expect(Buffer.concat(pieces).equals(Buffer.alloc(600_000, '订单'))).toBe(true);
  });

  it('has nothing under a name nobody used', async () => {
    expect(await store.get(bucket, 'nothing')).toBeUndefined();
    expect(await store.read(bucket, 'nothing')).toBeUndefined();
  });

  it('holds an object called like the folder of another', async () => {
    await store.put(bucket, 'a', bytes('1'), 'text/plain');
    await store.put(bucket, 'a/b', bytes('2'), 'text/plain');
    expect([text(await store.get(bucket, 'a')), text(await store.get(bucket, 'a/b'))]).toEqual(['1', '2']);
  });

  it('takes a stream piece by piece and says its length and hash', async () => {
    const written = await store.putStream(bucket, 'stream', inChunks('ab', 'c'));
    // Source: FIPS 180-2, appendix B.1, the SHA-256 of "abc".
    const sha256 = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    expect(written).toEqual({ sha256, bytes: 3 });
    expect(text(await store.get(bucket, 'stream'))).toBe('abc');
  });

  it('holds an object of no bytes', async () => {
    await store.put(bucket, 'empty', bytes(''), 'text/plain');
    expect(text(await store.get(bucket, 'empty'))).toBe('');
  });

  it('shows nothing of a stream that broke off, and keeps nothing of it', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield bytes('half');
      throw new Error('the line went dead');
    }
    await expect(store.putStream(bucket, 'half', broken())).rejects.toThrow('the line went dead');
    expect(await store.get(bucket, 'half')).toBeUndefined();
    expect(await readdir(join(folder, 'partial'))).toEqual([]);
  });

  it('keeps the content type beside the bytes', async () => {
    await store.put(bucket, 'contract', bytes('%PDF'), 'application/pdf');
    expect(await readFile(join(folder, bucket, 'contract.type'), 'utf8')).toBe('application/pdf');
  });

  it('lists names by their beginning, in order, as many as were asked for', async () => {
    for (const name of ['b', 'a/2', 'a/10', 'ab', 'a/sub/1']) await store.put(bucket, name, bytes('x'), 'text/plain');
    expect(await store.list(bucket, 'a', 10)).toEqual(['a/10', 'a/2', 'a/sub/1', 'ab']);
    expect(await store.list(bucket, 'a/', 2)).toEqual(['a/10', 'a/2']);
    expect(await store.list(bucket, 'nothing', 10)).toEqual([]);
  });

  it('lists nothing before anything was put', async () => {
    expect(await store.list(bucket, '', 10)).toEqual([]);
  });

  it.each(['', '..', 'a/../b', '/a', 'a//b', 'a/', '.hidden', 'a\\b', 'a.bytes', 'a.type/b', 'C:', 'x'.repeat(1025)])(
    'has no object called %j',
    async (name) => {
      await expect(store.put(bucket, name, bytes('x'), 'text/plain')).rejects.toThrow();
      await expect(store.get(bucket, name)).rejects.toThrow();
    },
  );
});

describe('facts', () => {
  it('can be written again', async () => {
    await store.put('facts', 'a', bytes('first'), 'text/plain');
    await store.put('facts', 'a', bytes('second'), 'text/plain');
    expect(text(await store.get('facts', 'a'))).toBe('second');
  });

  it('can be deleted, and deleted again', async () => {
    await store.put('facts', 'a', bytes('x'), 'text/plain');
    await store.delete('facts', 'a');
    await store.delete('facts', 'a');
    expect(await store.get('facts', 'a')).toBeUndefined();
    expect(await store.list('facts', '', 10)).toEqual([]);
  });
});

describe('evidence', () => {
  it('is not replaced by other bytes, however they come', async () => {
    await store.put('evidence', 'a', bytes('signed'), 'text/plain');
    await expect(store.put('evidence', 'a', bytes('forged'), 'text/plain')).rejects.toThrow('written once');
    await expect(store.putStream('evidence', 'a', inChunks('forged'))).rejects.toThrow('written once');
    expect(text(await store.get('evidence', 'a'))).toBe('signed');
  });

  it('may be put again with the same bytes', async () => {
    await store.put('evidence', 'a', bytes('signed'), 'text/plain');
    await store.put('evidence', 'a', bytes('signed'), 'text/plain');
    await store.putStream('evidence', 'a', inChunks('sig', 'ned'));
    expect(text(await store.get('evidence', 'a'))).toBe('signed');
  });

  it('is one of two that arrive at once, whole', async () => {
    const texts = Array.from({ length: 20 }, (_, at) => String(at).repeat(10_000));
    const puts = texts.map((each) => store.put('evidence', 'a', bytes(each), 'text/plain'));
    const outcomes = await Promise.allSettled(puts);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(texts).toContain(text(await store.get('evidence', 'a')));
  });

  it('is a file nobody may write to', async () => {
    await store.put('evidence', 'a', bytes('signed'), 'text/plain');
    expect((await stat(join(folder, 'evidence', 'a.bytes'))).mode & 0o222).toBe(0);
  });

  it('cannot be deleted', async () => {
    await store.put('evidence', 'a', bytes('signed'), 'text/plain');
    await expect(store.delete('evidence' as 'facts', 'a')).rejects.toThrow('evidence is kept');
    expect(text(await store.get('evidence', 'a'))).toBe('signed');
  });

  it('is the same for whoever opens the folder next', async () => {
    const { sha256 } = await store.putStream('evidence', 'a', inChunks('signed'));
    const found = await createFolderObjectStore(folder).get('evidence', 'a');
    expect(
      createHash('sha256')
        .update(found ?? '')
        .digest('hex'),
    ).toBe(sha256);
  });
});
