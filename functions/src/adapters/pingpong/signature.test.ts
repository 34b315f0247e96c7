import { describe, expect, it } from '@jest/globals';
import { baseOf, signatureOf } from './signature.ts';

const PARAMS = {
  timestamp: '1620987450000',
  open_id: '967BC942C25946F49133263D',
  appId: '80217843374134',
  biz_id: '123',
  empty: '',
};

describe('the signature of PingPong', () => {
  // Source: PingPong partner API v3, signature: the published base string.
  it('is over the base string that PingPong publishes', () => {
    expect(`${baseOf(PARAMS)}967BC942C25946F49133262D`).toBe(
      'appId80217843374134biz_id123open_id967BC942C25946F49133263Dtimestamp1620987450000967BC942C25946F49133262D',
    );
  });

  // The digest of that string, by sha256sum: the page prints none.
  it('is its SHA-256 in lower case', () => {
    expect(signatureOf(PARAMS, '967BC942C25946F49133262D')).toBe(
      'b569f3dd3224315b0fb25642c72e59068c7cb1871e937f6c964451ad931849c2',
    );
  });
});
