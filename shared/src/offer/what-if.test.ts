import { describe, expect, it } from '@jest/globals';
import { shopWith } from '../golden/decisions.ts';
import { orderTrade } from '../golden/order-trade.ts';
import { fortnightlyPayouts, referenceShop, snapshotOf } from '../golden/reference-seller.ts';
import { fen } from '../money/fen.ts';
import { dataLoan202611 as policy } from '../policy/data-loan-2026-11/policy.ts';
import { orderLoan202611 } from '../policy/order-loan-2026-11/policy.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { questionOf } from './ask.ts';
import { assess } from './assess.ts';
import type { Question } from './question.ts';
import { whatIfs } from './what-if.ts';

type Shop = Parameters<typeof shopWith>[0];
type About = Parameters<typeof snapshotOf>[1];
const allOf = (question: Question) => whatIfs(question, assess(question));
const asked = (shop: Shop, about: About = {}, under: Policy = policy) =>
  allOf(questionOf(under, snapshotOf([shopWith(shop)], about)));
const find = (code: string, ...question: Parameters<typeof asked>) =>
  asked(...question).find((whatIf) => whatIf.code === code);

const guaranteeing: Policy = { ...policy, guarantee: { ...policy.guarantee, offered: true } };

describe('everything worth asking', () => {
  it('is what stands in the way, then what can be brought, and last what takes time', () => {
    const all = asked(
      { verified: false, returns90d: { units: 1_000, returned: 84 } },
      {
        ...{ verified: false, consentLive: false, requestedLimitFen: fen(100_000_000) },
        connectable: ['amazon', 'lianlian', 'goodcang'],
        otherDebts: [
          {
            ...{ lender: 'LianLian', outstanding: { amount: '100', currency: 'CNY' } },
            repaid12m: { amount: '0', currency: 'CNY' },
          },
        ],
      },
      guaranteeing,
    );
    expect(all.map(({ code }) => code)).toEqual([
      ...['keepConsentNotLive', 'requestMore', 'authoriseShop'],
      ...['connectMoney', 'connectGoods', 'connectMoneyAndGoods', 'anotherShop', 'guarantee', 'repayDebts'],
      ...['olderShop', 'improveReturnRate', 'improveAll'],
    ]);
  });
});

describe('asking for more', () => {
  it('is worth it only where what was asked for holds the line', () => {
    expect(find('requestMore', {}, { requestedLimitFen: fen(100_000_000) })).toStrictEqual({
      ...{ code: 'requestMore', what: '提高申请金额', detail: '按现有数据可以支持的额度' },
      change: { snapshot: { requestedLimitFen: 'notOffered' } },
    });
    expect(find('requestMore', {}, { requestedLimitFen: fen(500_000_000) })).toBeUndefined();
    expect(find('requestMore', { returns90d: { units: 10, returned: 9 } })).toBeUndefined();
  });
});

describe('a shop that is authorised', () => {
  it('is supposed to show the usual in everything files did not, the flows of others left out', () => {
    const authorised = find('authoriseShop', { verified: false }, { verified: false });
    // By the policy: whatever the reference seller tells nothing of.
    expect(authorised?.change).toStrictEqual({
      characteristics: {
        ...{ onTimeRate: { value: 960_000 }, daysInInventory: { value: 75 }, adCostShare: { value: 150_000 } },
        ...{ skuConcentration: { value: 200_000 }, debtShare: { value: 200_000 }, accountHealth: { value: 2 } },
      },
    });
    expect(authorised?.detail).toBe(
      '如果读到：准时履约 96%、库存周转 75 天、广告占销售 15%、集中度 0.20、负债占年回款 20%、账户健康',
    );
  });

  it('is not asked again, nor where files show everything', () => {
    expect(find('authoriseShop', {})).toBeUndefined();
    const all: Shop = {
      ...{ verified: false, stock: { units: 100, unitsSold90d: 100 }, fulfilment90d: { orders: 10, onTime: 10 } },
      adSpend12m: [],
      skuUnits90d: { units: 10, skus: 10, largest: [] },
      accountHealth: { status: 'green', suspended: false, orderDefectRatePpm: 'notOffered' },
      payouts: fortnightlyPayouts(referenceShop.coverage.from, 26, '400000.00'),
      externalDebts: [],
    };
    expect(find('authoriseShop', all, { verified: false })).toBeUndefined();
    expect(find('authoriseShop', { ...all, adSpend12m: 'notOffered' }, { verified: false })?.change).toStrictEqual({
      characteristics: { adCostShare: { value: 150_000 } },
    });
  });
});

describe('a guarantee', () => {
  it('is asked of a seller where one is to be had, once', () => {
    expect(find('guarantee', {}, {}, guaranteeing)).toStrictEqual({
      ...{ code: 'guarantee', what: '办理担保', detail: policy.guarantee.detail },
      change: { guaranteed: true },
    });
    expect(find('guarantee', {})).toBeUndefined();
    const question = { ...questionOf(guaranteeing, snapshotOf([shopWith({})])), guaranteed: true };
    expect(allOf(question).map(({ code }) => code)).not.toContain('guarantee');
  });

  it('is not asked of a supplier, whom its buyer’s policy secures', () => {
    const offering: Policy = { ...orderLoan202611, guarantee: { ...orderLoan202611.guarantee, offered: true } };
    expect(allOf(questionOf(offering, orderTrade())).map(({ code }) => code)).not.toContain('guarantee');
  });
});
