import { crossCheck } from '../cross-check/cross-check.ts';
import type { CrossCheck } from '../cross-check/cross-check-schema.ts';
import { GoodsFacts } from '../facts/goods.ts';
import { MoneyFacts } from '../facts/money.ts';
import { monthOf } from '../facts/month.ts';
import { NOTHING_OFFERED, ShopFacts } from '../facts/shop.ts';
import { Day } from '../time/instant.ts';
import type { Expectation } from './expectation.ts';

const MONTHS = ['2026-07', '2026-08', '2026-09', '2026-10'] as const;
const coverage = { from: '2026-07-01', to: '2026-10-31', missingDays: 0 };
const unread = { rejectedRows: 0, sourceHashes: [] };

/** A shop of four months, paid 1,000 and then 3,000 dollars. */
const shopOf = (sellerId: string, gmv: readonly string[]) =>
  ShopFacts.parse({
    ...NOTHING_OFFERED,
    ...unread,
    ...{ marketplace: 'amazon', sellerId, verified: true, coverage },
    months: MONTHS.map((month, index) => ({
      ...{ month, currency: 'USD', orders: 100, cancelled: 0, units: 100, gmv: gmv[index], refunds: null },
    })),
    payouts: [
      ['2026-07-20', '1000.00'],
      ['2026-08-03', '3000.00'],
    ].map(([paidOn, amount]) => ({
      ...{ paidOn, amount, currency: 'USD', period: 'notOffered', accountTail: '6621', status: 'paid' },
    })),
  });

/** The first payout arrives whole the next day; the second as told. */
const accountOf = (on: string, amount: string) =>
  MoneyFacts.parse({
    ...unread,
    ...{ provider: 'lianlian', accountId: 'L1', verified: true, coverage, accountTails: ['6621'] },
    holder: { kind: 'company', matchesApplicant: true },
    inflows: [
      ['2026-07-21', '1000.00'],
      [on, amount],
    ].map(([day, sum]) => ({
      ...{ on: day, amount: sum, currency: 'USD', marketplace: 'amazon', sellerId: 'A1' },
      ...{ accountTail: '6621', status: 'credited' },
    })),
    ...{ withdrawals: 'notOffered', charged: 'notOffered', payouts: 'notOffered', externalDebts: 'notOffered' },
  });

const warehouseFrom = (from: string) =>
  GoodsFacts.parse({
    ...unread,
    ...{ provider: 'goodcang', accountId: 'G1', verified: true, coverage: { ...coverage, from } },
    shipped: MONTHS.filter((month) => month >= monthOf(Day.parse(from))).map((month) => ({
      ...{ month, marketplace: 'amazon', sellerId: 'A1', orders: 100, parcels: 100, tracked: 100 },
      ...{ underweight: 'notOffered', delivered: 'notOffered' },
    })),
    ...{ stock: 'notOffered', moved90d: 'notOffered' },
  });

const LEVEL = Array<string>(4).fill('200000.00');
const SHOP = shopOf('A1', LEVEL);
const WHOLE = accountOf('2026-08-04', '3000.00');

function checks(
  name: string,
  flows: { shops?: ShopFacts[]; money?: MoneyFacts; goods?: GoodsFacts },
  expected: (found: CrossCheck) => boolean,
): Expectation {
  const { shops = [SHOP], money = WHOLE, goods = warehouseFrom('2026-07-01') } = flows;
  return {
    name,
    holds: ({ crossCheck: policy, referenceRates: rates }) =>
      expected(crossCheck({ shops, money: [money], goods: [goods], ads: [] }, { policy, rates })),
  };
}

const matches = (leg: 'money' | 'goods', matchPpm: number | undefined) => (found: CrossCheck) =>
  found.legs.find((one) => one.leg === leg)?.matchPpm === matchPpm;

/** By hand: the first payout alone is 1,000 of 4,000 dollars, a quarter. */
export const FLOWS: readonly Expectation[] = [
  checks('a payout may take 10 days', { money: accountOf('2026-08-13', '3000.00') }, matches('money', 1_000_000)),
  checks('not 11', { money: accountOf('2026-08-14', '3000.00') }, matches('money', 250_000)),
  checks('half a per cent may lack', { money: accountOf('2026-08-04', '2985.00') }, matches('money', 1_000_000)),
  checks('not a millionth more', { money: accountOf('2026-08-04', '2984.997') }, matches('money', 250_000)),
  checks('three months of parcels tell', { goods: warehouseFrom('2026-08-01') }, matches('goods', 1_000_000)),
  checks('two do not', { goods: warehouseFrom('2026-09-01') }, matches('goods', undefined)),
  checks(
    'a match speaks for four fifths of the sales',
    { shops: [SHOP, shopOf('A2', Array<string>(4).fill('50000.00'))] },
    ({ threeFlowMatchPpm }) => threeFlowMatchPpm === 1_000_000,
  ),
  checks(
    'not for a millionth less',
    {
      shops: [
        shopOf('A1', [...LEVEL.slice(1), '199999.00']),
        shopOf('A2', [...Array<string>(3).fill('50000.00'), '50001.00']),
      ],
    },
    ({ threeFlowMatchPpm }) => threeFlowMatchPpm === 'notOffered',
  ),
];
