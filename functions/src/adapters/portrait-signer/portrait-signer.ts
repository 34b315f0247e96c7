import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { invariant } from '@loan/shared/invariant';
import { PortraitKey } from '@loan/shared/portrait/statement';
import type { PortraitSigner } from '../../ports/portrait-signer.ts';

const SEED_BYTES = 32;
/** What stands before the 32 bytes of an Ed25519 private key in PKCS #8. Source: RFC 8410, section 7. */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

type Pair = { private: KeyObject; key: PortraitKey };

/**
 * Seeds of Ed25519 keys in base64, newest first: the first signs, the others have signed what is still about. They are
 * looked at when one is first needed: most instances sign nothing.
 */
export function createPortraitSigner(seeds: readonly string[]): PortraitSigner {
  let made: [Pair, ...Pair[]] | undefined;
  const pairs = () => {
    made ??= pairsOf(seeds);
    return made;
  };
  return {
    sign(payload) {
      const [{ key, private: secret }] = pairs();
      // EdDSA as RFC 8037 has it: every JOSE library knows this name, not yet every one the `Ed25519` of RFC 9864.
      const header = base64url(JSON.stringify({ alg: 'EdDSA', kid: key.kid, typ: 'seller-portrait+jws' }));
      const signature = sign(null, Buffer.from(`${header}.${base64url(payload)}`), secret);
      return { protected: header, signature: base64url(signature) };
    },
    keys: () => pairs().map(({ key }) => key),
  };
}

function pairsOf(seeds: readonly string[]): [Pair, ...Pair[]] {
  const [first, ...others] = seeds.map(pairOf);
  invariant(first !== undefined, 'portrait signer: a key is needed');
  return [first, ...others];
}

function pairOf(text: string): Pair {
  const seed = Buffer.from(text, 'base64');
  invariant(seed.length === SEED_BYTES, 'portrait signer: a seed has 32 bytes');
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: 'der', type: 'pkcs8' });
  const { x = '' } = createPublicKey(key).export({ format: 'jwk' });
  return { private: key, key: PortraitKey.parse({ kty: 'OKP', crv: 'Ed25519', x, kid: thumbprintOf(x) }) };
}

/** RFC 7638: the hash of the key's required members, in the order of their names. RFC 8037, appendix A.3. */
const thumbprintOf = (x: string): string =>
  createHash('sha256')
    .update(JSON.stringify({ crv: 'Ed25519', kty: 'OKP', x }))
    .digest('base64url');

const base64url = (bytes: string | Uint8Array): string => Buffer.from(bytes).toString('base64url');
