import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CrossCheck, Leg } from '../../cross-check/cross-check-schema.ts';
import { addToMonth, Month } from '../../facts/month.ts';
import { ShopFacts } from '../../facts/shop.ts';
import type { Snapshot } from '../../facts/snapshot.ts';
import { fortnightlyPayouts, monthsFrom, referenceShop, snapshotOf } from '../../golden/reference-seller.ts';
import { dataLoan202611 as policy } from '../../policy/data-loan-2026-11/policy.ts';
import type { RuleCode } from '../../policy/rule-schema.ts';
import type { z } from '../../schema.ts';
import { screen } from '../screen.ts';

type ShopChange = Partial<z.input<typeof ShopFacts>>;
const shop = { marketplace: 'aliexpress' as const, sellerId: 'A0REFERENCE' };
const leg = (kind: Leg['leg'], found: number, change: Partial<Leg> = {}): Leg => ({
  leg: kind,
  by: 'sums',
  shop,
  provider: kind === 'goods' ? 'goodcang' : 'lianlian',
  ...{ matchPpm: found * 1_000, expected: 1_000, found },
  ...change,
});
const checked = (legs: readonly Leg[], unmatched: CrossCheck['unmatched'] = []): z.input<typeof CrossCheck> => ({
  legs: [...legs],
  singleSource: [],
  unmatched,
  unmatchedCount: unmatched.length,
  closedLoops: [],
  coveredSalesPpm: 0,
  threeFlowMatchPpm: 'notOffered',
  salesFen: 0,
});

const screened = (change: Partial<z.input<typeof Snapshot>>, shopChange: ShopChange = {}) =>
  screen(policy, snapshotOf([ShopFacts.parse({ ...referenceShop, ...shop, ...shopChange })], change));
const found = (legs: readonly Leg[], shopChange: ShopChange = {}) =>
  screened({ crossCheck: checked(legs) }, shopChange).findings.map(({ code }) => code);
const stepOf = (code: RuleCode, change: Partial<z.input<typeof Snapshot>>, shopChange: ShopChange = {}) =>
  screened(change, shopChange).trace.find(({ step }) => step === `screening.${code}`);

describe('orders that a warehouse should have sent', () => {
  it.each([
    [900, []],
    [899, ['ordersWithoutParcels']],
  ])('are looked at when %i of a thousand were: %j', (sent, expected) => {
    expect(found([leg('goods', sent)])).toEqual(expected);
  });

  it('are told with the months that lack most', () => {
    const fewer = {
      ...{ leg: 'goods', shop, side: 'missing', amount: '200', currency: 'notOffered', why: 'fewerParcels' },
    } as const;
    const unmatched = ['2026-09', '2026-08'].map((when) => ({ ...fewer, when })) as CrossCheck['unmatched'];
    const crossCheck = checked([leg('goods', 850)], unmatched);
    expect(stepOf('ordersWithoutParcels', { crossCheck })).toMatchObject({
      inputs: { shopsCompared: 1, shopsShort: 1, lowestPpm: 850_000, months: '2026-09,2026-08' },
      result: 'breach',
    });
    expect(screened({ crossCheck }).findings[0]?.current).toBe('有发货记录的订单 85.0%');
  });

  it('are judged shop by shop: one well-kept shop does not speak for another', () => {
    const other = { shop: { ...shop, sellerId: 'A1OTHER' } };
    expect(found([leg('goods', 1_000), leg('goods', 800, other)])).toEqual(['ordersWithoutParcels']);
  });
});

