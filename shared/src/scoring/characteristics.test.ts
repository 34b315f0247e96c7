import { describe, expect, it } from '@jest/globals';
import { addToMonth, firstDayOf, lastDayOf, Month } from '../facts/month.ts';
import { ShopFacts } from '../facts/shop.ts';
import { fortnightlyPayouts, monthsFrom, referenceShop, snapshotOf } from '../golden/reference-seller.ts';
import { dataLoan202611 as policy } from '../policy/data-loan-2026-11/policy.ts';
import { Policy } from '../product/policy.ts';
import type { z } from '../schema.ts';
import { addDays, Day } from '../time/instant.ts';
import { payoutsByMonth } from './payouts.ts';
import { characteristics, portray } from './portrait.ts';

const YEAR = Month.parse('2025-11');
type Change = Partial<z.input<typeof ShopFacts>>;
const shopWith = (change: Change) => ShopFacts.parse({ ...referenceShop, ...change });
const of = (...changes: Change[]) => characteristics(policy, snapshotOf(changes.map(shopWith)));
const portrait = (...changes: Change[]) => portray(policy, snapshotOf(changes.map(shopWith)));
const sales = (...gmv: number[]) => ({
  months: monthsFrom(
    YEAR,
    gmv.map((yuan) => `${yuan}.00`),
  ),
});
const year = (yuan: number) => Array<number>(12).fill(yuan);

describe('the months that count', () => {
  it('are the last twelve that were read to their end', () => {
    const { trading } = portrait({});
    expect([trading.months[0], trading.months[11], trading.months.length]).toEqual(['2025-11', '2026-10', 12]);
  });

  it('leave out a month the source was not read to the end of', () => {
    const coverage = { ...referenceShop.coverage, to: '2026-10-30' };
    expect(portrait({ coverage }).trading.months).toHaveLength(11);
  });

  it('leave out the month the shop opened in, which is not whole', () => {
    const coverage = { ...referenceShop.coverage, from: '2025-08-01' };
    const {
      trading,
      sales: { turnoverFen },
    } = portrait({ coverage, ...sales(1, ...Array<number>(11).fill(1_000_000)) });
    expect(trading.months[0]).toBe('2025-12');
    expect(turnoverFen).toBe(100_000_000);
  });

  it('count a month without sales in the middle as one', () => {
    const { months } = sales(...year(1_000_000));
    expect(portrait({ months: months.filter(({ month }) => month !== '2026-03') }).trading.months).toHaveLength(12);
  });

  it('do not change when the shop proves to be older', () => {
    const [young, old] = ['2025-11-20', '2019-01-01'].map((day) => portrait({ firstActivityOn: day }));
    expect(old?.trading.months).toEqual(young?.trading.months);
    expect(old?.sales.turnoverFen).toBe(young?.sales.turnoverFen);
  });
});

describe('the turnover a line is a multiple of', () => {
  // Worked by hand. Falling: mean 94.166…万, last quarter 70万, median 100万. One peak: mean 200万, median 100万.
  it.each([
    ['the last quarter, when sales are falling', [...Array<number>(9).fill(100), 90, 70, 50], 70],
    [
      'the middle month, when one month is far above the others',
      [...Array<number>(5).fill(100), 1_300, ...Array<number>(6).fill(100)],
      100,
    ],
    ['the mean, when one month is far below the others', [4, ...Array<number>(11).fill(100)], 92],
  ])('is %s', (_, tenThousands, expected) => {
    expect(portrait(sales(...tenThousands.map((wan) => wan * 10_000))).sales.turnoverFen).toBe(expected * 1_000_000);
  });

  it('is reckoned in dollars with the rate of each month', () => {
    // Worked by hand: 100,000 USD × 7.09, 7.06 and ten months of 7.05; the median is 705,000 yuan.
    const months = sales(...year(100_000)).months.map((month) => ({ ...month, currency: 'USD' }));
    expect(portrait({ months }).sales.turnoverFen).toBe(70_500_000);
  });

  it('adds shops, each weighed by its marketplace and its age', () => {
    // Worked by hand: 100万 × 1 × 1 + 50万 × 0.8 × 0.6 = 124万 of 150万.
    const small = { ...sales(...year(500_000)), marketplace: 'shopee', firstActivityOn: '2026-04-01' } as const;
    expect(portrait({}, small)).toMatchObject({
      sales: { turnoverFen: 150_000_000, weightedTurnoverFen: 124_000_000 },
    });
  });

  it('is not known from two months', () => {
    const coverage = { ...referenceShop.coverage, from: '2026-09-01' };
    expect(
      portrait({ ...sales(), months: monthsFrom(Month.parse('2026-09'), ['1.00', '1.00']), coverage }).sales
        .turnoverFen,
    ).toBeUndefined();
  });
});

