import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { signatureOf } from './signature.ts';

const app = { partnerId: 2_001_887, partnerKey: 'partnerkey', timestampSeconds: 1_655_714_431 };

describe('a signature for Shopee', () => {
  // No digest with its inputs is published. These lock the documented order; Shopee's SDK checks it in the contract test.
  it("of a shop's call covers partner, path, time, token and shop", () => {
    const shop = { accessToken: 'tok', shopId: '600000' };
    expect(signatureOf({ ...app, path: '/api/v2/order/get_order_list', shop })).toBe(
      '4f7eabf885515f066e029c08182c016af05472e16577d418f46c4f53d5444a5a',
    );
  });

  it('of a public call covers partner, path and time', () => {
    expect(signatureOf({ ...app, path: '/api/v2/auth/token/get' })).toBe(
      'afffe8fac8ebd1324217743541a28bf9e5b7280f0e15692f7ab05f09f215af8f',
    );
  });

  it('is HMAC-SHA256 in lower-case hex, as in the test of congminh1254/shopee-sdk (signature.test.ts)', () => {
    const base = '/api/v2/auth/token/get123456test_partner_idtest_shop_idtest_main_account_id';
    expect(createHmac('sha256', 'test_partner_key').update(base).digest('hex')).toBe(
      '37c864bd9821ff5f2c2f46b2faca14eb1811a718d1fdc6dcf383cba7c74bf9e9',
    );
  });
});
