import { createHmac } from 'node:crypto';
import { invariant } from '@loan/shared/invariant';
import type { Keyring } from '../../ports/keyring.ts';
import type { DataKey, DataKeySource } from './data-keys.ts';
import { openWith, sealWith, wrappedKeyOf } from './envelope.ts';

export type KeyringOptions = {
  dataKeys: DataKeySource;
  /** At least 32 bytes, the same for ever: with another key every fingerprint changes and nothing is found again. */
  fingerprintKey: () => Promise<Uint8Array>;
  now: () => number;
  randomBytes: (length: number) => Uint8Array;
};

/** One data key serves an instance this long; far below the 2^32 values a key may seal under random vectors. */
const DATA_KEY_LIFE_MS = 5 * 60_000;
const DATA_KEY_MAX_USES = 10_000;
/** Every instance makes its own keys, so a list of rows may need many; each costs one request the first time. */
const MAX_UNWRAPPED = 500;

/** Field encryption with envelopes: see docs/decisions/field-encryption.md. */
export function createKeyring({ dataKeys, fingerprintKey, now, randomBytes }: KeyringOptions): Keyring {
  const { unwrap, remember } = createUnwrapper(dataKeys);
  const current = createCurrentKey(async () => remember(await dataKeys.create()), now);
  const fingerprinting = once(fingerprintKey);

  return {
    async seal(plain, context) {
      return sealWith(await current(), { plain, context, iv: randomBytes(12) });
    },

    async open(sealed, context) {
      return openWith(await unwrap(wrappedKeyOf(sealed)), sealed, context);
    },

    async fingerprint(value, purpose) {
      const key = await fingerprinting();
      invariant(key.length >= 32, 'keyring: the fingerprint key has fewer than 32 bytes');
      // The length keeps ("ab", "c") and ("a", "bc") apart.
      return createHmac('sha256', key).update(`${purpose.length}:${purpose}:${value}`).digest('base64url');
    },
  };
}

function createCurrentKey(create: () => Promise<DataKey>, now: () => number): () => Promise<DataKey> {
  let key: (() => Promise<DataKey>) | undefined;
  let madeAtMs = 0;
  let uses = 0;
  return () => {
    if (key === undefined || now() - madeAtMs >= DATA_KEY_LIFE_MS || uses >= DATA_KEY_MAX_USES) {
      key = once(create);
      madeAtMs = now();
      uses = 0;
    }
    uses += 1;
    return key();
  };
}

function createUnwrapper(dataKeys: DataKeySource) {
  const unwrapped = new Map<string, () => Promise<Uint8Array>>();
  const keep = (wrapped: string, plain: () => Promise<Uint8Array>) => {
    // Put back last, so that the key dropped is the one unused the longest.
    unwrapped.delete(wrapped);
    unwrapped.set(wrapped, plain);
    const [oldest] = unwrapped.keys();
    if (unwrapped.size > MAX_UNWRAPPED && oldest !== undefined) unwrapped.delete(oldest);
    return plain();
  };
  return {
    unwrap: (wrapped: string) => keep(wrapped, unwrapped.get(wrapped) ?? once(() => dataKeys.unwrap(wrapped))),
    /** A key made here need not be asked for when its values are read again. */
    async remember(key: DataKey): Promise<DataKey> {
      await keep(key.wrapped, async () => key.plain);
      return key;
    },
  };
}

/** Runs it once, however many ask at the same time; a failure is not kept, so the next one to ask tries again. */
function once<T>(run: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  return () => {
    running ??= run().catch((error: unknown) => {
      running = undefined;
      throw error;
    });
    return running;
  };
}
