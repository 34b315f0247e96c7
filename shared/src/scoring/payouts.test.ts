import { describe, expect, it } from '@jest/globals';
import { ShopFacts } from '../facts/shop.ts';
import { referenceShop, snapshotOf } from '../golden/reference-seller.ts';
import { dataLoan202611 as policy } from '../policy/data-loan-2026-11/policy.ts';
import { netMonthlyPayouts, payoutsByMonth, saleToBankDays, shopsWithoutPayouts } from './payouts.ts';
import { readTrading } from './trading.ts';

const tradingOf = (...shops: ShopFacts[]) => readTrading(policy, snapshotOf(shops));
const payouts = (referenceShop.payouts as readonly object[]).map((one) => ({ ...one, amount: '1000.00' }));
const shopWith = (change: object) => ShopFacts.parse({ ...referenceShop, payouts, ...change });

describe('what reached the bank', () => {
  const plain = tradingOf(shopWith({}));

  it('is what was paid, not what came back', () => {
    const failed = payouts.map((payout) => ({ ...payout, status: 'failed' }));
    const both = tradingOf(shopWith({ payouts: [...payouts, ...failed] }));
    expect(netMonthlyPayouts(policy, both)).toBe(netMonthlyPayouts(policy, plain));
    expect(saleToBankDays(policy, both)).toBe(saleToBankDays(policy, plain));
  });

  it('is twice as much from two such shops, in no longer time, whichever way round payouts are told', () => {
    const two = tradingOf(shopWith({}), shopWith({ payouts: [...payouts].reverse() }));
    const one = [...(payoutsByMonth(policy, plain) ?? [])];
    expect(one).toHaveLength(12);
    expect([...(payoutsByMonth(policy, two) ?? [])].sort()).toEqual(
      one.map(([month, paid]) => [month, paid * BigInt(2)]).sort(),
    );
    expect(saleToBankDays(policy, two)).toBe(saleToBankDays(policy, plain));
  });

  it('is not known without shops, or where one of them does not tell', () => {
    expect(payoutsByMonth(policy, { ...plain, shops: [] })).toBeUndefined();
    expect(payoutsByMonth(policy, tradingOf(shopWith({}), shopWith({ payouts: 'notOffered' })))).toBeUndefined();
  });

  it('has its longest interruption in the worst of the shops', () => {
    // The one shop's payouts stop long before what was read ends; a shop beside it that is paid does not mend that.
    const stopped = shopWith({ payouts: payouts.slice(0, Math.ceil(payouts.length / 2)) });
    const alone = saleToBankDays(policy, tradingOf(stopped)) ?? 0;
    expect(alone).toBeGreaterThan(saleToBankDays(policy, plain) ?? 0);
    expect(saleToBankDays(policy, tradingOf(shopWith({}), stopped))).toBe(alone);
  });
});

describe('a shop whose payouts nobody tells', () => {
  const YUAN = BigInt(10) ** BigInt(12);
  const inYuan = (...shops: ShopFacts[]) => Number((netMonthlyPayouts(policy, tradingOf(...shops)) ?? -YUAN) / YUAN);
  const lacking = (...shops: ShopFacts[]) => shopsWithoutPayouts(policy, tradingOf(...shops));
  const untold = (change: object = {}) => shopWith({ payouts: 'notOffered', ...change });
  const sold = (gmv: string, refunds: string | null) => ({
    months: referenceShop.months.map((month) => ({ ...month, gmv, refunds })),
  });

  // By hand: 26 payouts of 1,000 yuan in twelve months are 2,166 a month, and 1万 sold less 1,500 given back 8,500.
  it('counts with its sales less refunds, beside the payouts of the others', () => {
    expect(inYuan(shopWith({}), untold(sold('10000.00', '1500.00')))).toBe(10_666);
    expect(inYuan(untold(sold('10000.00', '1500.00')))).toBe(8_500);
    expect(inYuan(untold(sold('10000.00', null)))).toBe(10_000);
    expect(inYuan(untold(sold('10000.00', '10000.01')))).toBe(0);
  });

  it('is one that tells the transfers and not their amounts, too', () => {
    const transfers = payouts.map((one) => ({ ...one, amount: 'notOffered' }));
    expect(inYuan(shopWith({ payouts: transfers, ...sold('10000.00', null) }))).toBe(10_000);
    expect([lacking(shopWith({ payouts: transfers })), lacking(untold(), shopWith({}), untold())]).toEqual([1, 2]);
    expect([lacking(shopWith({})), lacking(shopWith({ payouts: [] }))]).toEqual([0, 0]);
  });

  // By hand: of payouts from July on, August to October count: 1万 in each, and the 500 that the other sold in each.
  it('is looked at in the months the payouts of the others are known for', () => {
    const quarter = ['07', '08', '09', '10'].map((month) => ({
      ...{ amount: '10000.00', currency: 'CNY', period: 'notOffered', accountTail: 'notOffered', status: 'paid' },
      paidOn: `2026-${month}-15`,
    }));
    expect(inYuan(shopWith({ payouts: quarter }))).toBe(10_000);
    expect(inYuan(shopWith({ payouts: quarter }), untold(sold('500.00', null)))).toBe(10_500);
    // Payouts since last month only may be cut, and say nothing of any month.
    const began = shopWith({ payouts: quarter.slice(3), ...sold('7000.00', null) });
    expect([inYuan(began), lacking(began), lacking(began, shopWith({}))]).toEqual([7_000, 1, 0]);
  });

  it('has nothing taken out for what others were lent, which came with their payouts', () => {
    const amount = (yuan: string) => ({ amount: yuan, currency: 'CNY' });
    const debt = { lender: 'Amazon Lending', outstanding: amount('0'), repaid12m: amount('0') };
    const lent = { externalDebts: [{ ...debt, advanced12m: amount('999999.00') }] };
    expect(inYuan(shopWith(lent), untold(sold('10000.00', null)))).toBe(10_000);
    expect(inYuan(untold({ ...lent, ...sold('10000.00', null) }))).toBe(10_000);
  });
});