describe('how sales move', () => {
  // Worked by hand: population deviation of 80 and 120 around 100 is 20, so 0.20.
  it('varies by 0.20 between 80 and 120', () => {
    const months = Array.from({ length: 12 }, (_, index) => (index % 2 === 0 ? 80 : 120));
    expect(of(sales(...months)).gmvVariation).toEqual({ value: 200_000 });
  });

  it('does not vary at all when only the season does', () => {
    // November and December sell double, as this policy expects of them.
    const double = [10, 11].reduce(
      (index, at) => index.map((ppm, month) => (month === at ? 2_000_000 : ppm)),
      Array<number>(12).fill(1_000_000),
    );
    const amazon = { ...policy.marketplaces.amazon, seasonIndexPpm: double };
    const seasonal = Policy.parse({ ...policy, marketplaces: { ...policy.marketplaces, amazon } });
    const snapshot = snapshotOf([shopWith(sales(200, 200, ...Array<number>(10).fill(100)))]);
    expect(characteristics(seasonal, snapshot).gmvVariation).toEqual({ value: 0 });
    expect(characteristics(policy, snapshot).gmvVariation).not.toEqual({ value: 0 });
  });

  it('falls by 30 % when the last quarter is 70 after 100', () => {
    expect(of(sales(...Array<number>(9).fill(100), 70, 70, 70)).gmvTrend).toEqual({ value: -300_000 });
  });

  it('is not known from five months', () => {
    const months = monthsFrom(Month.parse('2026-06'), Array<string>(5).fill('100.00'));
    const coverage = { ...referenceShop.coverage, from: firstDayOf(Month.parse('2026-06')) };
    expect(of({ months, coverage })).toMatchObject({
      gmvTrend: { missing: 'tooFewMonths' },
      gmvVariation: { missing: 'tooFewMonths' },
      monthlyGmv: { value: 10_000 },
    });
  });
});

