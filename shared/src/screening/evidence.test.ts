import { describe, expect, it } from '@jest/globals';
import { Month } from '../facts/month.ts';
import { NOT_OFFERED } from '../facts/offered.ts';
import { ShopFacts } from '../facts/shop.ts';
import type { Snapshot } from '../facts/snapshot.ts';
import { monthsFrom, referenceShop, snapshotOf } from '../golden/reference-seller.ts';
import { dataLoan202611 as policy } from '../policy/data-loan-2026-11/policy.ts';
import type { RuleCode } from '../policy/rule-schema.ts';
import type { z } from '../schema.ts';
import { screen } from './screen.ts';

type ShopChange = Partial<z.input<typeof ShopFacts>>;
type Change = Partial<z.input<typeof Snapshot>>;
/** What the trace says of a rule: what it read, what came of it, and where the applicant stands. */
const told = (code: RuleCode, shops: readonly ShopChange[], change: Change = {}) => {
  const shopFacts = shops.map((one) => ShopFacts.parse({ ...referenceShop, ...one }));
  const { trace, findings } = screen(policy, snapshotOf(shopFacts, change));
  const { inputs, result } = trace.find(({ step }) => step === `screening.${code}`) ?? {};
  const current = findings.find((finding) => finding.code === code)?.current;
  return current === undefined ? [result, inputs] : [result, inputs, current];
};

const account = (change: Partial<Extract<Snapshot['settlement'], object>>): Change => ({
  settlement: {
    ...{ holderKind: 'company', holderNameMatches: NOT_OFFERED, accountTail: NOT_OFFERED, declared: true },
    ...change,
  },
});
const health = (change: Partial<Extract<ShopFacts['accountHealth'], object>> = {}): ShopChange => ({
  accountHealth: { status: 'green', suspended: false, orderDefectRatePpm: NOT_OFFERED, ...change },
});
const unread = (missingDays: number): ShopChange => ({ coverage: { ...referenceShop.coverage, missingDays } });
const none: ShopChange = { months: [] };

const ADMISSION: [RuleCode, ShopChange[], Change, unknown[]][] = [
  ['marketplaceNotFinanceable', [{ marketplace: 'etsy' }, {}], {}, ['pass', { marketplaces: 'etsy,amazon' }]],
  ['settlementNotCompliant', [{}], account({}), ['pass', { holderKind: 'company', declared: true }]],
  [
    'settlementNotCompliant',
    [{}],
    account({ holderKind: 'undergroundOrUnknown' }),
    ['breach', { holderKind: 'undergroundOrUnknown', declared: true }, '收款渠道不明'],
  ],
  ['settlementNotCompliant', [{}], { settlement: NOT_OFFERED }, ['notChecked', {}]],
  ['settlementNotDeclared', [{}], {}, ['pass', { declared: true, verified: true }]],
  [
    'settlementNotDeclared',
    [{}],
    { settlement: NOT_OFFERED },
    ['breach', { declared: false, verified: true }, '还没有填写收款账户'],
  ],
  [
    'settlementHolderMismatch',
    [{}],
    account({ holderNameMatches: true }),
    ['pass', { holderNameMatches: true, declared: true }],
  ],
  [
    'settlementHolderMismatch',
    [{}],
    account({ holderNameMatches: false }),
    ['breach', { holderNameMatches: false, declared: true }, '收款账户户名与申请企业不同'],
  ],
  ['settlementHolderMismatch', [{}], account({}), ['notChecked', {}]],
  ['growthNotSteady', [{}], {}, ['notChecked', {}]],
  [
    'growthNotSteady',
    [{ marketplace: 'tiktokShop' }],
    {},
    ['breach', { beforeFen: 100_000_000, latestFen: 100_000_000 }, '10月 100.0万，没有连续 3 个月增长'],
  ],
  ['growthNotSteady', [{ marketplace: 'tiktokShop', ...none }], {}, ['breach', { months: 0 }, '还没有完整的月份']],
  ['growthNotSteady', [{ marketplace: 'tiktokShop' }, {}], {}, ['notChecked', {}]],
  ['returnRateAboveCategory', [{ marketplace: 'tiktokShop' }], {}, ['pass', {}]],
  ['returnRateAboveCategory', [{}], {}, ['notChecked', {}]],
  [
    'returnRateAboveCategory',
    [{ marketplace: 'tiktokShop', returns90d: { units: 1_000, returned: 78 } }],
    {},
    ['breach', { returnRatePpm: 78000, meanReturnRatePpm: 78000 }, '7.8%（近 90 天），类目均值 7.8%'],
  ],
  [
    'returnRateAboveCategory',
    [{ marketplace: 'tiktokShop', returns90d: NOT_OFFERED }],
    {},
    ['breach', { returnRatePpm: null, meanReturnRatePpm: 78000 }, '没有读到退货数据'],
  ],
  ['tenureTooShort', [{}], {}, ['pass', { tenureMonths: 12, minTenureMonths: 6 }]],
  // The oldest shop counts.
  [
    'tenureTooShort',
    [{ firstActivityOn: '2026-07-01' }, { firstActivityOn: '2026-05-02' }],
    {},
    ['breach', { tenureMonths: 5, minTenureMonths: 6 }, '店铺已经营 5 个月'],
  ],
  ['tenureTooShort', [{ marketplace: 'etsy' }], {}, ['notChecked', {}]],
  ['accountSuspended', [{}], {}, ['notChecked', {}]],
  ['accountSuspended', [health(), health()], {}, ['pass', { suspendedShops: 0 }]],
  [
    'accountSuspended',
    [health({ suspended: true }), health()],
    {},
    ['breach', { suspendedShops: 1 }, '店铺目前被平台暂停销售'],
  ],
  ['accountHealthRed', [{}], {}, ['notChecked', {}]],
  ['accountHealthRed', [health(), health()], {}, ['pass', { redShops: 0 }]],
  [
    'accountHealthRed',
    [health({ status: 'red' }), health()],
    {},
    ['breach', { redShops: 1 }, '平台显示账户健康为红色'],
  ],
  ['consentNotLive', [{}], {}, ['pass', { consentLive: true }]],
  ['consentNotLive', [{}], { consentLive: false }, ['breach', { consentLive: false }, '数据授权已撤回或过期']],
  ['consentNotLive', [{}], { consentLive: NOT_OFFERED }, ['notChecked', {}]],
  // By hand: 36 of 365 days are 98,630.1 millionths, 37 are 101,369.9; a shop's own worst counts.
  ['dataCoverageTooLow', [unread(36), {}], {}, ['pass', { missingDaysPpm: 98631, tradingMonths: 12 }]],
  [
    'dataCoverageTooLow',
    [unread(37), {}],
    {},
    ['breach', { missingDaysPpm: 101370, tradingMonths: 12 }, '有较多日期没有读到'],
  ],
  [
    'dataCoverageTooLow',
    [{ months: monthsFrom(Month.parse('2026-09'), ['1.00', '1.00']) }],
    {},
    ['breach', { missingDaysPpm: 0, tradingMonths: 1 }, '只有 1 个完整的月份'],
  ],
  // By hand: 65 whole days lie between 31 October and 5 January, of 365 + 65.
  [
    'dataCoverageTooLow',
    [{}],
    { asOf: '2027-01-05' as Snapshot['asOf'] },
    ['breach', { missingDaysPpm: 151163, tradingMonths: 12 }, '有较多日期没有读到'],
  ],
  ['dataCoverageTooLow', [{ marketplace: 'etsy' }], {}, ['notChecked', {}]],
];

