import { createPublicKey, verify } from 'node:crypto';
import { PortraitFile, type PortraitKey, type PortraitStatement } from '@loan/shared/portrait/statement';
import { err, ok, type Result } from '@loan/shared/result';
import { z } from '@loan/shared/schema';
import type { PortraitSigner } from '../../ports/portrait-signer.ts';
import { canonicalBytes, sha256 } from '../hashes.ts';

/** `NotOurs`: signed by a key that is not among ours. `Altered`: not what was signed, or no such file at all. */
export type FileRefused = { tag: 'NotOurs' } | { tag: 'Altered' };
export type CheckedFile = { statement: PortraitStatement; statementSha256: string };

const Header = z.object({ alg: z.literal('EdDSA'), kid: z.string(), typ: z.literal('seller-portrait+jws') });

export const hashOfStatement = (statement: PortraitStatement): string => sha256(canonicalBytes(statement));

export function signStatement(signer: PortraitSigner, statement: PortraitStatement): Uint8Array {
  return canonicalBytes({ statement, ...signer.sign(canonicalBytes(statement)) } satisfies PortraitFile);
}

/**
 * Whether a file says what was signed by one of these keys. Needs nothing but the file and the keys, so that anybody can
 * check it without us. What was parsed is what is checked: a word beside the statement is refused, not ignored.
 */
export function checkFile(text: string, keys: readonly PortraitKey[]): Result<CheckedFile, FileRefused> {
  const file = PortraitFile.safeParse(parseJson(text));
  if (!file.success) return err({ tag: 'Altered' });
  const { statement, ...jws } = file.data;
  const header = Header.safeParse(parseJson(Buffer.from(jws.protected, 'base64url').toString('utf8')));
  if (!header.success) return err({ tag: 'Altered' });
  const key = keys.find(({ kid }) => kid === header.data.kid);
  if (key === undefined) return err({ tag: 'NotOurs' });

  const payload = Buffer.from(canonicalBytes(statement)).toString('base64url');
  const signed = Buffer.from(`${jws.protected}.${payload}`);
  const { kty, crv, x } = key;
  const publicKey = createPublicKey({ key: { kty, crv, x }, format: 'jwk' });
  const isSigned = verify(null, signed, publicKey, Buffer.from(jws.signature, 'base64url'));
  return isSigned ? ok({ statement, statementSha256: hashOfStatement(statement) }) : err({ tag: 'Altered' });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
