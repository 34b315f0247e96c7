import { describe, expect, it } from '@jest/globals';
import type { Snapshot } from '../../facts/snapshot.ts';
import { FIRST_MONTH, shopWith } from '../../golden/decisions.ts';
import { monthsFrom, referenceShop, snapshotOf } from '../../golden/reference-seller.ts';
import { decide } from '../../offer/decide.ts';
import { dataLoan202611 as policy } from '../../policy/data-loan-2026-11/policy.ts';
import type { RuleCode } from '../../policy/rule-schema.ts';
import type { z } from '../../schema.ts';
import { screen } from '../screen.ts';

type Change = Partial<z.input<typeof Snapshot>>;
type Related = Exclude<z.input<typeof Snapshot>['relatedParties'], string | undefined>;

const ALONE: Related = { clusterSize: 1, links: [], ignored: [], isWhole: true, grantedFen: 0, outstandingFen: 0 };
const screened = (change: Change) => screen(policy, snapshotOf([referenceShop], change));
const found = (change: Change) => screened(change).findings.map(({ code, effect }) => [code, effect]);
const stepOf = (code: RuleCode, change: Change) =>
  screened(change).trace.find(({ step }) => step === `screening.${code}`);
const related = (change: Partial<Related>): Change => ({ relatedParties: { ...ALONE, ...change } });

describe('companies in common', () => {
  it('with one controller are no breach: they share one cap', () => {
    const change = related({ clusterSize: 2, links: [{ by: 'controller', strength: 'strong', companies: 1 }] });
    expect(found(change)).toEqual([]);
    expect(stepOf('relatedPartiesUnclear', change)).toMatchObject({
      inputs: { clusterSize: 2, links: 'controller 1', isWhole: true },
      result: 'pass',
    });
  });

  it('with one phone or warehouse are looked at, and it is said by what, never who they are', () => {
    const change = related({
      links: [
        { by: 'phone', strength: 'weak', companies: 1 },
        { by: 'warehouse', strength: 'weak', companies: 3 },
      ],
    });
    expect(found(change)).toEqual([['relatedPartiesUnclear', 'refer']]);
    expect(screened(change).findings[0]?.current).toBe('与其他申请企业有相同的手机号、仓库账户');
  });

  it('with the warehouse of thousands of sellers are none, and the trace says it was ignored', () => {
    const change = related({ ignored: [{ by: 'warehouse', keys: 1 }] });
    expect(stepOf('relatedPartiesUnclear', change)).toMatchObject({
      inputs: { ignored: 'warehouse 1' },
      result: 'pass',
    });
  });

  it('are told one by one, those that count and those that say nothing', () => {
    const change = related({
      links: [
        { by: 'controller', strength: 'strong', companies: 1 },
        { by: 'shop', strength: 'strong', companies: 2 },
      ],
      ignored: [
        { by: 'phone', keys: 1 },
        { by: 'warehouse', keys: 3 },
      ],
    });
    expect(stepOf('relatedPartiesUnclear', change)).toMatchObject({
      inputs: { links: 'controller 1,shop 2', ignored: 'phone 1,warehouse 3' },
      result: 'pass',
    });
  });

  it('that could not all be looked through are looked at by a person', () => {
    expect(found(related({ isWhole: false }))).toEqual([['relatedPartiesUnclear', 'refer']]);
  });

  it('with 600万 between them leave 400万, and it is told what counts as related', () => {
    const months = monthsFrom(FIRST_MONTH, Array<string>(12).fill('2000000.00'));
    const decision = decide(policy, snapshotOf([shopWith({ months })], { otherOutstandingFen: 600_000_000 }));
    expect(decision).toMatchObject({ outcome: 'offered', limitFen: 400_000_000 });
    expect(decision.reasons.find(({ kind }) => kind === 'cap')?.text).toBe(
      '本期额度：本企业及关联企业（同一控制人、收款账户或店铺）合计不超过 1,000万，为 400万｜其中一笔授信结束后，可以按余下的额度重新申请',
    );
  });
});

describe('what already backs another loan', () => {
  const duplicates = (
    shops: number,
    ...items: [kind: 'order' | 'invoice' | 'freightBill', count: number][]
  ): Change => ({
    duplicates: { shops, items: items.map(([kind, count]) => ({ kind, count })) },
  });

  it.each([
    ['a shop', duplicates(1), '1 家店铺已用于另一笔授信'],
    ['an invoice', duplicates(0, ['invoice', 2]), '2 张发票已用于另一笔授信'],
    [
      'orders and a freight bill',
      duplicates(0, ['order', 3], ['freightBill', 1]),
      '3 笔订单、1 张运费账单已用于另一笔授信',
    ],
  ])('is refused by that alone: %s', (_, change, current) => {
    expect(found(change)).toEqual([['alreadyFinanced', 'decline']]);
    expect(screened(change).findings[0]?.current).toBe(current);
  });

  it('cannot be lifted by a reviewer', () => {
    const snapshot = snapshotOf([referenceShop], duplicates(1));
    expect(screen(policy, snapshot, { cleared: ['alreadyFinanced'] }).outcome).toBe('decline');
  });

  it('is nothing where each backs this one alone', () => {
    expect(stepOf('alreadyFinanced', duplicates(0, ['invoice', 0]))).toMatchObject({ result: 'pass' });
  });
});

describe('who asks again and again, or owes many', () => {
  const on = '2026-10-20' as never;
  it('is looked at from the third other application or credit-bureau enquiry within 30 days', () => {
    const enquiries = [
      { on, what: 'application' as const },
      { on, what: 'bureau' as const },
    ];
    expect(found({ enquiries })).toEqual([]);
    expect(found({ enquiries: [...enquiries, { on, what: 'application' }] })).toEqual([['manyEnquiries', 'refer']]);
  });

  const debt = (lender: string, amount = '1000.00') => ({
    lender,
    outstanding: { amount, currency: 'CNY' },
    repaid12m: { amount: '0.00', currency: 'CNY' },
  });
  it('owes a lender once, however many shops show it, and one that was paid back not at all', () => {
    const otherDebts = [debt('Amazon Lending'), debt('Amazon Lending'), debt('LianLian'), debt('PingPong', '0.00')];
    expect(stepOf('manyLenders', { otherDebts })).toMatchObject({ inputs: { lenders: 2 }, result: 'pass' });
    expect(found({ otherDebts: [...otherDebts, debt('Stripe Capital')] })).toEqual([['manyLenders', 'refer']]);
  });
});

it('what nobody looked up is not clean: each rule says that it was not checked', () => {
  for (const code of ['alreadyFinanced', 'relatedPartiesUnclear', 'manyEnquiries', 'manyLenders'] as const) {
    expect([code, stepOf(code, {})?.result]).toEqual([code, 'notChecked']);
  }
});