describe('payouts', () => {
  const from = firstDayOf(YEAR);
  const regular = fortnightlyPayouts(from, 26, '400000.00');

  // Worked by hand: sales of 14 days, paid two days after the last: 6.5 + 2 days, rounded up.
  it('arrive nine days after the middle sale when they come two days after a fortnight', () => {
    expect(of({ payouts: regular }).saleToBankDays).toEqual({ value: 9 });
  });

  it('that skip six weeks of sales count as an interruption of that length', () => {
    const interrupted = regular.filter((_, index) => ![10, 11, 12].includes(index));
    expect(of({ payouts: interrupted }).saleToBankDays).toEqual({ value: 42 });
  });

  it('of which one failed leave a fortnight uncovered, which is no interruption yet', () => {
    const failed = regular.map((payout, index) => (index === 10 ? { ...payout, status: 'failed' as const } : payout));
    expect(of({ payouts: failed }).saleToBankDays).toEqual({ value: 9 });
  });

  // Worked by hand: 20 fortnights from 1 November 2025 end on 7 August 2026, 85 days before 31 October.
  it('that stopped in August count as an interruption since then', () => {
    expect(of({ payouts: fortnightlyPayouts(from, 20, '400000.00') }).saleToBankDays).toEqual({ value: 85 });
  });

  // Worked by hand: 26 payouts of 40万, the last of sales up to 30 October: 1,040万 over twelve months.
  it('come to what reached the bank in an average month', () => {
    expect(portrait({ payouts: regular }).monthlyPayoutsFen).toBe(Math.floor((26 * 40_000_000) / 12));
  });

  // Worked by hand: 1,040万 over twelve months as above, and the 100万 a month that the other shop sells.
  it('come with the sales of the other shop when one of two does not tell them', () => {
    const { monthlyPayoutsFen, shopsWithoutPayouts } = portrait({ payouts: regular }, { payouts: 'notOffered' });
    expect([monthlyPayoutsFen, shopsWithoutPayouts]).toEqual([Math.floor((26 * 40_000_000) / 12 + 100_000_000), 1]);
  });

  // Worked by hand: 1,040万 as above, of which 120万 were lent, leave 920万 over twelve months.
  it('bring no more for what the marketplace lent with one of them', () => {
    const amount = (yuan: string) => ({ amount: yuan, currency: 'CNY' });
    const debt = { lender: 'Amazon Lending', outstanding: amount('0'), repaid12m: amount('0') };
    const owing = (yuan: string) => ({ payouts: regular, externalDebts: [{ ...debt, advanced12m: amount(yuan) }] });
    expect(portrait(owing('1200000.00')).monthlyPayoutsFen).toBe(Math.floor((920 * 1_000_000) / 12));
    expect(portrait(owing('20000000.00')).monthlyPayoutsFen).toBe(0);
    expect(portrait({ payouts: regular, externalDebts: [debt] }).monthlyPayoutsFen).toBe(
      Math.floor(1_040_000_000 / 12),
    );
  });

  // By hand, on the regular payouts above: 30 days are no interruption of this policy, 31 are, whether sales of so many
  // days were never paid for or were paid so late.
  const moved = (at: number, days: { start?: number; paid?: number }) =>
    regular.map((one, index) =>
      index !== at || one.period === 'notOffered'
        ? one
        : {
            ...one,
            period: { ...one.period, startedOn: addDays(Day.parse(one.period.startedOn), days.start ?? 0) },
            paidOn: addDays(Day.parse(one.paidOn), days.paid ?? 0),
          },
    );
  const without = (payouts: typeof regular, ...places: number[]) => payouts.filter((_, at) => !places.includes(at));
  it.each([
    ['30 days unpaid', without(moved(12, { start: 2 }), 10, 11), 9],
    ['31 days unpaid', without(moved(12, { start: 3 }), 10, 11), 31],
    ['30 days late', moved(10, { paid: 28 }), 9],
    ['31 days late', moved(10, { paid: 29 }), 31],
  ])('with %s take %s', (_, payouts, days) => {
    expect(of({ payouts: [...payouts].reverse() }).saleToBankDays).toEqual({ value: days });
  });

  it('of sales before the year looked at do not count, and one paid before its middle took no time', () => {
    const one = (startedOn: string, endedOn: string, paidOn: string) => ({
      ...({ amount: '1.00', currency: 'CNY', accountTail: 'notOffered', status: 'paid' } as const),
      ...{ period: { startedOn, endedOn }, paidOn },
    });
    const recent = one('2026-10-01', '2026-10-31', '2026-10-01');
    expect(of({ payouts: [recent] }).saleToBankDays).toEqual({ value: 0 });
    expect(of({ payouts: [one('2025-10-01', '2025-10-31', '2026-02-01'), recent] }).saleToBankDays).toEqual({
      value: 0,
    });
    expect(of({ payouts: [{ ...recent, period: 'notOffered' }] }).saleToBankDays).toEqual({ missing: 'notOffered' });
    // By hand: 16 − 7.5 = 8.5 and 31 − 21.5 = 9.5 days; the middle of them 9, of the first alone 8.5, rounded up.
    const [first, second] = [
      one('2026-10-01', '2026-10-14', '2026-10-16'),
      one('2026-10-15', '2026-10-28', '2026-10-31'),
    ];
    expect(
      [[first], [second, first], [first, second, second]].map((payouts) => of({ payouts }).saleToBankDays),
    ).toEqual([{ value: 9 }, { value: 9 }, { value: 10 }]);
  });

  it('of the month paid most bring what was lent, and what is left of it those of the next', () => {
    const paid = (paidOn: string, amount: string) => ({
      ...({ amount, currency: 'CNY', period: 'notOffered', accountTail: 'notOffered', status: 'paid' } as const),
      paidOn,
    });
    const cny = (amount: string) => ({ amount, currency: 'CNY' });
    const payouts = [
      paid('2026-07-15', '50'),
      paid('2026-08-15', '100'),
      paid('2026-09-15', '300'),
      paid('2026-10-15', '200'),
    ];
    const trading = (advanced12m: ReturnType<typeof cny> | 'notOffered') => {
      const debt = { lender: 'Amazon Lending', outstanding: cny('0'), repaid12m: cny('0'), advanced12m };
      return portrait({ payouts, externalDebts: [debt] }).trading;
    };
    const inYuan = (advanced12m: Parameters<typeof trading>[0]) =>
      [...(payoutsByMonth(policy, trading(advanced12m)) ?? [])].map(([month, pico]) => [
        month,
        Number(pico / 10n ** 12n),
      ]);
    // The history begins in July, which may be cut.
    expect(inYuan('notOffered')).toEqual([
      ['2026-08', 100],
      ['2026-09', 300],
      ['2026-10', 200],
    ]);
    expect(inYuan(cny('350'))).toEqual([
      ['2026-08', 100],
      ['2026-09', 0],
      ['2026-10', 150],
    ]);
    expect(inYuan(cny('601'))).toEqual([
      ['2026-08', 0],
      ['2026-09', 0],
      ['2026-10', 0],
    ]);
  });

  it('known for the last quarter only are not spread over the year', () => {
    // Worked by hand: of seven payouts from July on, six fall into August to October: 240万 over three months.
    const quarter = fortnightlyPayouts(Day.parse('2026-07-18'), 7, '400000.00');
    expect(portrait({ payouts: quarter }).monthlyPayoutsFen).toBe(80_000_000);
  });
});

