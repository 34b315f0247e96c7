import { describe, expect, it } from '@jest/globals';
import { shopWith } from '../golden/decisions.ts';
import { monthsFrom, snapshotOf } from '../golden/reference-seller.ts';
import { dataLoan202611 as policy } from '../policy/data-loan-2026-11/policy.ts';
import { questionOf } from './ask.ts';
import { assess } from './assess.ts';
import { cures } from './cures.ts';

type Shop = Parameters<typeof shopWith>[0];

function curesOf(shops: readonly Shop[], about: Parameters<typeof snapshotOf>[1] = {}) {
  const question = questionOf(policy, snapshotOf(shops.map(shopWith), about));
  return cures(question, assess(question));
}
/** The shops as the cure asks with them, one line each. */
const shopsIn = (cure: ReturnType<typeof curesOf>[number] | undefined) => cure?.change.snapshot?.shops ?? [];

const DECLARED = { accountTail: 'notOffered', declared: true } as const;
const PERSONAL = { holderKind: 'personal', holderNameMatches: 'notOffered', ...DECLARED } as const;
const INTO_THE_COMPANY = { holderKind: 'company', holderNameMatches: true, ...DECLARED } as const;
const RED = { accountHealth: { status: 'red', suspended: false, orderDefectRatePpm: 2_000 } } as const;

describe('a rule in the way, kept', () => {
  const words = (code: 'settlementNotCompliant' | 'settlementNotDeclared' | 'settlementHolderMismatch') => {
    const { title, threshold, cure } = policy.rules[code] ?? { title: '', threshold: '', cure: '' };
    return { what: `${title}：${threshold}`, detail: cure };
  };

  it.each([
    ['settlementNotCompliant', 'keepSettlementNotCompliant', PERSONAL],
    ['settlementNotDeclared', 'keepSettlementNotDeclared', 'notOffered'],
    ['settlementHolderMismatch', 'keepSettlementHolderMismatch', { ...INTO_THE_COMPANY, holderNameMatches: false }],
  ] as const)('of %s is money into the company’s own account, in the words of the rule', (code, kept, settlement) => {
    expect(curesOf([{}], { settlement })).toStrictEqual([
      { code: kept, ...words(code), change: { snapshot: { settlement: INTO_THE_COMPANY } } },
    ]);
  });

  it('is a consent that lives, and nothing else changed', () => {
    expect(curesOf([{}], { consentLive: false })).toMatchObject([{ code: 'keepConsentNotLive' }]);
    expect(curesOf([{}], { consentLive: false })[0]?.change).toStrictEqual({ snapshot: { consentLive: true } });
  });

  it('is an account of good health, of the shops that tell any', () => {
    const [red] = curesOf([RED, {}]);
    expect(red?.code).toBe('keepAccountHealthRed');
    expect(shopsIn(red).map(({ accountHealth }) => accountHealth)).toEqual([
      { status: 'green', suspended: false, orderDefectRatePpm: 2_000 },
      'notOffered',
    ]);
    const [suspended] = curesOf([{ accountHealth: { ...RED.accountHealth, status: 'yellow', suspended: true } }]);
    expect(suspended?.code).toBe('keepAccountSuspended');
    expect(shopsIn(suspended)[0]?.accountHealth).toEqual({
      ...{ status: 'yellow', suspended: false, orderDefectRatePpm: 2_000 },
    });
  });

  it('is every day read', () => {
    const coverage = { from: '2025-11-01', to: '2026-10-31', missingDays: 100 };
    const [whole] = curesOf([{ coverage }]);
    expect(whole?.code).toBe('keepDataCoverageTooLow');
    expect(shopsIn(whole)[0]?.coverage).toEqual({ ...coverage, missingDays: 0 });
  });

  it('is shops of six months, those that tell no first day left as they are', () => {
    const recent = { months: monthsFrom('2026-08' as never, ['1', '1', '1']) };
    const [older, ...others] = curesOf([
      { firstActivityOn: '2026-05-20' },
      { firstActivityOn: '2026-06-03' },
      { ...recent, firstActivityOn: 'notOffered' },
    ]);
    expect(others).toEqual([]);
    // By hand: 20 May and six months. Six months before 1 November is 1 May.
    expect(older).toMatchObject({ code: 'keepTenureTooShort', earliestOn: '2026-11-20' });
    expect(older?.detail).toBe(`${policy.rules.tenureTooShort?.cure}；其他数据保持现在的水平`);
    expect(shopsIn(older).map(({ firstActivityOn }) => firstActivityOn)).toEqual([
      ...['2026-05-01', '2026-05-01', 'notOffered'],
    ]);
  });

  it('never makes an old shop younger', () => {
    // On a marketplace that does not count, so that the young one alone is read.
    const [older] = curesOf([
      { firstActivityOn: '2026-05-20' },
      { firstActivityOn: '2019-01-01', marketplace: 'etsy' },
    ]);
    expect(shopsIn(older).map(({ firstActivityOn }) => firstActivityOn)).toEqual(['2026-05-01', '2019-01-01']);
  });
});

