import { createCipheriv, createDecipheriv } from 'node:crypto';
import { InvariantViolation, invariant } from '@loan/shared/invariant';
import type { Sealed } from '../../ports/keyring.ts';
import type { DataKey } from './data-keys.ts';

const VERSION = 'v1';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * A sealed value is four parts with dots between, all but the first in base64url:
 *
 *   v1 . wrapped data key . initialisation vector . AES-256-GCM ciphertext with its tag
 *
 * The tag also covers the version, the wrapped key and the context, so that none of them can be exchanged.
 */
export function sealWith(
  key: DataKey,
  { plain, context, iv }: { plain: string; context: string; iv: Uint8Array },
): Sealed {
  invariant(iv.length === IV_BYTES, 'keyring: an initialisation vector has 12 bytes');
  const cipher = createCipheriv('aes-256-gcm', key.plain, iv);
  cipher.setAAD(covered(key.wrapped, context));
  const bytes = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return [VERSION, key.wrapped, Buffer.from(iv).toString('base64url'), bytes.toString('base64url')].join('.') as Sealed;
}

export const wrappedKeyOf = (sealed: Sealed): string => partsOf(sealed).wrapped;

export function openWith(keyBytes: Uint8Array, sealed: Sealed, context: string): string {
  const { wrapped, iv, bytes } = partsOf(sealed);
  const decipher = createDecipheriv('aes-256-gcm', keyBytes, iv, { authTagLength: TAG_BYTES });
  decipher.setAAD(covered(wrapped, context));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    const plain = Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]);
    return plain.toString('utf8');
  } catch {
    throw new InvariantViolation('keyring: a value was sealed for another context, or changed');
  }
}

function partsOf(sealed: Sealed): { wrapped: string; iv: Uint8Array; bytes: Uint8Array } {
  const [version, wrapped = '', iv = '', bytes = '', ...rest] = sealed.split('.');
  const vector = Buffer.from(iv, 'base64url');
  const ciphertext = Buffer.from(bytes, 'base64url');
  const whole = version === VERSION && wrapped !== '' && rest.length === 0;
  invariant(whole && vector.length === IV_BYTES && ciphertext.length >= TAG_BYTES, 'keyring: not a sealed value');
  return { wrapped, iv: vector, bytes: ciphertext };
}

/** A length before the variable part, so that no two pairs of key and context read the same. */
const covered = (wrapped: string, context: string): Uint8Array =>
  Buffer.from(`${VERSION}:${wrapped.length}:${wrapped}:${context}`, 'utf8');