describe('goods, advertising and debt', () => {
  it.each([
    ['stock for 45 days', { stock: { units: 500, unitsSold90d: 1_000 } }, 'daysInInventory', 45],
    [
      'four equal products',
      { skuUnits90d: { units: 400, skus: 4, largest: [100, 100, 100, 100] } },
      'skuConcentration',
      250_000,
    ],
    ['one product only', { skuUnits90d: { units: 400, skus: 1, largest: [400] } }, 'skuConcentration', 1_000_000],
    // Worked by hand: 0.5² + 10 × 0.05² = 0.275.
    [
      'half in one product, the rest in ten',
      { skuUnits90d: { units: 200, skus: 11, largest: [100] } },
      'skuConcentration',
      275_000,
    ],
    [
      'advertising of 120万 on 1,200万',
      { adSpend12m: [{ amount: '1200000.00', currency: 'CNY' }] },
      'adCostShare',
      100_000,
    ],
    ['97 of 100 orders on time', { fulfilment90d: { orders: 100, onTime: 97 } }, 'onTimeRate', 970_000],
  ] as const)('%s', (_, change, code, value) => {
    expect(of(change as Change)[code]).toEqual({ value });
  });

  // Worked by hand: 100万 owed over 26 payouts of 40万 in twelve months, 1,040万 a year.
  it('measure debts against a year of payouts', () => {
    const payouts = fortnightlyPayouts(firstDayOf(YEAR), 26, '400000.00');
    const amount = (yuan: string) => ({ amount: yuan, currency: 'CNY' });
    const externalDebts = [{ lender: 'Amazon Lending', outstanding: amount('1000000.00'), repaid12m: amount('0') }];
    expect(of({ payouts, externalDebts }).debtShare).toEqual({ value: 96_153 });
    expect(of({ payouts, externalDebts: [] }).debtShare).toEqual({ value: 0 });
  });

  // Worked by hand: of 1,200万 sold in the year 30 % are 360万. Below it the card takes nothing off, and below 10 % it
  // gives, which nothing told must not earn.
  it('measure debts against a year of sales where no shop tells its payouts, only to the worse', () => {
    const owing = (yuan: string) => ({
      externalDebts: [
        {
          lender: 'Amazon Lending',
          outstanding: { amount: yuan, currency: 'CNY' },
          repaid12m: { amount: '0', currency: 'CNY' },
        },
      ],
    });
    const shares = ['0', '1000000.00', '3599999.00', '3600000.00', '8000000.00'].map(
      (yuan) => of(owing(yuan)).debtShare,
    );
    const none = { missing: 'notOffered' };
    expect(shares).toEqual([none, none, none, { value: 300_000 }, { value: 666_666 }]);
    // Beside a shop that tells its payouts, 1,040万 a year, the sales of the other count as they are.
    const paid = { payouts: fortnightlyPayouts(firstDayOf(YEAR), 26, '400000.00') };
    expect(of(owing('1000000.00'), paid).debtShare).toEqual({ value: 44_642 });
    expect(of(paid, {}).debtShare).toEqual(none);
  });
});

