import { describe, expect, it } from '@jest/globals';
import type { CrossCheck, Leg } from '../../cross-check/cross-check-schema.ts';
import { Month } from '../../facts/month.ts';
import { ShopFacts } from '../../facts/shop.ts';
import type { Snapshot } from '../../facts/snapshot.ts';
import { monthsFrom, referenceShop, snapshotOf } from '../../golden/reference-seller.ts';
import { dataLoan202611 as policy } from '../../policy/data-loan-2026-11/policy.ts';
import type { RuleCode } from '../../policy/rule-schema.ts';
import type { z } from '../../schema.ts';
import { screen } from '../screen.ts';
import { highest, listed } from './patterns.ts';
import { benfordDeviationPpm } from './settlement-digits.ts';

type ShopChange = Partial<z.input<typeof ShopFacts>>;
type Change = Partial<z.input<typeof Snapshot>>;
const shopWith = (change: ShopChange) => ShopFacts.parse({ ...referenceShop, marketplace: 'aliexpress', ...change });
const stepOf = (code: RuleCode, shops: readonly ShopChange[], change: Change) =>
  screen(policy, snapshotOf(shops.map(shopWith), change)).trace.find(({ step }) => step === `screening.${code}`);

type Key = Leg['shop'];
const [FIRST, SECOND]: [Key, Key] = [
  { marketplace: 'aliexpress', sellerId: 'A0REFERENCE' },
  { marketplace: 'aliexpress', sellerId: 'A1OTHER' },
];
const leg = (kind: Leg['leg'], shop: Key, found: number, expected = 1_000): Leg => ({
  ...{ leg: kind, by: 'sums', shop, provider: 'lianlian', matchPpm: (found * 1_000_000) / expected, expected, found },
});
const told = (...legs: Leg[]): { crossCheck: z.input<typeof CrossCheck> } => ({
  crossCheck: {
    ...{ legs, singleSource: [], unmatched: [], unmatchedCount: 0, closedLoops: [], coveredSalesPpm: 0, salesFen: 0 },
    threeFlowMatchPpm: 'notOffered',
  },
});
const read = (from: string, to: string, change: ShopChange = {}): ShopChange => ({
  ...{ coverage: { from, to, missingDays: 0 }, adSpend12m: [], ...change },
});

describe('of two shops', () => {
  const both = [FIRST, SECOND].map((shop) => ({ ...shop, adSpend12m: [] }));

  it('the one that lacks more payouts is told', () => {
    const legs = [leg('settlement', FIRST, 990), leg('settlement', SECOND, 900)];
    expect(stepOf('payoutsBelowSales', both, told(...legs))?.inputs).toEqual({
      ...{ shopsCompared: 2, shopsShort: 1, largestGapPpm: 100_000, maxPayoutGapPpm: 70_000 },
    });
  });

  it('the one of which more orders were neither sent nor paid for is told', () => {
    const lacking = (shop: Key, sent: number, paid: number) => [
      leg('goods', shop, sent),
      leg('settlement', shop, paid),
    ];
    const legs = [...lacking(FIRST, 950, 990), ...lacking(SECOND, 700, 800)];
    expect(stepOf('ordersUnaccounted', both, told(...legs))).toMatchObject({
      inputs: { shopsCompared: 2, withoutParcelsPpm: 300_000, withoutMoneyPpm: 200_000 },
      result: 'breach',
    });
  });

  it('with one number on two marketplaces, neither speaks for the other', () => {
    const namesake: Key = { ...FIRST, marketplace: 'ebay' };
    const legs = [leg('goods', namesake, 500), leg('settlement', FIRST, 500)];
    expect(stepOf('ordersUnaccounted', [{}], told(...legs))?.result).toBe('notChecked');
  });
});

