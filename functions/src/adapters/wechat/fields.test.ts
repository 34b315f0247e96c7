import { describe, expect, it } from '@jest/globals';
import { fitFields } from './fields.ts';

describe('the fields of a subscribe message', () => {
  it('keep a thing of twenty characters whole and shorten a longer one to twenty', () => {
    const twenty = '深圳市云帆科技有限公司贷款已经批准请查看';
    expect(fitFields({ thing1: twenty, thing2: `${twenty}吧` })).toEqual({
      thing1: { value: twenty },
      thing2: { value: '深圳市云帆科技有限公司贷款已经批准请查…' },
    });
  });

  it('never cut a rare character in half', () => {
    const { thing1 } = fitFields({ thing1: '𠅤'.repeat(21) });
    expect([...(thing1?.value ?? '')]).toEqual([...'𠅤'.repeat(19), '…']);
  });

  it.each([
    ['amount1', '1000000.00元'],
    ['phrase2', '已到账'],
    ['date3', '2026年11月22日 09:30'],
    ['time4', '09:30'],
    ['number5', '6'],
    ['character_string6', 'DD-20261122-0001'],
  ])('%s takes %s as it is', (name, text) => {
    expect(fitFields({ [name]: text })).toEqual({ [name]: { value: text } });
  });

  it.each([
    ['phrase1', '已经到账了吗'],
    ['amount1', '一百万元'],
    ['time1', '9点半'],
    ['thing1', '  '],
    ['name1', '林晓峰'],
  ])('%s refuses %s, which WeChat would refuse with the whole message', (name, text) => {
    expect(() => fitFields({ [name]: text })).toThrow('subscribe message');
  });
});
