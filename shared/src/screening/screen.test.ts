import { describe, expect, it } from '@jest/globals';
import { firstDayOf, Month } from '../facts/month.ts';
import { NOT_OFFERED } from '../facts/offered.ts';
import { ShopFacts } from '../facts/shop.ts';
import type { Snapshot } from '../facts/snapshot.ts';
import { fortnightlyPayouts, monthsFrom, referenceShop, snapshotOf } from '../golden/reference-seller.ts';
import { dataLoan202611 as policy } from '../policy/data-loan-2026-11/policy.ts';
import { POLICY_FILES } from '../policy/policy-files.ts';
import { RuleCode } from '../policy/rule-schema.ts';
import { ProductCode } from '../product/code.ts';
import { productOf } from '../product/products.ts';
import type { z } from '../schema.ts';
import { admissionRules, fraudRules } from './rules.ts';
import { screen } from './screen.ts';

type ShopChange = Partial<z.input<typeof ShopFacts>>;
const shopWith = (change: ShopChange) => ShopFacts.parse({ ...referenceShop, ...change });
const screened = (shops: ShopChange[], change: Partial<Snapshot> = {}) =>
  screen(policy, snapshotOf(shops.map(shopWith), change));
const codes = (shops: ShopChange[], change: Partial<Snapshot> = {}) =>
  screened(shops, change).findings.map(({ code }) => code);

const settlement = (change: Partial<Extract<Snapshot['settlement'], object>> = {}): Snapshot['settlement'] => ({
  holderKind: 'company',
  holderNameMatches: NOT_OFFERED,
  accountTail: NOT_OFFERED,
  declared: true,
  ...change,
});

describe('screening the reference seller', () => {
  it('passes', () => {
    expect(screened([{}])).toMatchObject({ outcome: 'pass', findings: [] });
  });

  it('traces every rule once, whatever came of it', () => {
    const steps = screened([{}]).trace.map(({ step }) => step);
    expect(new Set(steps).size).toBe(steps.length);
    expect(steps).toHaveLength([...admissionRules, ...fraudRules].length);
  });
});

describe('where a shop trades', () => {
  it.each(['wish', 'etsy', 'ozon', 'other', 'temu', 'shopify'] as const)(
    'on %s alone it is declined',
    (marketplace) => {
      expect(screened([{ marketplace }])).toMatchObject({
        outcome: 'decline',
        findings: [{ code: 'marketplaceNotFinanceable' }],
      });
    },
  );

  it('does not matter beside a shop that can be financed', () => {
    expect(codes([{ marketplace: 'etsy' }, {}])).toEqual([]);
  });

  const rising = monthsFrom(Month.parse('2025-11'), [...Array<string>(9).fill('100.00'), '101.00', '102.00', '103.00']);
  const fewReturns = { units: 1_000, returned: 77 };
  it.each([
    ['rising and with few returns it is admitted', { months: rising, returns90d: fewReturns }, []],
    ['flat it is declined', { returns90d: fewReturns }, ['growthNotSteady']],
    [
      'with returns at the mean it is declined',
      { months: rising, returns90d: { units: 1_000, returned: 78 } },
      ['returnRateAboveCategory'],
    ],
    ['with neither it hears both', { returns90d: NOT_OFFERED }, ['growthNotSteady', 'returnRateAboveCategory']],
  ] as const)('on TikTok Shop, %s', (_, change, expected) => {
    expect(codes([{ ...change, marketplace: 'tiktokShop' } as ShopChange])).toEqual(expected);
  });

  // As on the refusal page: October falls, so November to January must rise; their reports are in by 5 February.
  it('on TikTok Shop says when growth can be looked at again', () => {
    expect(screened([{ marketplace: 'tiktokShop' }]).findings[0]).toMatchObject({ earliestOn: '2027-02-05' });
  });
});

describe('who receives the money', () => {
  it.each([
    ['company', {}, []],
    ['licensedPaymentCompany', {}, []],
    ['personal', {}, ['settlementNotCompliant']],
    ['undergroundOrUnknown', {}, ['settlementNotCompliant']],
    ['company', { holderNameMatches: false }, ['settlementHolderMismatch']],
    ['company', { holderNameMatches: true }, []],
  ] as const)('%s %j: %j', (holderKind, change, expected) => {
    expect(codes([{}], { settlement: settlement({ holderKind, ...change }) })).toEqual(expected);
  });

  it('is told as proven once a payment company has proven it, and as declared before', () => {
    const said = (change: Parameters<typeof settlement>[0]) =>
      screened([{}], { settlement: settlement(change) }).findings.map(({ current }) => current);
    expect(said({ holderKind: 'personal' })).toEqual(['货款进入个人账户']);
    expect(said({ holderKind: 'personal', declared: false })).toEqual(['收款机构核实：货款进入个人账户']);
    expect(said({ holderNameMatches: false })).toEqual(['收款账户户名与申请企业不同']);
    expect(said({ holderNameMatches: false, declared: false })).toEqual(['收款机构核实：收款账户户名与申请企业不同']);
    // The kind was proven; the name is still the one the seller wrote.
    expect(said({ holderKind: 'personal', holderNameMatches: false, declared: false })).toEqual([
      '收款机构核实：货款进入个人账户',
      '收款账户户名与申请企业不同',
    ]);
  });

  it('must be said before a loan, and may be left open in a first look', () => {
    expect(codes([{}], { settlement: NOT_OFFERED })).toEqual(['settlementNotDeclared']);
    expect(codes([{}], { settlement: NOT_OFFERED, verified: false })).toEqual([]);
  });
});

