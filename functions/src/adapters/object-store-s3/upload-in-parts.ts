import { createHash } from 'node:crypto';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { invariant } from '@loan/shared/invariant';

type Upload = {
  s3: S3Client;
  target: { Bucket: string; Key: string };
  condition: { IfNoneMatch?: '*' };
  limited: () => { abortSignal: AbortSignal };
};

/** Every part but the last has at least 5 MB by the service's rule. */
const PART_BYTES = 8 * 1024 * 1024;
/** 8 GB: far beyond the largest report of the largest seller. */
const MAX_PARTS = 1_000;

/**
 * Uploads a stream whose length nobody knows, holding one part in memory. The object appears when the last part is in;
 * a stream that breaks leaves nothing.
 */
export async function uploadInParts(
  { s3, target, condition, limited }: Upload,
  bytes: AsyncIterable<Uint8Array>,
): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  let total = 0;
  const { UploadId } = await s3.send(new CreateMultipartUploadCommand(target), limited());
  const upload = { ...target, UploadId };
  try {
    const Parts: { ETag: string | undefined; PartNumber: number }[] = [];
    for await (const Body of inParts(bytes)) {
      invariant(Parts.length < MAX_PARTS, `upload of ${target.Key} is over the limit`);
      hash.update(Body);
      total += Body.length;
      const PartNumber = Parts.length + 1;
      const { ETag } = await s3.send(new UploadPartCommand({ ...upload, PartNumber, Body }), limited());
      Parts.push({ ETag, PartNumber });
    }
    await s3.send(
      new CompleteMultipartUploadCommand({ ...upload, ...condition, MultipartUpload: { Parts } }),
      limited(),
    );
    return { sha256: hash.digest('hex'), bytes: total };
  } catch (error) {
    // Parts of an unfinished upload are paid for and seen by nobody.
    await s3.send(new AbortMultipartUploadCommand(upload), limited());
    throw error;
  }
}

/** The stream cut anew: full parts, then what is left. An empty stream is one empty part, which the service takes. */
async function* inParts(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let kept: Uint8Array[] = [];
  let length = 0;
  let yielded = false;
  for await (const chunk of bytes) {
    for (let from = 0; from < chunk.length; ) {
      const piece = chunk.subarray(from, from + PART_BYTES - length);
      // Copied, since the giver may use its buffer again.
      kept.push(Uint8Array.from(piece));
      length += piece.length;
      from += piece.length;
      if (length < PART_BYTES) continue;
      yield Buffer.concat(kept);
      yielded = true;
      kept = [];
      length = 0;
    }
  }
  if (length > 0 || !yielded) yield Buffer.concat(kept);
}
