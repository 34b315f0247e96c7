import { createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { DecryptCommand, GenerateDataKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { afterEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import fc from 'fast-check';
import type { Sealed } from '../../ports/keyring.ts';
import type { DataKeySource } from './data-keys.ts';
import { createKeyring } from './keyring.ts';
import { createKmsDataKeys } from './kms-data-keys.ts';
import { createLocalDataKeys, localFingerprintKey } from './local-data-keys.ts';

const masterKey = new Uint8Array(32).fill(7);
const local = createLocalDataKeys({ masterKey, randomBytes });
const fingerprintKey = async () => localFingerprintKey(masterKey);
const keyringOver = (dataKeys: DataKeySource, now = () => 0) =>
  createKeyring({ dataKeys, fingerprintKey, now, randomBytes });

/** A key source that counts what is asked of it. */
function counted(dataKeys: DataKeySource) {
  const asked = { create: 0, unwrap: 0 };
  const source: DataKeySource = {
    create() {
      asked.create += 1;
      return dataKeys.create();
    },
    unwrap(wrapped) {
      asked.unwrap += 1;
      return dataKeys.unwrap(wrapped);
    },
  };
  return { source, asked };
}

const kms = mockClient(KMSClient);
afterEach(() => void kms.reset());
/** KMS with one key, as far as it shows from outside. */
function kmsAnswering() {
  const plain = new Uint8Array(32).fill(9);
  kms.on(GenerateDataKeyCommand).resolves({ Plaintext: plain, CiphertextBlob: new Uint8Array([1, 2, 3]) });
  kms.on(DecryptCommand).resolves({ Plaintext: plain });
  return createKmsDataKeys({ kms: new KMSClient({}), keyId: 'alias/los-field' });
}

describe.each([
  ['a key file', () => local],
  ['KMS', kmsAnswering],
])('a value sealed under keys from %s', (_, source) => {
  it('opens in its own context, whatever it says', async () => {
    const keyring = keyringOver(source());
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.string(), async (plain, context) => {
        expect(await keyring.open(await keyring.seal(plain, context), context)).toBe(plain);
      }),
      { numRuns: 50 },
    );
  });

  it('does not open in another context', async () => {
    const keyring = keyringOver(source());
    const sealed = await keyring.seal('11010519491231002X', 'person:1:identityNumber');
    await expect(keyring.open(sealed, 'person:2:identityNumber')).rejects.toThrow('another context');
  });

  it('does not open when a single character was changed', async () => {
    const keyring = keyringOver(source());
    const sealed = await keyring.seal('11010519491231002X', 'c');
    const last = sealed.lastIndexOf('.');
    const places = [last + 2, sealed.length - 3, last - 5];
    for (const place of places) {
      const other = sealed[place] === 'A' ? 'B' : 'A';
      const changed = `${sealed.slice(0, place)}${other}${sealed.slice(place + 1)}` as Sealed;
      await expect(keyring.open(changed, 'c')).rejects.toThrow('keyring');
    }
  });

  it('shows nothing of the value, and looks different each time', async () => {
    const keyring = keyringOver(source());
    const [first, second] = [await keyring.seal('林晓峰', 'c'), await keyring.seal('林晓峰', 'c')];
    expect(first).not.toBe(second);
    expect(first).not.toContain(Buffer.from('林晓峰').toString('base64url'));
  });

  it('opens in another instance', async () => {
    const sealed = await keyringOver(source()).seal('林晓峰', 'c');
    expect(await keyringOver(source()).open(sealed, 'c')).toBe('林晓峰');
  });
});

describe('the sealed form', () => {
  it('is AES-256-GCM as any other program would open it', async () => {
    const sealed = await keyringOver(kmsAnswering()).seal('林晓峰', 'person:1');
    const [version, wrapped = '', iv = '', bytes = ''] = sealed.split('.');
    expect([version, wrapped]).toEqual(['v1', 'AQID']);
    const all = Buffer.from(bytes, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', new Uint8Array(32).fill(9), Buffer.from(iv, 'base64url'));
    decipher.setAAD(Buffer.from('v1:4:AQID:person:1')).setAuthTag(all.subarray(-16));
    expect(decipher.update(all.subarray(0, -16), undefined, 'utf8') + decipher.final('utf8')).toBe('林晓峰');
  });

  it.each(['', 'plain text', 'v2.a.b.c', 'v1..AAAAAAAAAAAAAAAA.AAAA', 'v1.a.AAAA.AAAA', 'v1.a.b.c.d'])(
    'is not "%s"',
    async (text) => {
      await expect(keyringOver(local).open(text as Sealed, 'c')).rejects.toThrow('not a sealed value');
    },
  );
});

describe('a data key', () => {
  it('is asked for once, however many values are sealed and opened', async () => {
    const { source, asked } = counted(local);
    const keyring = keyringOver(source);
    const sealed = await Promise.all(['a', 'b', 'c'].map((plain) => keyring.seal(plain, plain)));
    expect(await keyring.open(await keyring.seal('d', 'd'), 'd')).toBe('d');
    expect(asked).toEqual({ create: 1, unwrap: 0 });
    const elsewhere = keyringOver(source);
    const opened = await Promise.all(sealed.map((one, index) => elsewhere.open(one, 'abc'[index] ?? '')));
    expect(opened).toEqual(['a', 'b', 'c']);
    expect(asked).toEqual({ create: 1, unwrap: 1 });
  });

  it('is replaced after five minutes', async () => {
    let now = 0;
    const { source, asked } = counted(local);
    const keyring = keyringOver(source, () => now);
    await keyring.seal('a', 'c');
    now = 299_999;
    await keyring.seal('a', 'c');
    expect(asked.create).toBe(1);
    now = 300_000;
    await keyring.seal('a', 'c');
    expect(asked.create).toBe(2);
  });

  it('that could not be had is asked for again by the next value', async () => {
    const { source, asked } = counted(local);
    let down = true;
    const shaky = { ...source, create: () => (down ? Promise.reject(new Error('KMS is down')) : source.create()) };
    const keyring = keyringOver(shaky);
    await expect(keyring.seal('a', 'c')).rejects.toThrow('KMS is down');
    down = false;
    await keyring.seal('a', 'c');
    expect(asked.create).toBe(1);
  });

  it('is asked of KMS under our key and purpose', async () => {
    const keyring = keyringOver(kmsAnswering());
    await keyringOver(kmsAnswering()).open(await keyring.seal('a', 'c'), 'c');
    const context = { KeyId: 'alias/los-field', EncryptionContext: { purpose: 'field-encryption' } };
    expect(kms.commandCalls(GenerateDataKeyCommand)[0]?.args[0].input).toEqual({ ...context, KeySpec: 'AES_256' });
    expect(kms.commandCalls(DecryptCommand)[0]?.args[0].input).toMatchObject(context);
  });

  it('of another machine is not ours to unwrap', async () => {
    const elsewhere = createLocalDataKeys({ masterKey: new Uint8Array(32).fill(8), randomBytes });
    const { wrapped } = await elsewhere.create();
    await expect(local.unwrap(wrapped)).rejects.toThrow('keyring');
  });
});

describe('a fingerprint', () => {
  const keyring = keyringOver(local);

  it('is HMAC-SHA256 under its own key, so equal values can be found and nothing else be told', async () => {
    const expected = createHmac('sha256', localFingerprintKey(masterKey))
      .update('5:phone:13800138000')
      .digest('base64url');
    expect(await keyring.fingerprint('13800138000', 'phone')).toBe(expected);
    expect(await keyring.fingerprint('13800138000', 'identity')).not.toBe(expected);
    expect(localFingerprintKey(masterKey)).not.toEqual(masterKey);
  });

  it('keeps purpose and value apart', async () => {
    expect(await keyring.fingerprint('b:c', 'a')).not.toBe(await keyring.fingerprint('c', 'a:b'));
  });

  it('is not made under a short key', async () => {
    const weak = createKeyring({
      dataKeys: local,
      fingerprintKey: async () => new Uint8Array(16),
      now: () => 0,
      randomBytes,
    });
    await expect(weak.fingerprint('a', 'b')).rejects.toThrow('fewer than 32 bytes');
  });
});
