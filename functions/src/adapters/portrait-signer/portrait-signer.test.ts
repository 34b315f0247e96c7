import { webcrypto } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { createPortraitSigner } from './portrait-signer.ts';

/** The key of RFC 8037, appendix A.1 and A.2, and its thumbprint of appendix A.3. */
const PUBLISHED = {
  d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A',
  x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
  thumbprint: 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k',
};
const seed = Buffer.from(PUBLISHED.d, 'base64url').toString('base64');
const other = Buffer.alloc(32, 7).toString('base64');
const payload = Buffer.from('Example of Ed25519 signing');

const isGood = async (x: string, signed: { protected: string; signature: string }) => {
  const jwk = { kty: 'OKP', crv: 'Ed25519', x };
  const key = await webcrypto.subtle.importKey('jwk', jwk, 'Ed25519', false, ['verify']);
  const input = Buffer.from(`${signed.protected}.${payload.toString('base64url')}`);
  return webcrypto.subtle.verify('Ed25519', key, Buffer.from(signed.signature, 'base64url'), input);
};

describe('the signer of portraits', () => {
  it('publishes the key of RFC 8037 under its thumbprint', () => {
    const { x, thumbprint } = PUBLISHED;
    expect(createPortraitSigner([seed]).keys()).toEqual([{ kty: 'OKP', crv: 'Ed25519', x, kid: thumbprint }]);
  });

  it('says in the header which key and which way of signing', () => {
    const header = JSON.parse(
      Buffer.from(createPortraitSigner([seed]).sign(payload).protected, 'base64url').toString(),
    );
    expect(header).toEqual({ alg: 'EdDSA', kid: PUBLISHED.thumbprint, typ: 'seller-portrait+jws' });
  });

  it('signs what the Web Crypto API takes for signed, by the newest key', async () => {
    const signer = createPortraitSigner([seed, other]);
    expect(await isGood(PUBLISHED.x, signer.sign(payload))).toBe(true);
    expect(await isGood(signer.keys()[1]?.x ?? '', signer.sign(payload))).toBe(false);
  });

  it.each([[], [''], [Buffer.alloc(31).toString('base64')]])('is none without a whole key: %j', (...seeds) => {
    expect(() => createPortraitSigner(seeds).keys()).toThrow('portrait signer');
  });
});