const enquiry = (on: string, what: 'application' | 'bureau') => ({ on, what });
const debt = (lender: string, amount: string) => ({
  lender,
  outstanding: { amount, currency: 'CNY' },
  repaid12m: { amount: '0', currency: 'CNY' },
});

const payout = (paidOn: string, accountTail: string, currency = 'CNY', status: 'paid' | 'failed' = 'paid') => ({
  ...{ amount: '1.00', currency, period: NOT_OFFERED as typeof NOT_OFFERED, paidOn, accountTail, status },
});
const into = (...payouts: ReturnType<typeof payout>[]): ShopChange => ({ payouts });
const declared = account({ accountTail: '8816' });

const FRAUD: [RuleCode, ShopChange[], Change, unknown[]][] = [
  [
    'alreadyFinanced',
    [{}],
    { duplicates: { shops: 0, items: [] } },
    ['pass', { shops: 0, orders: 0, invoices: 0, freightBills: 0 }],
  ],
  [
    'alreadyFinanced',
    [{}],
    {
      duplicates: {
        shops: 1,
        items: [
          { kind: 'order', count: 3 },
          { kind: 'invoice', count: 0 },
          { kind: 'freightBill', count: 2 },
        ],
      },
    },
    [
      'breach',
      { shops: 1, orders: 3, invoices: 0, freightBills: 2 },
      '3 笔订单、2 张运费账单、1 家店铺已用于另一笔授信',
    ],
  ],
  [
    'manyEnquiries',
    [{}],
    {
      enquiries: [
        enquiry('2026-10-31', 'application'),
        enquiry('2026-10-03', 'bureau'),
        enquiry('2026-10-02', 'bureau'),
      ],
    },
    ['pass', { applications: 1, bureau: 1, withinDays: 30, maxEnquiries: 2 }],
  ],
  [
    'manyEnquiries',
    [{}],
    {
      enquiries: [
        enquiry('2026-10-31', 'application'),
        enquiry('2026-10-30', 'application'),
        enquiry('2026-10-03', 'bureau'),
      ],
    },
    ['breach', { applications: 2, bureau: 1, withinDays: 30, maxEnquiries: 2 }, '最近 30 天另有 3 次申请或征信授权'],
  ],
  [
    'manyLenders',
    [{ externalDebts: [debt('a', '0.01'), debt('b', '0.00')] }],
    { otherDebts: [debt('c', '5')] },
    ['pass', { lenders: 2, maxLiveLenders: 2 }],
  ],
  [
    'manyLenders',
    [{ externalDebts: [debt('a', '0.01')] }],
    { otherDebts: [debt('c', '5'), debt('d', '5')] },
    ['breach', { lenders: 3, maxLiveLenders: 2 }, '同时有 3 家平台贷款未还清'],
  ],
  ['payoutAccountMismatch', [{}], declared, ['notChecked', {}]],
  [
    'payoutAccountMismatch',
    [into(payout('2026-09-02', '8816'), payout('2026-10-02', '1234')), into(payout('2026-10-02', '1234'))],
    declared,
    ['breach', { shopsCompared: 2, shopsPaidElsewhere: 1 }, '平台打款账户尾号与填写的不同'],
  ],
  [
    'payoutAccountMismatch',
    [into(payout('2026-09-01', '1234')), into(payout('2026-10-02', '816'))],
    declared,
    ['pass', { shopsCompared: 1, shopsPaidElsewhere: 0 }],
  ],
  ['payoutAccountMismatch', [into(payout('2026-10-02', '8816', 'CNY', 'failed'))], declared, ['notChecked', {}]],
  ['payoutAccountChanged', [into(payout('2026-10-02', '8816'))], {}, ['pass', { daysSinceOtherAccount: null }]],
  [
    'payoutAccountChanged',
    [into(payout('2026-09-02', '1234'), payout('2026-10-02', '8816'))],
    {},
    ['breach', { daysSinceOtherAccount: 60 }, '近 60 天内更换过收款账户'],
  ],
  [
    'payoutAccountChanged',
    [into(payout('2026-10-02', '8816'), payout('2026-09-01', '1234'))],
    {},
    ['pass', { daysSinceOtherAccount: 61 }],
  ],
  [
    'payoutAccountChanged',
    [into(payout('2026-10-02', '8816'), payout('2026-10-01', '1234', 'USD'))],
    {},
    ['pass', { daysSinceOtherAccount: null }],
  ],
  [
    'payoutAccountChanged',
    [
      into(payout('2026-10-01', '8816'), payout('2026-08-01', '1234')),
      into(payout('2026-10-01', '8816'), payout('2026-09-20', '1234')),
    ],
    {},
    ['breach', { daysSinceOtherAccount: 42 }, '近 60 天内更换过收款账户'],
  ],
  ['ownerMismatch', [{}], {}, ['pass', { ownerMatchesApplicant: 'yes' }]],
  [
    'ownerMismatch',
    [{}],
    { ownerMatchesApplicant: 'no' },
    ['breach', { ownerMatchesApplicant: 'no' }, '店铺登记的企业与申请企业不同'],
  ],
  ['ownerNotConfirmed', [{}], {}, ['pass', { ownerMatchesApplicant: 'yes', verified: true }]],
  [
    'ownerNotConfirmed',
    [{}],
    { ownerMatchesApplicant: 'unknown' },
    ['breach', { ownerMatchesApplicant: 'unknown', verified: true }, '平台没有提供店铺登记的企业'],
  ],
  ['identityInconsistent', [{}], {}, ['pass', { identityConsistent: true }]],
  [
    'identityInconsistent',
    [{}],
    { company: { creditCode: '91440300708461136T', identityConsistent: false } },
    ['breach', { identityConsistent: false }, '企业与人员信息不一致'],
  ],
  ['identityInconsistent', [{}], { company: NOT_OFFERED }, ['notChecked', {}]],
  [
    'identityInconsistent',
    [{}],
    { company: { creditCode: '91440300708461136T', identityConsistent: NOT_OFFERED } },
    ['notChecked', {}],
  ],
  ['threeFlowMismatch', [{}], { threeFlowMatchPpm: 850_000 }, ['pass', { matchPpm: 850000, minMatchPpm: 850000 }]],
  [
    'threeFlowMismatch',
    [{}],
    { threeFlowMatchPpm: 849_999 },
    ['breach', { matchPpm: 849999, minMatchPpm: 850000 }, '三项匹配 84.9%'],
  ],
  ['currencyWithoutRate', [{}], {}, ['pass', { currencies: '' }]],
  [
    'currencyWithoutRate',
    [{ adSpend12m: ['XAF', 'XAG', 'XAU', 'XBA', 'XBB', 'XBC'].map((currency) => ({ amount: '1', currency })) }],
    {},
    ['breach', { currencies: 'XAF,XAG,XAU,XBA,XBB,XBC' }, '币种 XAF、XAG、XAU、XBA、XBB 暂时不能折算'],
  ],
];

describe('the evidence of a rule: what it read, what came of it and where the applicant stands', () => {
  it.each(ADMISSION)('admission, %s (%#)', (code, shops, change, expected) => {
    expect(told(code, shops, change)).toEqual(expected);
  });

  it.each(FRAUD)('fraud, %s (%#)', (code, shops, change, expected) => {
    expect(told(code, shops, change)).toEqual(expected);
  });
});
