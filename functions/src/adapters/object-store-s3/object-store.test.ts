import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { afterEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { createS3ObjectStore } from './object-store.ts';

const s3 = mockClient(S3Client);
afterEach(() => void s3.reset());

const MB = 1024 * 1024;
const text = (words: string) => new Uint8Array(Buffer.from(words));
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** S3 as far as the store sees it, by the service's API reference. */
function bucketHolding(objects = new Map<string, Uint8Array>()) {
  const parts = new Map<number, Uint8Array>();
  const key = ({ Bucket, Key }: { Bucket?: string | undefined; Key?: string | undefined }) => `${Bucket}/${Key}`;
  const refuseIfThere = (input: {
    IfNoneMatch?: string | undefined;
    Bucket?: string | undefined;
    Key?: string | undefined;
  }) => {
    if (input.IfNoneMatch !== '*' || !objects.has(key(input))) return;
    const options = { $fault: 'client', $metadata: { httpStatusCode: 412 } } as const;
    throw new S3ServiceException({ name: 'PreconditionFailed', ...options });
  };
  s3.on(PutObjectCommand).callsFake((input) => {
    refuseIfThere(input);
    objects.set(key(input), input.Body);
    return {};
  });
  s3.on(GetObjectCommand).callsFake((input) => {
    const bytes = objects.get(key(input));
    if (!bytes) throw new NoSuchKey({ message: '', $metadata: {} });
    return { Body: Object.assign(Readable.from([bytes]), { transformToByteArray: async () => bytes }) };
  });
  s3.on(DeleteObjectCommand).callsFake((input) => {
    objects.delete(key(input));
    return {};
  });
  s3.on(CreateMultipartUploadCommand).resolves({ UploadId: 'U' });
  s3.on(UploadPartCommand).callsFake((input) => {
    parts.set(input.PartNumber, Uint8Array.from(input.Body));
    return { ETag: `etag-${input.PartNumber}` };
  });
  s3.on(CompleteMultipartUploadCommand).callsFake((input) => {
    refuseIfThere(input);
    const numbers: number[] = input.MultipartUpload.Parts.map(({ PartNumber }: { PartNumber: number }) => PartNumber);
    objects.set(key(input), Buffer.concat(numbers.map((number) => parts.get(number) ?? new Uint8Array())));
    return {};
  });
  s3.on(AbortMultipartUploadCommand).callsFake(() => {
    parts.clear();
    return {};
  });
  const store = createS3ObjectStore({ s3: new S3Client({}), buckets: { facts: 'f', evidence: 'e' } });
  return { store, objects, parts };
}

describe('evidence', () => {
  it('is written once: the same bytes again are fine', async () => {
    const { store } = bucketHolding();
    await store.put('evidence', 'contracts/1.pdf', text('signed'), 'application/pdf');
    await store.put('evidence', 'contracts/1.pdf', text('signed'), 'application/pdf');
    expect(await store.get('evidence', 'contracts/1.pdf')).toEqual(text('signed'));
  });

  it('is never written over', async () => {
    const { store, objects } = bucketHolding();
    await store.put('evidence', 'contracts/1.pdf', text('signed'), 'application/pdf');
    const other = store.put('evidence', 'contracts/1.pdf', text('forged'), 'application/pdf');
    await expect(other).rejects.toThrow('evidence contracts/1.pdf is kept with other bytes');
    expect(objects.get('e/contracts/1.pdf')).toEqual(text('signed'));
  });

  it('carries its checksum, so that it cannot arrive damaged', async () => {
    const { store } = bucketHolding();
    await store.put('evidence', 'a', text('abc'), 'text/plain');
    // SHA-256 of "abc", FIPS 180-2, appendix B.1.
    const published = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    const input = s3.commandCalls(PutObjectCommand)[0]?.args[0].input;
    expect(input?.ChecksumSHA256).toBe(Buffer.from(published, 'hex').toString('base64'));
    expect(input?.IfNoneMatch).toBe('*');
  });
});

describe('kept facts', () => {
  it('may be read again, written over and deleted', async () => {
    const { store } = bucketHolding();
    await store.put('facts', 'shop/1', text('first'), 'application/gzip');
    await store.put('facts', 'shop/1', text('second'), 'application/gzip');
    expect(await store.get('facts', 'shop/1')).toEqual(text('second'));
    await store.delete('facts', 'shop/1');
    expect(await store.get('facts', 'shop/1')).toBeUndefined();
  });

  it('are read piece by piece, and not at all where there are none', async () => {
    const { store } = bucketHolding();
    await store.put('facts', 'shop/1', text('first'), 'application/gzip');
    const pieces: Uint8Array[] = [];
    for await (const piece of (await store.read('facts', 'shop/1')) ?? []) pieces.push(piece);
    expect(Buffer.concat(pieces).toString()).toBe('first');
    expect(await store.read('facts', 'shop/2')).toBeUndefined();
  });

  it.each([
    ['nothing', 0, 1],
    ['less than a part', 3 * MB, 1],
    ['exactly two parts', 16 * MB, 2],
    ['two parts and a bit', 16 * MB + 1, 3],
  ])('stream in whole, whatever the size of the chunks: %s', async (_, size, partCount) => {
    const whole = Buffer.alloc(size, 'facts of a shop ');
    const { store, objects } = bucketHolding();
    const kept = await store.putStream('facts', 'shop/1', chunksOf(whole, 700_001));
    expect(kept).toEqual({ sha256: sha256(whole), bytes: size });
    expect(sha256(objects.get('f/shop/1') ?? text('none'))).toBe(sha256(whole));
    expect(s3.commandCalls(UploadPartCommand)).toHaveLength(partCount);
  });

  it('leave nothing behind when the stream breaks', async () => {
    const { store, objects, parts } = bucketHolding();
    const broken = async function* () {
      yield Buffer.alloc(9 * MB);
      throw new Error('the vendor hung up');
    };
    await expect(store.putStream('facts', 'shop/1', broken())).rejects.toThrow('the vendor hung up');
    expect(objects.size).toBe(0);
    expect(parts.size).toBe(0);
  });
});

describe('names under a prefix', () => {
  const page = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => ({ Key: `p/${from + i}` }));

  it('are read page by page up to the limit, and no further', async () => {
    const { store } = bucketHolding();
    s3.on(ListObjectsV2Command)
      .resolvesOnce({ Contents: page(0, 1000), NextContinuationToken: 'T' })
      .resolvesOnce({ Contents: page(1000, 1500), NextContinuationToken: 'more' });
    expect(await store.list('evidence', 'p/', 1500)).toHaveLength(1500);
    const asked = s3.commandCalls(ListObjectsV2Command).map(({ args }) => args[0].input);
    expect(asked).toMatchObject([
      { Bucket: 'e', Prefix: 'p/', MaxKeys: 1000 },
      { MaxKeys: 500, ContinuationToken: 'T' },
    ]);
  });

  it('may be none', async () => {
    const { store } = bucketHolding();
    s3.on(ListObjectsV2Command).resolves({});
    expect(await store.list('facts', 'none/', 10)).toEqual([]);
  });
});

async function* chunksOf(whole: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < whole.length; from += size) yield whole.subarray(from, from + size);
}
