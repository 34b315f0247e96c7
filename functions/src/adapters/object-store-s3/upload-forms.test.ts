import { S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { Instant } from '@loan/shared/time/instant';
import { createS3UploadForms } from './upload-forms.ts';

const AT = '2026-11-23T01:00:00.000Z';
const EXPIRES = Instant.parse('2026-11-23T01:15:00.000Z');
const MB = 1024 * 1024;
const name = 'uploads/00000000-0000-4000-8000-000000000001/00000000-0000-4000-8000-000000000002';

afterEach(() => void jest.restoreAllMocks());

const client = (region: string, sessionToken?: string) =>
  new S3Client({
    region,
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'example', ...(sessionToken ? { sessionToken } : {}) },
  });
const formsOf = (s3: S3Client) => createS3UploadForms({ s3, bucket: 'facts-bucket', now: () => new Date(AT) });
const signed = (s3: S3Client) => formsOf(s3).sign({ name, maxBytes: 50 * MB, expiresAt: EXPIRES });
const policyOf = (fields: Record<string, string>) =>
  JSON.parse(Buffer.from(fields['Policy'] ?? '', 'base64').toString('utf8'));

describe('a form of S3', () => {
  it.each([
    ['in a region abroad', 'ap-southeast-1', undefined],
    ['in China', 'cn-northwest-1', undefined],
    ['under the passing credentials of a function', 'ap-southeast-1', 'a-session-token'],
  ])("is the one the SDK's own package makes, %s", async (_, region, token) => {
    const s3 = client(region, token);
    jest.spyOn(Date, 'now').mockReturnValue(Date.parse(AT));
    const official = await createPresignedPost(s3 as never, {
      Bucket: 'facts-bucket',
      Key: name,
      Conditions: [['content-length-range', 1, 50 * MB]],
      Expires: 900,
    });
    expect(await signed(s3)).toEqual(official);
  });

  it('is good for one name, up to a size, for a quarter of an hour', async () => {
    const { fields } = await signed(client('ap-southeast-1'));
    const { expiration, conditions } = policyOf(fields);
    expect(expiration).toBe('2026-11-23T01:15:00Z');
    expect(conditions).toContainEqual(['content-length-range', 1, 52_428_800]);
    expect(conditions).toContainEqual({ key: name });
    expect(conditions).toContainEqual({ bucket: 'facts-bucket' });
  });

  it('goes to the address of its own partition', async () => {
    expect((await signed(client('cn-northwest-1'))).url).toBe(
      'https://facts-bucket.s3.cn-northwest-1.amazonaws.com.cn/',
    );
  });
});