describe('payouts', () => {
  it.each([
    [930, []],
    [929, ['payoutsBelowSales']],
  ])('of %i for sales worth a thousand: %j', (paid, expected) => {
    expect(found([leg('settlement', paid)], { adSpend12m: [] })).toEqual(expected);
  });

  it.each([
    [930, []],
    [929, ['payoutsNotArrived']],
  ])('of a thousand of which %i arrived: %j', (arrived, expected) => {
    expect(found([leg('money', arrived)])).toEqual(expected);
  });

  // By hand: 1,000.00 due, 880.00 paid, 50.00 of advertising and 10.00 of a debt kept back: 60.00 lacks, 6 %.
  const yuan = (amount: string) => ({ amount, currency: 'CNY' });
  const debt = { lender: 'Amazon Lending', outstanding: yuan('0'), repaid12m: yuan('10.00') };
  it('lack neither the advertising nor the debt that the marketplace keeps back', () => {
    const settled = leg('settlement', 88_000, { matchPpm: 880_000, expected: 100_000 });
    expect(found([settled], { adSpend12m: [] })).toEqual(['payoutsBelowSales']);
    const crossCheck = checked([settled]);
    const kept = { adSpend12m: [yuan('50.00')], externalDebts: [debt] };
    expect(stepOf('payoutsBelowSales', { crossCheck }, kept)).toMatchObject({
      inputs: { largestGapPpm: 60_000 },
      result: 'pass',
    });
  });

  it('say nothing of sales while nobody tells of the advertising the marketplace may have kept', () => {
    const crossCheck = checked([leg('settlement', 500)]);
    expect(stepOf('payoutsBelowSales', { crossCheck })?.result).toBe('notChecked');
    expect(stepOf('payoutsBelowSales', { crossCheck }, { adSpend12m: [] })?.result).toBe('breach');
  });

  it('of a shop that began within the months looked at say nothing: the first trail the first sales', () => {
    const months = referenceShop.months.slice(1);
    expect(
      stepOf('payoutsBelowSales', { crossCheck: checked([leg('settlement', 500)]) }, { adSpend12m: [], months }),
    ).toMatchObject({
      result: 'notChecked',
    });
  });

  it('of a marketplace that does not tell all it kept back say nothing', () => {
    const told = { ...shop, marketplace: 'temu' as const };
    const crossCheck = checked([leg('settlement', 500, { shop: told })]);
    expect(stepOf('payoutsBelowSales', { crossCheck }, { ...told, adSpend12m: [] })?.result).toBe('notChecked');
  });

  it('of a list that was cut say nothing', () => {
    const payouts = fortnightlyPayouts(referenceShop.coverage.from, 300, '1.00');
    expect(
      stepOf('payoutsBelowSales', { crossCheck: checked([leg('settlement', 500)]) }, { adSpend12m: [], payouts }),
    ).toMatchObject({
      result: 'notChecked',
    });
  });

  it.each([
    [['lianlian', 'pingpong'], []],
    [['lianlian', 'pingpong', 'stripe'], ['payoutsSplit']],
  ])('seen at %j: %j', (providers, expected) => {
    expect(found(providers.map((provider) => leg('money', 1_000, { provider })))).toEqual(expected);
  });
});

describe('orders that nobody sent and nobody paid for', () => {
  it('block the application until a person has looked, before all else that is doubtful', () => {
    const { outcome, findings } = screened(
      { crossCheck: checked([leg('goods', 800), leg('settlement', 780)]) },
      { adSpend12m: [] },
    );
    expect(outcome).toBe('refer');
    expect(findings.map(({ code, effect }) => [code, effect])).toEqual([
      ['ordersUnaccounted', 'blockAndRefer'],
      ['ordersWithoutParcels', 'refer'],
      ['payoutsBelowSales', 'refer'],
    ]);
    // The parcels lack 20 %, the money 22 %: at least 20 % of the orders were never real.
    expect(findings[0]).toMatchObject({
      current: '约 20.0% 的订单没有发货记录，也没有回款',
      inputs: { withoutParcelsPpm: 200_000, withoutMoneyPpm: 220_000, maxUnaccountedPpm: 100_000 },
    });
    expect(findings[0]?.cure).toContain('不会发放任何款项');
  });

  it.each([
    ['parcels alone', 500, 1_000],
    ['money alone', 1_000, 500],
    ['a tenth of both', 900, 900],
  ])('are not found where %s lack', (_, sent, paid) => {
    expect(found([leg('goods', sent), leg('settlement', paid)])).not.toContain('ordersUnaccounted');
  });

  it('are found from a little more than a tenth of both', () => {
    expect(found([leg('goods', 899), leg('settlement', 500)])).toContain('ordersUnaccounted');
  });

  it('of two shops are not added up', () => {
    const other = { shop: { ...shop, sellerId: 'A1OTHER' } };
    const crossCheck = checked([leg('goods', 500, other), leg('settlement', 500)]);
    expect(stepOf('ordersUnaccounted', { crossCheck })?.result).toBe('notChecked');
  });

  it('may be cleared by a reviewer, as a doubt may', () => {
    const snapshot = snapshotOf([ShopFacts.parse({ ...referenceShop, ...shop })], {
      crossCheck: checked([leg('goods', 800), leg('settlement', 780)]),
    });
    const cleared = ['ordersUnaccounted', 'ordersWithoutParcels'] as const;
    expect(screen(policy, snapshot, { cleared }).outcome).toBe('pass');
  });
});

