import { describe, expect, it } from '@jest/globals';
import { Vendor } from '@loan/shared/source/vendors';
import { endingWords } from './ending.ts';

describe('what becomes of a permission when its source is let go', () => {
  it('is promised to be given back only where a call of ours can', () => {
    for (const vendor of Vendor.options) {
      expect(endingWords({ vendor, revocable: true })).toBe('授权由我们退回并作废。');
      expect(endingWords({ vendor, revocable: false })).not.toContain('退回');
    }
  });

  it('names the place where the seller ends it elsewhere', () => {
    expect(endingWords({ vendor: 'amazon', revocable: false })).toContain('请到亚马逊卖家平台的应用管理页取消');
    expect(endingWords({ vendor: 'dowsure', revocable: false })).toContain('请到豆沙包的账户设置');
  });

  it('speaks of keys where the seller made keys', () => {
    expect(endingWords({ vendor: 'goodcang', revocable: false })).toBe(
      '我们删除保存的密钥。要让密钥本身失效，请到谷仓 OMS「API 管理」停用或更换。',
    );
  });
});