describe('a volatile shop', () => {
  const rising = {
    months: monthsFrom(
      '2025-11' as never,
      Array.from({ length: 12 }, (_, at) => `${100 + at}.00`),
    ),
  };
  const volatile = (units: number, returned: number): Shop => ({
    ...rising,
    ...{ marketplace: 'tiktokShop', returns90d: { units, returned } },
  });

  // By hand: the trade's mean is 7.8 %. Of 1,000 it is 78, so 77 are below; of 1,010 it is 78.78, so 78; of 5 none is.
  it('returns as many as keep the rate just below the mean of its trade, and a steady shop beside it what it did', () => {
    const [fewer, ...others] = curesOf([
      volatile(1_000, 90),
      volatile(1_010, 90),
      volatile(5, 3),
      { ...volatile(9, 9), returns90d: 'notOffered' },
      { marketplace: 'etsy', returns90d: { units: 100, returned: 50 } },
    ]);
    expect(others).toEqual([]);
    expect(fewer?.code).toBe('keepReturnRateAboveCategory');
    expect(shopsIn(fewer).map(({ returns90d }) => returns90d)).toEqual([
      { units: 1_000, returned: 77 },
      { units: 1_010, returned: 78 },
      { units: 5, returned: 0 },
      'notOffered',
      { units: 100, returned: 50 },
    ]);
  });

  it('is held to the mean of what it sells, and one that sold nothing returns nothing', () => {
    const [fewer] = curesOf([volatile(0, 0), { ...volatile(1_000, 90), mainCategory: 'beauty' }]);
    // By hand: the mean of beauty is 4.8 %, so 47 of 1,000 are below it.
    expect(shopsIn(fewer).map(({ returns90d }) => returns90d)).toEqual([
      { units: 0, returned: 0 },
      { units: 1_000, returned: 47 },
    ]);
  });

  it('sells a twentieth of the last month more in each of three, in its own currency, every other month as it was', () => {
    const flat = Array<string>(12).fill('1000.00');
    const [growing] = curesOf([
      {
        ...volatile(1_000, 10),
        months: monthsFrom('2025-11' as never, [...flat.slice(0, 9), '7.00', '8.00', '1234.56']),
      },
      { marketplace: 'etsy', months: monthsFrom('2025-11' as never, flat) },
    ]);
    expect(growing?.code).toBe('keepGrowthNotSteady');
    // October is the last month read; three more whole ones end in January, and their reports take four days.
    expect(growing).toMatchObject({ earliestOn: '2027-02-05' });
    expect(growing?.detail).toBe(`${policy.rules.growthNotSteady?.cure}；按今后 3 个月每月多 5% 计算`);
    const [shop, steady] = shopsIn(growing).map(({ months }) => months.map(({ month, gmv }) => [month, Number(gmv)]));
    // By hand: 1,234.56, and 5 % and 10 % more: 1,296.288 and 1,358.016.
    expect(shop?.slice(8)).toEqual([
      ['2026-07', 1_000],
      ['2026-08', 1_234.56],
      ['2026-09', 1_296.288],
      ['2026-10', 1_358.016],
    ]);
    expect(shop).toHaveLength(12);
    expect(steady?.slice(8).map(([, gmv]) => gmv)).toEqual([1_000, 1_000, 1_000, 1_000]);
  });

  it('would be granted its line with that growth: the engine says so', () => {
    const yuan = [...Array<string>(8).fill('1000000.00'), '700000.00', '900000.00', '800000.00', '1000000.00'];
    const shop = shopWith({ ...volatile(1_000, 10), months: monthsFrom('2025-11' as never, yuan) });
    const question = questionOf(policy, snapshotOf([shop]));
    const [growing] = cures(question, assess(question));
    const then = assess(questionOf(policy, { ...question.snapshot, ...growing?.change.snapshot }));
    // By hand: eight months of 100万, 70, 100, 105 and 110 are 98.75 on average; 70 % of it, 3.5 times for grade B.
    expect(then).toMatchObject({ outcome: 'offered', priced: { limit: { limitFen: 241_000_000 } } });
  });
});

describe('several rules in the way', () => {
  it('are kept one by one, and then all at once, no earlier than the last of them', () => {
    const all = curesOf([{ ...RED, firstActivityOn: '2026-05-20' }], { consentLive: false });
    expect(all.map(({ code }) => code)).toEqual([
      ...['keepTenureTooShort', 'keepAccountHealthRed', 'keepConsentNotLive', 'keepAll'],
    ]);
    expect(all.map(({ severalAtOnce }) => severalAtOnce)).toEqual([undefined, undefined, undefined, true]);
    const together = all[3];
    const titles = (['tenureTooShort', 'accountHealthRed', 'consentNotLive'] as const).map(
      (code) => policy.rules[code]?.title,
    );
    expect(together).toMatchObject({
      what: '这 3 项都达到门槛',
      detail: [...titles, '其他数据保持现在的水平'].join('；'),
      earliestOn: '2026-11-20',
    });
    expect(together?.change.snapshot).toMatchObject({
      consentLive: true,
      shops: [{ firstActivityOn: '2026-05-01', accountHealth: { status: 'green' } }],
    });
    expect(Object.keys(together?.change.snapshot ?? {}).sort()).toEqual(['consentLive', 'shops']);
  });

  it('wait for the one that takes longest', () => {
    const flat = { marketplace: 'tiktokShop', returns90d: { units: 1_000, returned: 10 } } as const;
    const all = curesOf([{ ...flat, firstActivityOn: '2026-05-20' }]);
    expect(all.map(({ code, earliestOn }) => [code, earliestOn])).toEqual([
      ['keepGrowthNotSteady', '2027-02-05'],
      ['keepTenureTooShort', '2026-11-20'],
      ['keepAll', '2027-02-05'],
    ]);
  });

  it('of which one cannot be put right are told without it', () => {
    const [only, ...others] = curesOf([{ returns90d: { units: 100, returned: 60 } }], { consentLive: false });
    expect([only?.code, others]).toEqual(['keepConsentNotLive', []]);
    expect(curesOf([{ marketplace: 'etsy' }])).toEqual([]);
    expect(curesOf([{}])).toEqual([]);
  });
});
