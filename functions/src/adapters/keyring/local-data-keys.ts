import { hkdfSync } from 'node:crypto';
import { invariant } from '@loan/shared/invariant';
import type { Sealed } from '../../ports/keyring.ts';
import type { DataKeySource } from './data-keys.ts';
import { openWith, sealWith } from './envelope.ts';

const PURPOSE = 'field-encryption';

type LocalKeys = {
  /** 32 random bytes from a file only its owner can read. Whoever has it can read every sealed value. */
  masterKey: Uint8Array;
  randomBytes: (length: number) => Uint8Array;
};

/** Data keys for one machine, wrapped under a key derived from the master key. No cloud, same sealed form. */
export function createLocalDataKeys({ masterKey, randomBytes }: LocalKeys): DataKeySource {
  const wrapping = { plain: derived(masterKey, 'wrapping'), wrapped: 'local' };
  return {
    async create() {
      const plain = randomBytes(32);
      const text = Buffer.from(plain).toString('base64');
      const sealed = sealWith(wrapping, { plain: text, context: PURPOSE, iv: randomBytes(12) });
      return { plain, wrapped: Buffer.from(sealed).toString('base64url') };
    },

    async unwrap(wrapped) {
      const sealed = Buffer.from(wrapped, 'base64url').toString() as Sealed;
      return Buffer.from(openWith(wrapping.plain, sealed, PURPOSE), 'base64');
    },
  };
}

/** The fingerprint key of one machine: from the same file, yet telling nothing of the wrapping key. */
export const localFingerprintKey = (masterKey: Uint8Array): Uint8Array => derived(masterKey, 'fingerprint');

/** The seed of the key that signs portraits on one machine: from the same file, and of no use for the other two. */
export const localPortraitSeed = (masterKey: Uint8Array): Uint8Array => derived(masterKey, 'portrait-signing');

function derived(masterKey: Uint8Array, use: string): Uint8Array {
  invariant(masterKey.length === 32, 'keyring: a master key has 32 bytes');
  return new Uint8Array(hkdfSync('sha256', masterKey, new Uint8Array(), `${PURPOSE}/${use}`, 32));
}