describe('sales just before applying', () => {
  // By hand: three months of 100, then 180 or more; 180 ÷ 100 = 1.8, which is still allowed.
  const sold = (last: string): ShopChange => ({
    months: monthsFrom(Month.parse('2025-11'), [...Array<string>(11).fill('100'), last]),
  });
  const advertised = (last: string, from = '2026-07-01'): Partial<z.input<typeof Snapshot>> => ({
    advertising: {
      ...{ from, to: '2026-10-31' },
      months: ['10', '10', '10', last].map((amount, index) => ({
        ...{ month: `2026-${String(7 + index).padStart(2, '0')}`, currency: 'CNY', amount },
      })),
    },
  });
  it.each([
    ['at 1.8 times the mean before', '180', advertised('10'), 'pass'],
    ['just above it, with advertising flat', '180.01', advertised('12'), 'breach'],
    ['just above it, with more advertising', '180.01', advertised('12.01'), 'pass'],
    ['far above it, with nobody to tell of advertising', '900', {}, 'notChecked'],
    ['far above it, with a month of advertising not told whole', '900', advertised('10', '2026-07-02'), 'notChecked'],
  ])('%s (%s): %#', (_, last, change, expected) => {
    expect(stepOf('salesPumped', change, sold(last))?.result).toBe(expected);
  });

  it('without any advertising, before or then, are looked at; with advertising begun, not', () => {
    const only = (amount: string) => {
      const advertising = {
        from: '2026-07-01',
        to: '2026-10-31',
        months: [{ month: '2026-10', currency: 'CNY', amount }],
      };
      return stepOf('salesPumped', { advertising }, sold('300'))?.result;
    };
    expect([only('0'), only('1')]).toEqual(['breach', 'pass']);
  });

  it('say nothing while advertising is in a currency without a rate', () => {
    const months = [{ month: '2026-09', currency: 'XAU', amount: '1' }];
    const advertising = { from: '2026-07-01', to: '2026-10-31', months };
    expect(stepOf('salesPumped', { advertising }, sold('300'))?.result).toBe('notChecked');
  });
});