describe('account health', () => {
  const green = { status: 'green', suspended: false, orderDefectRatePpm: 4_999 } as const;
  it.each([
    ['green with few defects', [green], 3],
    ['green with a defect rate of 0.50 %', [{ ...green, orderDefectRatePpm: 5_000 }], 2],
    ['green without a defect rate', [{ ...green, orderDefectRatePpm: 'notOffered' }], 2],
    ['yellow', [{ ...green, status: 'yellow' }], 1],
    ['suspended', [{ ...green, suspended: true }], 0],
    ['the worst of two shops', [green, { ...green, status: 'yellow' }], 1],
    ['only green beside a shop that says nothing', [green, 'notOffered'], 2],
  ] as const)('is %s', (_, healths, level) => {
    expect(of(...healths.map((accountHealth) => ({ accountHealth }) as Change)).accountHealth).toEqual({
      value: level,
    });
  });
});

describe('time in trade', () => {
  it.each([
    ['2026-04-30', 6],
    ['2026-05-01', 6],
    ['2026-05-02', 5],
    ['2027-01-01', 0],
  ])('from %s to 1 November 2026 is %i months', (firstActivityOn, months) => {
    expect(of({ firstActivityOn }).tenureMonths).toEqual({ value: months });
  });

  it('without a first day starts after the first month of sales', () => {
    expect(of({ firstActivityOn: 'notOffered' }).tenureMonths).toEqual({ value: 11 });
  });

  it('is the longest of several shops', () => {
    expect(of({}, { firstActivityOn: '2020-11-01' }).tenureMonths).toEqual({ value: 72 });
  });
});

describe('the first and the last month', () => {
  it.each([
    ['read from its first day', '2025-11-01', 12],
    ['read from its second day', '2025-11-02', 11],
    ['with the month before read whole and without sales', '2025-10-01', 11],
    ['with the month before read in part', '2025-10-02', 12],
  ])('%s: from %s on %i months count', (_, from, count) => {
    expect(portrait({ coverage: { ...referenceShop.coverage, from } }).trading.months).toHaveLength(count);
  });

  it('end before the day of asking, and with the shop that was read the least far', () => {
    const { months } = portray(policy, snapshotOf([referenceShop], { asOf: '2026-10-31' })).trading;
    expect([months[0], months[months.length - 1]]).toEqual(['2025-11', '2026-09']);
    const behind = { coverage: { ...referenceShop.coverage, to: '2026-09-30' } };
    expect(portrait({}, behind).trading.months).toEqual(portrait(behind).trading.months);
    expect(portrait(behind).trading.months[10]).toBe('2026-09');
  });

  it('of a shop that never sold are none, and it has traded no time', () => {
    const { trading } = portrait({ months: [], firstActivityOn: 'notOffered' });
    expect(trading).toMatchObject({ months: [], shops: [{ since: undefined, tenureMonths: 0 }] });
  });
});

