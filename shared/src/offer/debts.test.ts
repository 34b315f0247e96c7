import { describe, expect, it } from '@jest/globals';
import { ShopFacts } from '../facts/shop.ts';
import { shopWith } from '../golden/decisions.ts';
import { fortnightlyPayouts, referenceShop, snapshotOf } from '../golden/reference-seller.ts';
import { dataLoan202611 as policy } from '../policy/data-loan-2026-11/policy.ts';
import type { z } from '../schema.ts';
import { decide } from './decide.ts';

type Debt = Exclude<z.input<typeof ShopFacts>['externalDebts'], string>[number];
const owing = (amount: string, change: Partial<Debt> = {}): Debt => ({
  lender: 'Amazon Lending',
  outstanding: { amount, currency: 'CNY' },
  repaid12m: { amount: '0.00', currency: 'CNY' },
  ...change,
});
/** 60万 a month reaches the company, so that payouts and debts bound the line. */
const PAID = { payouts: fortnightlyPayouts(referenceShop.coverage.from, 24, '300000.00') };
const shopOwing = (...externalDebts: Debt[]) => ShopFacts.parse({ ...referenceShop, ...PAID, externalDebts });
const decided = (...debts: Debt[]) => decide(policy, snapshotOf([shopOwing(...debts)]));

describe('debts seen in settlements', () => {
  // By hand: 80 % of twelve times 60万 is 576万, less 200万 owed 376万. 200万 of 720万 a year is 28 %, which scores
  // nothing; owing nothing scores 8 more, still grade A, and then the payouts bound the line: 488万.
  it('are told with lender, amount, source and day, and with what they take off the line', () => {
    const decision = decided(owing('2000000.00'));
    expect(decision).toMatchObject({ limitFen: 376_000_000, debtEffectFen: 112_000_000 });
    expect(decision.debts).toEqual([
      { lender: 'Amazon Lending', outstandingFen: 200_000_000, source: 'amazon', asOf: referenceShop.coverage.to },
    ]);
  });

  // By hand: 80 % of twelve times 60万 is 576万. Nobody has to tell the other line for the debts to count, nor the debts
  // for the other line to.
  it('leave no room to one that owes all it may, or more, with its other lines of the programme', () => {
    const roomOf = (debts: string | undefined, otherOutstandingFen: number | 'notOffered') =>
      decide(
        policy,
        snapshotOf([debts === undefined ? shopWith(PAID) : shopOwing(owing(debts))], { otherOutstandingFen }),
      ).trace.find(({ step }) => step === 'limit.totalDebt');
    const inputs = { yearlyInflowFen: 720_000_000, totalDebtSharePpm: 800_000 };
    expect(roomOf('2000000.00', 100_000_000)).toEqual({
      step: 'limit.totalDebt',
      inputs: { ...inputs, debtsFen: 200_000_000, otherOutstandingFen: 100_000_000 },
      result: 276_000_000,
    });
    expect(roomOf('2000000.00', 'notOffered')).toMatchObject({
      inputs: { otherOutstandingFen: null },
      result: 376_000_000,
    });
    expect(roomOf(undefined, 100_000_000)).toMatchObject({ inputs: { debtsFen: null }, result: 476_000_000 });
    expect(roomOf(undefined, 'notOffered')).toMatchObject({ inputs, result: null });
    const left = [375_999_999, 376_000_000, 376_000_001].map((other) => roomOf('2000000.00', other)?.result);
    expect(left).toEqual([1, 0, 0]);
  });

  it('would give that back when they are paid: the same engine says so', () => {
    expect(decided(owing('2000000.00')).wouldHelp).toContainEqual(
      expect.objectContaining({ code: 'repayDebts', limitFen: 488_000_000, addedLimitFen: 112_000_000 }),
    );
  });

  it('that bind nothing take nothing off, and are told all the same', () => {
    const decision = decided(owing('100.00'));
    expect(decision).toMatchObject({ debtEffectFen: 0, debts: [{ outstandingFen: 10_000 }] });
    expect(decision.wouldHelp.map(({ code }) => code)).not.toContain('repayDebts');
  });

  it('in dollars count at the rate of the month: 100,000 at 7.05 are 705,000 yuan', () => {
    const dollars = { outstanding: { amount: '100000.00', currency: 'USD' } };
    expect(decided(owing('0', dollars)).debts).toMatchObject([{ outstandingFen: 70_500_000 }]);
  });

  it('of one lender in two shops are one debt, the largest lender stands first, and what is paid back is none', () => {
    const { debts } = decide(
      policy,
      snapshotOf([shopOwing(owing('100.00')), shopOwing(owing('300.00'))], {
        otherDebts: [owing('1000.00', { lender: 'LianLian' }), owing('0.00', { lender: 'PingPong' })],
      }),
    );
    expect(debts).toMatchObject([
      { lender: 'LianLian', outstandingFen: 100_000, source: 'paymentCompany' },
      { lender: 'Amazon Lending', outstandingFen: 40_000, source: 'amazon' },
    ]);
  });

  it('of one lender are known as of the older of two days', () => {
    const read = (to: string) =>
      ({ ...shopOwing(owing('100.00')), coverage: { ...referenceShop.coverage, to } }) as never;
    for (const days of [
      ['2026-10-31', '2026-10-30'],
      ['2026-10-30', '2026-10-31'],
    ])
      expect(decide(policy, snapshotOf(days.map(read))).debts).toEqual([
        { lender: 'Amazon Lending', outstandingFen: 20_000, source: 'amazon', asOf: '2026-10-30' },
      ]);
    const told = decide(policy, snapshotOf([referenceShop], { otherDebts: [owing('5.00')] }));
    expect(told.debts).toEqual([
      { lender: 'Amazon Lending', outstandingFen: 500, source: 'paymentCompany', asOf: '2026-11-01' },
    ]);
  });

  it('are told one by one where the lenders or their sources are others, and at most twenty', () => {
    const otherDebts = Array.from({ length: 25 }, (_, at) => owing(`${at + 1}.00`, { lender: `贷款机构 ${at + 1}` }));
    const { debts } = decide(policy, snapshotOf([shopOwing(owing('1000.00'))], { otherDebts }));
    expect(debts.map(({ outstandingFen }) => outstandingFen)).toEqual([
      100_000,
      ...Array.from({ length: 19 }, (_, at) => (25 - at) * 100),
    ]);
    const twice = decide(policy, snapshotOf([shopOwing(owing('1.00'))], { otherDebts: [owing('2.00')] }));
    expect(twice.debts.map(({ source }) => source)).toEqual(['paymentCompany', 'amazon']);
  });

  it('of a company that is refused take nothing off what it is not granted', () => {
    const refused = decide(policy, snapshotOf([shopOwing(owing('2000000.00'))], { consentLive: false }));
    expect(refused).toMatchObject({ outcome: 'declined', debtEffectFen: 0, debts: [{ outstandingFen: 200_000_000 }] });
  });

  it('are none where nobody tells of any, which is not said to be none owed', () => {
    expect(decide(policy, snapshotOf([referenceShop]))).toMatchObject({ debts: [], debtEffectFen: 0 });
  });
});