describe('the months of which payouts are asked', () => {
  const gap = (shop: ShopChange, found = 500, expected = 1_000) =>
    stepOf('payoutsBelowSales', [shop], told(leg('settlement', FIRST, found, expected)));

  it('begin with the first read from its first day', () => {
    // October 2025 was read in part, and sold nothing that is told of; November was read and sold whole.
    expect(gap(read('2025-10-15', '2026-10-31'))?.result).toBe('breach');
    expect(gap(read('2025-10-01', '2026-10-31'))?.result).toBe('notChecked');
  });

  it('count only from a first one with orders', () => {
    const [opening, ...later] = monthsFrom(Month.parse('2025-11'), Array<string>(12).fill('100'));
    const months = [{ ...opening, orders: 0 }, ...later] as NonNullable<ShopChange['months']>;
    expect(gap(read('2025-11-01', '2026-10-31', { months }))?.result).toBe('notChecked');
  });

  it('are at least one, read to its last day', () => {
    const months = monthsFrom(Month.parse('2026-10'), ['100']);
    expect(gap(read('2026-10-01', '2026-10-30', { months }))?.result).toBe('notChecked');
    expect(gap(read('2026-10-01', '2026-10-31', { months }))?.result).toBe('breach');
  });

  // By hand: 1,000.00 due and 880.00 paid. Advertising of 50.00 a year is 100.00 in two years, and 20.00 lack: 2 %.
  // Of one year or less it is 50.00, since the figure is of a year: 70.00 lack, 7 %.
  it.each([
    ['2024-11-01', 20_000],
    ['2025-11-01', 70_000],
    ['2026-05-01', 70_000],
  ])('from %s take as much advertising off as was kept back in them: %i', (from, largestGapPpm) => {
    const months = monthsFrom(Month.parse('2024-11'), Array<string>(24).fill('100'));
    const spent = { months, adSpend12m: [{ amount: '50.00', currency: 'CNY' }] };
    expect(gap(read(from, '2026-10-31', spent), 88_000, 100_000)?.inputs).toMatchObject({ largestGapPpm });
  });
});

describe('the account a marketplace pays into', () => {
  const payout = (paidOn: string, accountTail: string, currency = 'CNY') => ({
    ...{ amount: '1.00', currency, period: 'notOffered' as const, paidOn, accountTail, status: 'paid' as const },
  });
  const declared: Change = {
    settlement: { holderKind: 'company', holderNameMatches: 'notOffered', accountTail: '816', declared: true },
  };

  it('may be told with more characters than the seller declared', () => {
    expect(stepOf('payoutAccountMismatch', [{ payouts: [payout('2026-10-02', '8816')] }], declared)?.result).toBe(
      'pass',
    );
  });

  it('is looked at where one shop of several tells it', () => {
    const shops = [{ payouts: [payout('2026-10-02', '8816')] }, {}];
    expect(stepOf('payoutAccountChanged', shops, {})?.result).toBe('pass');
  });

  // By hand: 40 days before 1 November is 22 September; of the dollars the other account is 50 days old.
  it('counts as changed by the youngest change of any currency', () => {
    const payouts = [
      payout('2026-09-12', '1111', 'USD'),
      payout('2026-09-22', '2222', 'CNY'),
      payout('2026-10-20', '8816', 'CNY'),
      payout('2026-10-20', '8816', 'USD'),
    ];
    expect(stepOf('payoutAccountChanged', [{ payouts }], {})?.inputs).toEqual({ daysSinceOtherAccount: 40 });
  });
});

describe('sales just before applying', () => {
  const advertised = (to: string): Change => ({
    advertising: {
      ...{ from: '2026-01-01', to },
      months: ['07', '08', '09', '10'].map((month) => ({ month: `2026-${month}`, currency: 'CNY', amount: '10' })),
    },
  });
  const step = (first: string, yuan: string[], to = '2026-10-31') =>
    stepOf('salesPumped', [{ months: monthsFrom(Month.parse(first), yuan) }], advertised(to));

  it('are held against the three months before, whatever was sold earlier', () => {
    const sold = [...Array<string>(8).fill('50'), '100', '100', '100', '180'];
    expect(step('2025-11', sold)?.inputs).toMatchObject({ salesPpm: 1_800_000 });
  });

  it('are not looked at before four whole months, nor while advertising is not told to the last day', () => {
    // The month of the first sale is not whole, so five are needed for four.
    expect(step('2026-07', ['100', '100', '100', '900'])?.result).toBe('notChecked');
    expect(step('2026-06', ['100', '100', '100', '100', '900'])?.result).toBe('breach');
    expect(step('2026-06', ['100', '100', '100', '100', '900'], '2026-10-30')?.result).toBe('notChecked');
  });
});

describe('what is shown of a pattern', () => {
  it('is a text of 300 characters at most, whole entries only', () => {
    const entry = 'x'.repeat(149);
    expect(listed([entry, entry])).toHaveLength(300);
    expect(listed([entry, `${entry}x`])).toBe(entry);
  });

  it('is the first of two shops that are alike', () => {
    const [first, second] = [{ ppm: 5 }, { ppm: 5 }];
    expect(highest([first, second], ({ ppm }) => ppm)).toBe(first);
  });

  it('is no distance where there are no amounts', () => {
    expect(benfordDeviationPpm(Array<number>(9).fill(0))).toBe(0);
  });
});