describe('the state of the shop', () => {
  const health = { status: 'green', suspended: false, orderDefectRatePpm: NOT_OFFERED } as const;
  it.each([
    ['six months of trade', { firstActivityOn: '2026-05-01' }, []],
    ['a day less than six months', { firstActivityOn: '2026-05-02' }, ['tenureTooShort']],
    ['a suspended account', { accountHealth: { ...health, suspended: true } }, ['accountSuspended']],
    ['a red account', { accountHealth: { ...health, status: 'red' } }, ['accountHealthRed']],
    ['a yellow account', { accountHealth: { ...health, status: 'yellow' } }, []],
    ['a tenth of the days unread', { coverage: { ...referenceShop.coverage, missingDays: 36 } }, []],
    ['more than a tenth unread', { coverage: { ...referenceShop.coverage, missingDays: 37 } }, ['dataCoverageTooLow']],
    ['no sales at all', { months: [] }, ['dataCoverageTooLow']],
    [
      'a currency without a rate',
      {
        months: monthsFrom(Month.parse('2025-11'), Array<string>(12).fill('1.00')).map((month) => ({
          ...month,
          currency: 'XAU',
        })),
      },
      ['currencyWithoutRate'],
    ],
  ] as const)('with %s: %j', (_, change, expected) => {
    expect(codes([change as ShopChange])).toEqual(expected);
  });

  it('with consent withdrawn is declined', () => {
    expect(codes([{}], { consentLive: false })).toEqual(['consentNotLive']);
  });

  it('read two months ago is too old to lend on, though good enough for a first look', () => {
    const later = { asOf: '2027-01-05' as Snapshot['asOf'] };
    expect(codes([{}], later)).toEqual(['dataCoverageTooLow']);
    expect(codes([{}], { ...later, verified: false })).toEqual([]);
  });

  it('with one shop old enough admits a younger one beside it', () => {
    expect(codes([{ firstActivityOn: '2026-09-01' }, {}])).toEqual([]);
  });
});

describe('the account the marketplace pays into', () => {
  const paidInto = (...tails: string[]): ShopChange => ({
    payouts: fortnightlyPayouts(firstDayOf(Month.parse('2025-11')), 26, '1.00').map((payout, index, { length }) => ({
      ...payout,
      accountTail: tails[Math.floor((index * tails.length) / length)] ?? NOT_OFFERED,
    })),
  });
  const declared = { settlement: settlement({ accountTail: '8816' }) };

  it.each([
    ['is the one declared', paidInto('8816'), []],
    ['shows three characters of it', paidInto('816'), []],
    ['is another one', paidInto('1234'), ['payoutAccountMismatch']],
    ['was another one until half a year ago', paidInto('1234', '8816'), []],
    ['was another one until last month', paidInto(...Array<string>(12).fill('1234'), '8816'), ['payoutAccountChanged']],
  ])('when it %s: %j', (_, change, expected) => {
    expect(codes([change], declared)).toEqual(expected);
  });

  it('changes nothing while a platform shows no account', () => {
    expect(codes([{}], declared)).toEqual([]);
  });

  it('only sends the application to a person', () => {
    expect(screened([paidInto('1234')], declared).outcome).toBe('refer');
  });
});

describe('whose shop it is', () => {
  it.each([
    ['yes', true, []],
    ['no', true, ['ownerMismatch']],
    ['no', false, ['ownerMismatch']],
    ['unknown', true, ['ownerNotConfirmed']],
    ['unknown', false, []],
  ] as const)('owner matches: %s, verified: %s: %j', (ownerMatchesApplicant, verified, expected) => {
    expect(codes([{}], { ownerMatchesApplicant, verified })).toEqual(expected);
  });

  it('is looked at by a person when company and people disagree', () => {
    const company = { creditCode: '91440300708461136T', identityConsistent: false };
    expect(codes([{}], { company })).toEqual(['identityInconsistent']);
  });

  it.each([
    [850_000, []],
    [849_999, ['threeFlowMismatch']],
  ])('is looked at when only %i ppm of the flows match: %j', (threeFlowMatchPpm, expected) => {
    expect(codes([{}], { threeFlowMatchPpm })).toEqual(expected);
  });
});

describe('the rules together', () => {
  it('are heard all at once, declines before doubts', () => {
    const result = screened([{ firstActivityOn: '2026-09-01' }], {
      settlement: settlement({ holderKind: 'personal' }),
      ownerMatchesApplicant: 'no',
    });
    expect(result.outcome).toBe('decline');
    expect(result.findings.map(({ code }) => code)).toEqual([
      'settlementNotCompliant',
      'tenureTooShort',
      'ownerMismatch',
    ]);
  });

  it('that a reviewer lifted say so where they were breached, and else what they say themselves', () => {
    const resultOf = (ownerMatchesApplicant: 'yes' | 'no') =>
      screen(policy, snapshotOf([referenceShop], { ownerMatchesApplicant }), { cleared: ['ownerMismatch'] }).trace.find(
        ({ step }) => step === 'screening.ownerMismatch',
      )?.result;
    expect([resultOf('no'), resultOf('yes')]).toEqual(['cleared', 'pass']);
  });

  it('have words for every code, and no code without a rule but those of the offer', () => {
    const products = ProductCode.options.map((product) => productOf(POLICY_FILES[product][0]));
    const checked = products.flatMap(({ rules }) => rules.map(({ code }) => code));
    const left = RuleCode.options.filter((code) => !checked.includes(code));
    expect(left).toEqual(['scoreBelowCutoff', 'limitTooSmall', 'programmeFull']);
  });

  it('of fraud never decline by themselves, but what already backs another loan does', () => {
    const declining = fraudRules.filter(({ effect }) => effect === 'decline').map(({ code }) => code);
    expect(declining).toEqual(['alreadyFinanced']);
  });
});
