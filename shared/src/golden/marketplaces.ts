import { Marketplace, type ShopFacts } from '../facts/shop.ts';
import type { z } from '../schema.ts';
import { decides, FIRST_MONTH, shopWith } from './decisions.ts';
import type { Expectation } from './expectation.ts';
import { monthsFrom, referenceShop, snapshotOf } from './reference-seller.ts';

/** Rising three months running, the median month 100万: the least of mean, last quarter and median. */
const RISING = monthsFrom(FIRST_MONTH, [
  ...Array<string>(9).fill('1000000.00'),
  ...['1010000.00', '1020000.00', '1030000.00'],
]);

/** Everything a site of its own needs: payments, parcels and advertising that agree with it. */
const siteOf = (agreesPpm: number) =>
  snapshotOf([shopWith({ marketplace: 'shopify' })], {
    crossCheck: {
      ...{ legs: [], singleSource: [], unmatched: [], unmatchedCount: 0, coveredSalesPpm: 0, salesFen: 0 },
      threeFlowMatchPpm: 'notOffered',
      closedLoops: [
        {
          shop: { marketplace: 'shopify', sellerId: referenceShop.sellerId },
          ...{ paymentsPpm: agreesPpm, parcelsPpm: agreesPpm, hasAds: true },
        },
      ],
    },
  });

/** By hand: 100万 × the marketplace's factor × 5 for grade A. Source: lending design §3.3, f_p. */
const LINES: Partial<Record<Marketplace, number>> = {
  amazon: 500_000_000,
  aliexpress: 500_000_000,
  ebay: 500_000_000,
  shopee: 400_000_000,
  lazada: 400_000_000,
  mercadoLibre: 400_000_000,
};
const lines = Object.entries(LINES).map(([marketplace, line]) =>
  decides(`${marketplace} at 100万 a month`, snapshotOf([shopWith({ marketplace: Marketplace.parse(marketplace) })]), {
    outcome: 'offered',
    steps: { 'limit.turnoverMultiple': line },
  }),
);

/** Mean return rates of TikTok Shop in ppm; `all` serves a shop of no known category. */
const MEANS = [
  ['notOffered', 78_000],
  ['apparel', 145_000],
  ['electronics', 82_000],
  ['home', 62_000],
  ['beauty', 48_000],
  ['toys', 55_000],
  ['sports', 71_000],
] as const;
const rising = (change: Partial<z.input<typeof ShopFacts>>) =>
  snapshotOf([shopWith({ marketplace: 'tiktokShop', months: RISING, ...change })]);
const returns = MEANS.flatMap(([mainCategory, mean]) =>
  (
    [
      [mean - 1, 'offered'],
      [mean, 'declined'],
    ] as const
  ).map(([returned, outcome]) =>
    decides(
      `TikTok Shop, ${mainCategory}, ${returned} of a million returned`,
      rising({ mainCategory, returns90d: { units: 1_000_000, returned } }),
      { outcome },
    ),
  ),
);

export const MARKETPLACES: readonly Expectation[] = [
  ...lines,
  decides('TikTok Shop, growing', rising({}), { outcome: 'offered', steps: { 'limit.turnoverMultiple': 350_000_000 } }),
  ...returns,
  decides('a site whose flows agree by 90 % counts half', siteOf(900_000), {
    outcome: 'offered',
    steps: { 'limit.turnoverMultiple': 250_000_000 },
  }),
  decides('a site whose flows agree less does not count', siteOf(899_999), {
    outcome: 'declined',
    firstReason: 'marketplaceNotFinanceable',
  }),
];