describe('what is shown to whoever looks into a flow', () => {
  const shown = (code: RuleCode, legs: readonly Leg[], unmatched: CrossCheck['unmatched'] = []) => {
    const { trace, findings } = screened({ crossCheck: checked(legs, unmatched) }, { adSpend12m: [] });
    const { result, inputs } = trace.find(({ step }) => step === `screening.${code}`) ?? {};
    return [result, inputs, findings.find((finding) => finding.code === code)?.current];
  };
  const other = { shop: { ...shop, sellerId: 'A1OTHER' } };
  const lacks = (flow: 'goods' | 'money', when: string, side: 'missing' | 'surplus') => ({
    ...({ leg: flow, shop, amount: '200', currency: 'notOffered', why: 'fewerParcels' } as const),
    ...{ when, side },
  });

  it('of parcels: the shop with the fewest, and the months of goods alone', () => {
    const unmatched = [
      lacks('goods', '2026-09', 'missing'),
      lacks('goods', '2026-08', 'surplus'),
      lacks('money', '2026-07-01', 'missing'),
      lacks('goods', '2026-09', 'missing'),
    ] as CrossCheck['unmatched'];
    const read = { shopsCompared: 2, minShippedOrdersPpm: 900_000, months: '2026-09' };
    expect(shown('ordersWithoutParcels', [leg('goods', 950), leg('goods', 900, other)], unmatched)).toEqual([
      ...['pass', { ...read, shopsShort: 0, lowestPpm: 900_000 }, undefined],
    ]);
    expect(shown('ordersWithoutParcels', [leg('goods', 880), leg('goods', 850, other)], unmatched)).toEqual([
      ...['breach', { ...read, shopsShort: 2, lowestPpm: 850_000 }, '有发货记录的订单 85.0%'],
    ]);
  });

  it('of a year and more, only the newest twelve months', () => {
    const months = Array.from({ length: 13 }, (_, back) => addToMonth(Month.parse('2026-12'), -back));
    const unmatched = months.map((when) => lacks('goods', when, 'missing')) as CrossCheck['unmatched'];
    expect(shown('ordersWithoutParcels', [leg('goods', 950)], unmatched)[1]).toMatchObject({
      months: months.slice(0, 12).join(','),
    });
  });

  it('of payouts against sales: how far the worst lacks', () => {
    const read = { shopsCompared: 1, maxPayoutGapPpm: 70_000 };
    expect(shown('payoutsBelowSales', [leg('settlement', 930)])).toEqual([
      ...['pass', { ...read, shopsShort: 0, largestGapPpm: 70_000 }, undefined],
    ]);
    expect(shown('payoutsBelowSales', [leg('settlement', 929)])).toEqual([
      ...['breach', { ...read, shopsShort: 1, largestGapPpm: 71_000 }, '扣除退款和费用后，少回款 7.1%'],
    ]);
    // More than was due is no gap.
    expect(shown('payoutsBelowSales', [leg('settlement', 1_100, { matchPpm: 1_000_000 })])[1]).toMatchObject({
      largestGapPpm: 0,
    });
  });

  it('of payouts that did not arrive: the days, by whichever payment company', () => {
    const unmatched = [
      lacks('money', '2026-09-10', 'missing'),
      lacks('goods', '2026-09', 'missing'),
    ] as CrossCheck['unmatched'];
    const read = { shopsCompared: 2, maxPayoutGapPpm: 70_000, days: '2026-09-10' };
    expect(shown('payoutsNotArrived', [leg('money', 930), leg('money', 990)], unmatched)).toEqual([
      ...['pass', { ...read, shopsShort: 0, largestGapPpm: 70_000 }, undefined],
    ]);
    expect(shown('payoutsNotArrived', [leg('money', 929), leg('money', 990)], unmatched)).toEqual([
      ...['breach', { ...read, shopsShort: 1, largestGapPpm: 71_000 }, '平台已打款、未见到账 7.1%'],
    ]);
  });

  it('of payment companies: each that received anything, once, in one order', () => {
    const by = (...firms: [firm: string, arrived: number][]) =>
      firms.map(([provider, arrived]) => leg('money', arrived, { provider }));
    const read = { maxPaymentFirms: 2 };
    expect(shown('payoutsSplit', by(['pingpong', 1], ['lianlian', 1_000], ['lianlian', 1_000], ['stripe', 0]))).toEqual(
      ['pass', { ...read, firms: 'lianlian,pingpong' }, undefined],
    );
    expect(shown('payoutsSplit', by(['pingpong', 1], ['stripe', 1], ['lianlian', 1_000]))).toEqual([
      ...['breach', { ...read, firms: 'lianlian,pingpong,stripe' }, '货款分散在 3 家收款机构'],
    ]);
    expect(shown('payoutsSplit', by(['stripe', 0]))[0]).toBe('notChecked');
  });

  it('of orders that lack both: what the side that lacks fewer says, and both figures', () => {
    const read = { shopsCompared: 1, maxUnaccountedPpm: 100_000, months: '' };
    const both = (sent: number, paid: number) =>
      shown('ordersUnaccounted', [leg('goods', sent), leg('settlement', paid)]);
    expect(both(900, 500)).toEqual([
      ...['pass', { ...read, withoutParcelsPpm: 100_000, withoutMoneyPpm: 500_000 }, undefined],
    ]);
    expect(both(500, 899)).toEqual([
      'breach',
      { ...read, withoutParcelsPpm: 500_000, withoutMoneyPpm: 101_000 },
      '约 10.1% 的订单没有发货记录，也没有回款',
    ]);
  });

  it('of sales just before applying: the months, and how sales and advertising rose', () => {
    const months = monthsFrom(Month.parse('2025-11'), [...Array<string>(11).fill('100'), '250']);
    const spent = ['07', '08', '09', '10'].map((month) => ({ month: `2026-${month}`, currency: 'CNY', amount: '10' }));
    const told = (advertised: typeof spent) => {
      const advertising = { from: '2026-07-01', to: '2026-10-31', months: advertised };
      const { trace, findings } = screened({ advertising }, { months });
      return [trace.find(({ step }) => step === 'screening.salesPumped')?.inputs, findings[0]?.current];
    };
    const read = {
      ...{ months: '2026-07,2026-08,2026-09,2026-10', salesPpm: 2_500_000, maxSalesPpm: 1_800_000 },
      flatAdvertisingPpm: 1_200_000,
    };
    const current = '最近一个月销售为前三个月均值的 250.0%';
    expect(told(spent)).toEqual([{ ...read, advertisingPpm: 1_000_000 }, current]);
    // Spent in two accounts: 20 after 10, 10 and 10.
    expect(told([...spent, ...spent.slice(3)])).toEqual([{ ...read, advertisingPpm: 2_000_000 }, undefined]);
    expect(told(spent.slice(3))).toEqual([{ ...read, advertisingPpm: null }, undefined]);
    expect(told([])).toEqual([{ ...read, advertisingPpm: 0 }, current]);
  });
});

describe('what nobody told', () => {
  it('is not clean: each rule says that it was not checked', () => {
    const codes = ['ordersWithoutParcels', 'ordersUnaccounted', 'payoutsBelowSales', 'payoutsNotArrived'] as const;
    for (const code of [...codes, 'payoutsSplit', 'salesPumped'] as const) {
      expect([code, stepOf(code, {})?.result]).toEqual([code, 'notChecked']);
    }
  });

  it('and legs that match better never bring a finding more', () => {
    const anyLeg = fc.tuple(fc.constantFrom<Leg['leg'][]>('goods', 'money', 'settlement'), fc.nat(1_000));
    fc.assert(
      fc.property(fc.array(anyLeg, { maxLength: 4 }), fc.nat(1_000), (drawn, more) => {
        const legsWith = (plus: number) => drawn.map(([kind, match]) => leg(kind, Math.min(1_000, match + plus)));
        const ads = { adSpend12m: [] };
        const [before, after] = [found(legsWith(0), ads), found(legsWith(more), ads)];
        expect(after.filter((code) => !before.includes(code) && code !== 'payoutsSplit')).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
