import { createHmac } from 'node:crypto';
import type { S3Client } from '@aws-sdk/client-s3';
import type { UploadForms } from '../../ports/upload-forms.ts';

/**
 * Signed forms of S3. Source: Amazon S3 API reference, "Browser-based uploads using POST (AWS Signature Version 4)".
 * Written here since the SDK's own package brings a second S3 client along; the test holds the two side by side.
 */
export function createS3UploadForms({
  s3,
  bucket,
  now,
}: {
  s3: S3Client;
  bucket: string;
  now: () => Date;
}): UploadForms {
  return {
    async sign({ name, maxBytes, expiresAt }) {
      const [region, credentials] = await Promise.all([s3.config.region(), s3.config.credentials()]);
      const at = seconds(now().toISOString()).replace(/[-:]/g, '');
      const day = at.slice(0, 8);
      const fields = {
        bucket,
        'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
        'X-Amz-Credential': `${credentials.accessKeyId}/${day}/${region}/s3/aws4_request`,
        'X-Amz-Date': at,
        ...(credentials.sessionToken ? { 'X-Amz-Security-Token': credentials.sessionToken } : {}),
      };
      const policy = {
        expiration: seconds(expiresAt),
        conditions: [
          ['content-length-range', 1, maxBytes],
          ...Object.entries(fields).map(([field, value]) => ({ [field]: value })),
          { key: name },
        ],
      };
      const Policy = Buffer.from(JSON.stringify(policy)).toString('base64');
      const signature = hmac(signingKey(credentials.secretAccessKey, day, region), Policy).toString('hex');
      const { url } = s3.config.endpointProvider({ Bucket: bucket, Region: region });
      return { url: url.href, fields: { ...fields, key: name, Policy, 'X-Amz-Signature': signature } };
    },
  };
}

/** The service takes whole seconds only. */
const seconds = (iso: string): string => iso.replace(/\.\d+Z$/, 'Z');

const hmac = (key: string | Uint8Array, text: string): Buffer => createHmac('sha256', key).update(text).digest();

const signingKey = (secret: string, day: string, region: string): Buffer =>
  [region, 's3', 'aws4_request'].reduce(hmac, hmac(`AWS4${secret}`, day));
