import { createHash } from 'node:crypto';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { invariant } from '@loan/shared/invariant';
import type { Bucket, ObjectStore } from '../../ports/object-store.ts';
import { uploadInParts } from './upload-in-parts.ts';

export type S3ObjectStoreOptions = { s3: S3Client; buckets: Readonly<Record<Bucket, string>> };

const TIMEOUT_MS = 30_000;
/** As long as a whole run of the longest lane: a stream is read at the speed of whoever reads it. */
const READING_MS = 300_000;
/** The service's own limit for one page of a list. */
const PAGE = 1_000;

/**
 * The object store on S3. Encryption and, for evidence, versions and object lock are the buckets' own defaults.
 * assumed: conditional writes (If-None-Match) exist in the aws-cn regions too; confirm: a trial write in cn-north-1.
 */
export function createS3ObjectStore({ s3, buckets }: S3ObjectStoreOptions): ObjectStore {
  const limited = () => ({ abortSignal: AbortSignal.timeout(TIMEOUT_MS) });

  const get = async (bucket: Bucket, Key: string): Promise<Uint8Array | undefined> => {
    try {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: buckets[bucket], Key }), limited());
      return await Body?.transformToByteArray();
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  };

  return {
    get,

    async read(bucket, Key) {
      try {
        const { Body } = await s3.send(new GetObjectCommand({ Bucket: buckets[bucket], Key }), {
          abortSignal: AbortSignal.timeout(READING_MS),
        });
        // In Node the body of an answer is a stream (`NodeJsRuntimeStreamingBlobPayloadOutputTypes`).
        return Body as AsyncIterable<Uint8Array> | undefined;
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },

    async put(bucket, name, bytes, contentType) {
      const ChecksumSHA256 = createHash('sha256').update(bytes).digest('base64');
      const object = { Bucket: buckets[bucket], Key: name, Body: bytes, ContentType: contentType, ChecksumSHA256 };
      try {
        await s3.send(new PutObjectCommand({ ...object, ...onceOnly(bucket) }), limited());
      } catch (error) {
        if (!alreadyThere(error)) throw error;
        const kept = await get(bucket, name);
        invariant(kept !== undefined && Buffer.from(kept).equals(bytes), `evidence ${name} is kept with other bytes`);
      }
    },

    async putStream(bucket, name, bytes) {
      const target = { Bucket: buckets[bucket], Key: name };
      return uploadInParts({ s3, target, condition: onceOnly(bucket), limited }, bytes);
    },

    async delete(bucket, name) {
      await s3.send(new DeleteObjectCommand({ Bucket: buckets[bucket], Key: name }), limited());
    },

    async list(bucket, prefix, limit) {
      const names: string[] = [];
      let ContinuationToken: string | undefined;
      do {
        const MaxKeys = Math.min(PAGE, limit - names.length);
        const page = { Bucket: buckets[bucket], Prefix: prefix, MaxKeys, ContinuationToken };
        const answer = await s3.send(new ListObjectsV2Command(page), limited());
        names.push(...(answer.Contents ?? []).flatMap(({ Key }) => (Key === undefined ? [] : [Key])));
        ContinuationToken = answer.NextContinuationToken;
      } while (ContinuationToken !== undefined && names.length < limit);
      return names.slice(0, limit);
    },
  };
}

/** Evidence is written once; facts may be read again from their source and written over. */
const onceOnly = (bucket: Bucket): { IfNoneMatch?: '*' } => (bucket === 'evidence' ? { IfNoneMatch: '*' } : {});

const alreadyThere = (error: unknown): boolean =>
  error instanceof S3ServiceException && error.name === 'PreconditionFailed';
