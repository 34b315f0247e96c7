import { describe, expect, it } from '@jest/globals';
import { addToMonth, firstDayOf, lastDayOf, Month } from '../facts/month.ts';
import { ShopFacts } from '../facts/shop.ts';
import { fortnightlyPayouts, monthsFrom, referenceShop, snapshotOf } from '../golden/reference-seller.ts';
import { dataLoan202611 as policy } from '../policy/data-loan-2026-11/policy.ts';
import { Policy } from '../product/policy.ts';
import type { z } from '../schema.ts';
import { Day } from '../time/instant.ts';
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

  it('are not known in sum when one of two shops does not tell them', () => {
    expect(portrait({ payouts: regular }, { payouts: 'notOffered' }).monthlyPayoutsFen).toBeUndefined();
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
    expect(of({ externalDebts }).debtShare).toEqual({ missing: 'notOffered' });
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

describe('the end of the year looked at', () => {
  it('is the end of October, as the tables above suppose', () => {
    expect(referenceShop.coverage.to).toBe(lastDayOf(addToMonth(YEAR, 11)));
  });
});