describe('the sales with their peaks left out', () => {
  const cappedAt = (...gmv: number[]) => portrait(sales(...gmv)).withoutPeaks.map(({ cappedAtFen }) => cappedAtFen);
  it('are looked at from each lower level, the highest first, once each; a month without sales is none', () => {
    expect(cappedAt(...Array<number>(8).fill(100), 0, 300, 200, 200)).toEqual([20_000, 10_000]);
    expect(cappedAt(...year(100))).toEqual([]);
  });

  it('are held to that level, in turnover as in variation and trend', () => {
    // By hand: with 300 as 100, every month is 100.
    const [lower] = portrait(sales(...Array<number>(11).fill(100), 300)).withoutPeaks;
    expect(lower).toEqual({
      ...{ cappedAtFen: 10_000, turnoverFen: 10_000, weightedTurnoverFen: 10_000, monthlyGmv: { value: 10_000 } },
      ...{ gmvVariation: { value: 0 }, gmvTrend: { value: 0 } },
    });
  });

  it('need two quarters', () => {
    const from = (count: number) => ({
      months: monthsFrom(addToMonth(YEAR, 12 - count), [...Array<string>(count - 1).fill('100.00'), '300.00']),
      coverage: { ...referenceShop.coverage, from: firstDayOf(addToMonth(YEAR, 12 - count)) },
    });
    expect(portrait(from(5)).withoutPeaks).toHaveLength(0);
    expect(portrait(from(6)).withoutPeaks).toHaveLength(1);
    // By hand: 500 after 300 is up by two thirds.
    expect(of(from(6)).gmvTrend).toEqual({ value: 666_666 });
    const [two, three] = [2, 3].map((count) => portrait(from(count)).sales);
    expect(two).toMatchObject({
      turnoverFen: undefined,
      weightedTurnoverFen: undefined,
      monthlyGmv: { missing: 'tooFewMonths' },
    });
    expect(three).toMatchObject({ turnoverFen: 10_000, weightedTurnoverFen: 10_000, monthlyGmv: { value: 16_666 } });
  });
});

describe('facts that are missing, or of nothing', () => {
  it.each([
    ['returns', 'returnRate', { returns90d: 'notOffered' }, { missing: 'notOffered' }],
    ['returns of no sales', 'returnRate', { returns90d: { units: 0, returned: 0 } }, { missing: 'noSales' }],
    ['deliveries', 'onTimeRate', {}, { missing: 'notOffered' }],
    ['stock', 'daysInInventory', {}, { missing: 'notOffered' }],
    ['stock that never sold', 'daysInInventory', { stock: { units: 5, unitsSold90d: 0 } }, { missing: 'noSales' }],
    ['stock for a part of a day', 'daysInInventory', { stock: { units: 1, unitsSold90d: 91 } }, { value: 1 }],
    ['products', 'skuConcentration', {}, { missing: 'notOffered' }],
    [
      'products that never sold',
      'skuConcentration',
      { skuUnits90d: { units: 0, skus: 0, largest: [] } },
      { missing: 'noSales' },
    ],
    ['advertising', 'adCostShare', {}, { missing: 'notOffered' }],
    ['sales beside advertising', 'adCostShare', { adSpend12m: [], months: [] }, { missing: 'tooFewMonths' }],
    ['account health', 'accountHealth', {}, { missing: 'notOffered' }],
    ['payouts', 'saleToBankDays', { payouts: 'notOffered' }, { missing: 'notOffered' }],
    ['the flows', 'threeFlowMatch', {}, { missing: 'notOffered' }],
    ['debts', 'debtShare', {}, { missing: 'notOffered' }],
  ] as const)('%s: %s', (_, code, change, expected) => {
    expect(of(change as Change)[code]).toEqual(expected);
  });

  it('of one of two shops leave the figures of the other', () => {
    expect(of({ returns90d: { units: 100, returned: 3 } }, { returns90d: 'notOffered' }).returnRate).toEqual({
      value: 30_000,
    });
    expect(
      of({ returns90d: { units: 100, returned: 3 } }, { returns90d: { units: 300, returned: 1 } }).returnRate,
    ).toEqual({ value: 10_000 });
    expect(
      of({ stock: { units: 10, unitsSold90d: 90 } }, { stock: { units: 5, unitsSold90d: 0 } }).daysInInventory,
    ).toEqual({ value: 15 });
    // By hand: two shops with one product each, 300 and 100 units: 0.75² + 0.25² = 0.625.
    const one = (units: number) => ({ skuUnits90d: { units, skus: 1, largest: [units] } });
    expect(of(one(300), one(100)).skuConcentration).toEqual({ value: 625_000 });
    // Advertising counts against the sales of the shops that tell it.
    expect(of({ adSpend12m: [{ amount: '1200000.00', currency: 'CNY' }] }, {}).adCostShare).toEqual({ value: 100_000 });
  });
});

describe('the end of the year looked at', () => {
  it('is the end of October, as the tables above suppose', () => {
    expect(referenceShop.coverage.to).toBe(lastDayOf(addToMonth(YEAR, 11)));
  });
});
