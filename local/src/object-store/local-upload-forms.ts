import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ObjectStore } from '@loan/functions/ports/object-store';
import type { UploadForms } from '@loan/functions/ports/upload-forms';
import { z } from '@loan/shared/schema';

/** Where forms are posted to, on the machine's one port. */
export const UPLOADS_PATH = '/uploads';

const Policy = z.strictObject({ expiration: z.iso.datetime(), key: z.string(), maxBytes: z.int() });
const FIELDS = ['key', 'Policy', 'Signature'] as const;
/** A form is read into memory here: no honest one is larger than a file of 50 MB and its fields. */
const REQUEST_BYTES_MAX = 52 * 1024 * 1024;

const signatureOf = (key: Uint8Array, text: string): Buffer => createHmac('sha256', key).update(text).digest();

type Signing = { url: string; key: Uint8Array };

/** Forms of this machine, in the manner of S3: what was signed is said in the policy, and the store holds to it. */
export const createLocalUploadForms = ({ url, key }: Signing): UploadForms => ({
  async sign({ name, maxBytes, expiresAt }) {
    const policy: z.infer<typeof Policy> = { expiration: expiresAt, key: name, maxBytes };
    const text = Buffer.from(JSON.stringify(policy)).toString('base64');
    return {
      url: `${url}${UPLOADS_PATH}`,
      fields: { key: name, Policy: text, Signature: signatureOf(key, text).toString('hex') },
    };
  },
});

type Taking = { objects: ObjectStore; key: Uint8Array; now: () => Date };

/** Takes a posted form as S3 does: 204 when the object is there, and the same refusals in its own words. */
export async function takeForm({ objects, key, now }: Taking, request: Request): Promise<Response> {
  if (Number(request.headers.get('content-length') ?? 0) > REQUEST_BYTES_MAX) return refusal(400, 'EntityTooLarge');
  const form = await request.formData().catch(() => undefined);
  const entries = form ? [...form] : [];
  const [lastName, file] = entries.at(-1) ?? [];
  // S3 does not look at what stands behind the file.
  if (lastName !== 'file' || !(file instanceof Blob)) return refusal(400, 'InvalidArgument');
  const [name, text, signature] = FIELDS.map((field) => String(form?.get(field) ?? ''));
  const policy = policyIn(key, text ?? '', signature ?? '');
  if (!policy || policy.key !== name) return refusal(403, 'AccessDenied');
  if (entries.some(([field]) => field !== 'file' && !FIELDS.includes(field as never)))
    return refusal(403, 'AccessDenied');
  if (now().getTime() > Date.parse(policy.expiration)) return refusal(403, 'AccessDenied');
  if (file.size > policy.maxBytes) return refusal(400, 'EntityTooLarge');
  if (file.size === 0) return refusal(400, 'EntityTooSmall');
  await objects.putStream('facts', name, file.stream() as unknown as AsyncIterable<Uint8Array>);
  return new Response(null, { status: 204 });
}

function policyIn(key: Uint8Array, text: string, signature: string): z.infer<typeof Policy> | undefined {
  const [expected, given] = [signatureOf(key, text), Buffer.from(signature, 'hex')];
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return undefined;
  return Policy.parse(JSON.parse(Buffer.from(text, 'base64').toString('utf8')));
}

const refusal = (status: number, code: string): Response =>
  new Response(`<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code></Error>`, {
    status,
    headers: { 'content-type': 'application/xml' },
  });
