import { describe, expect, it } from '@jest/globals';
import { signatureOf } from './signature.ts';

describe("a signature for Alibaba's open platforms", () => {
  it("is the one of Lazada's own example (open.lazada.com docId=108069)", () => {
    const parameters = {
      access_token: 'test',
      app_key: '123456',
      order_id: '1234',
      sign_method: 'sha256',
      timestamp: '1517820392000',
    };
    expect(signatureOf('helloworld', '/order/get', parameters)).toBe(
      '4190D32361CFB9581350222F345CB77F3B19F0E31D162316848A2C1FFD5FAB4A',
    );
  });

  it('sorts by ASCII, as in the test of branch8/lazada-open-platform-sdk (signature.test.js)', () => {
    const parameters = { foo_bar: '3', foobar: '4', foo: '1', bar: '2' };
    expect(signatureOf('1234', '/test/api', { bar: '2', foo: '1', foo_bar: '3', foobar: '4' })).toBe(
      '988085883BF9D32D251478D23122C7ECC91518CDF63BA22F792000A378F52409',
    );
    expect(signatureOf('1234', '/test/api', { ...parameters, empty: '', sign: 'OLD' })).toBe(
      '988085883BF9D32D251478D23122C7ECC91518CDF63BA22F792000A378F52409',
    );
  });

  // The next two lock our reading of the rule; nobody publishes a digest for AliExpress.
  it('of a business call to AliExpress has no path in front', () => {
    const parameters = {
      access_token: 'tok',
      app_key: '12345',
      method: 'aliexpress.solution.order.get',
      param0: '{"page_size":20,"current_page":1}',
      sign_method: 'sha256',
      timestamp: '1700000000000',
    };
    expect(signatureOf('secret', '', parameters)).toBe(
      'F4BB44938ED7680E1EF0EE030BB4D7358268AE0AB9C0F8DE57014BD88CB8B21D',
    );
  });

  it('of a call for tokens to AliExpress has its path in front', () => {
    const parameters = { app_key: '12345', code: 'C0DE', sign_method: 'sha256', timestamp: '1700000000000' };
    expect(signatureOf('secret', '/auth/token/create', parameters)).toBe(
      'B5DE438976014CDFE5B6CC2F36C8B633E8E983597BB1CFCA67784B555D172794',
    );
  });
});
