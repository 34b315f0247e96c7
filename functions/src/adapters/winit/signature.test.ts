import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { compact, signatureOf } from './signature.ts';

const UNSIGNED = {
  action: 'queryWarehouse',
  app_key: 'user@example.com',
  data: '{}',
  format: 'json',
  platform: 'CODE',
  sign_method: 'md5',
  timestamp: '2024-01-01 00:00:00',
  version: '1.0',
};

describe('the signature of winit', () => {
  // Written out by hand by the rule of document 6, and its MD5 by md5sum.
  it('wraps the fields in the secret', () => {
    const base =
      'TOKENactionqueryWarehouseapp_keyuser@example.comdata{}formatjsonplatformCODEsign_methodmd5timestamp2024-01-01 00:00:00version1.0TOKEN';
    expect(signatureOf(UNSIGNED, 'TOKEN')).toBe('AE9160F386FE2CA58DED057E17BEEF45');
    expect(signatureOf(UNSIGNED, 'TOKEN')).toBe(createHash('md5').update(base).digest('hex').toUpperCase());
  });

  it('is over keys in order, without what is empty', () => {
    expect(compact({ pageSize: 100, a: [{ z: 1, b: null }], pageNum: 1, none: undefined })).toBe(
      '{"a":[{"z":1}],"pageNum":1,"pageSize":100}',
    );
  });
});
