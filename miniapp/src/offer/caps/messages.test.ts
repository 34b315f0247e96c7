import { describe, expect, it } from '@jest/globals';
import { adDecision, freightDecision, orderDecision, owingDecision, stockDecision } from '../../testing/decisions.ts';
import { capWords } from './messages.ts';

const wordsIn = ({ caps }: typeof stockDecision, code: string) =>
  caps.filter((cap) => cap.code === code).map(capWords)[0];

describe('how the line came about', () => {
  it('tells goods by age, what is under way, one SKU too much and storage', () => {
    const { title, how } = wordsIn(stockDecision, 'stockValue') ?? { title: '', how: [] };
    expect(title).toBe('库存可贷价值');
    // The figures are the engine's and tested there; three months of 1.2万 are kept back.
    expect(how.map((line) => line.replace(/(：−?)[\d.]+万/, '$1…'))).toEqual([
      '每件按成本和可变现净值较低的计',
      '4 种商品没有读到成本，按售价估算',
      '90 天以内 按 60%：…',
      '91 到 180 天 按 40%：…',
      '181 到 270 天 按 15%：…',
      '在途、有提单 按 40%：…',
      '超过 270 天、滞留和召回的不计',
      '单个商品超过 30% 的部分：−…',
      '先留 3 个月仓储费：−…',
    ]);
    expect(how[8]).toBe('先留 3 个月仓储费：−3.6万');
  });

  it('tells what advertising cost and that it sells', () => {
    expect(wordsIn(adDecision, 'adSpendMultiple')).toEqual({
      title: '月均广告花费的 2 倍',
      how: [
        '近 3 个月平均每月 10.0万 × 2',
        '每花 1 元带来 3.18 元销售，门槛 2.5 元',
        expect.stringMatching(/^广告占销售 [\d.]+%，须低于 20%$/),
      ],
    });
  });

  it('tells the bills that count, and what is lent on them', () => {
    // By hand: 100,000 and 59,000.10 yuan, and 20,000 dollars at 7.05, are 300,000.10 yuan.
    expect(wordsIn(freightDecision, 'freightBills')).toEqual({
      title: '货代确认的运费账单',
      how: ['3 张确认、还没有付的账单 30.0万 × 90%', '外币按评估当月的参考汇率折算'],
    });
  });

  it('tells an agreement by its year, its days and what is advanced of it', () => {
    expect(wordsIn(orderDecision, 'tradeCycle')).toEqual({
      title: '年度协议测算',
      how: ['1,200万 × 120/360 天 × 75%'],
    });
  });

  it('tells what all debts together may come to, and which there are', () => {
    // By hand: 24 payouts of 30万 are 720万 a year; 150万 and 50万 are owed.
    expect(wordsIn(owingDecision, 'totalDebt')).toEqual({
      title: '负债合计上限之内',
      how: ['一年的回款或供货 720万 × 80%', '已有负债：−200.0万'],
    });
  });

  it('leaves out what an older decision did not keep', () => {
    const inputs = { beyondOneSkuFen: 0, storageFen: 0 };
    expect(capWords({ code: 'stockValue', amountFen: 0 as never, inputs }).how).toEqual([
      '每件按成本和可变现净值较低的计',
    ]);
  });
});
