import { stripeIdOf } from '@loan/sandbox/stripe/accounts';
import type { Scenario } from './scenario.ts';

const offered = { decision: 'offered', bank: 'approved', status: 'active', instructions: 1 } as const;

/** Sellers who borrow on something other than what they sell. */
export const PRODUCT_SCENARIOS: readonly Scenario[] = [
  {
    name: 'inventory-loan',
    what: "A seller borrows on the goods in Amazon's warehouses, by their age and what they bring",
    company: 'yunfan',
    product: 'inventoryLoan',
    purpose: 'stock',
    expect: offered,
  },
  {
    name: 'ad-loan',
    what: 'A site of its own borrows what its advertising sells by; the bank is told to pay the ad account',
    company: 'lvye',
    product: 'adLoan',
    purpose: 'advertising',
    eligibility: { marketplaces: ['shopify'] },
    accounts: [
      { vendor: 'shopify', account: 'lvye-outdoor.myshopify.com' },
      { vendor: 'stripe', account: stripeIdOf('lvye') },
      { vendor: 'shipstation', account: 'lvye' },
      { vendor: 'metaAds', account: 'lvye' },
    ],
    reviewerClears: true,
    expect: offered,
  },
  {
    name: 'logistics-loan',
    what: 'A seller borrows on what its forwarder billed and confirmed; the bank is told to pay the forwarder',
    company: 'yunfan',
    product: 'logisticsLoan',
    purpose: 'logistics',
    repaid: { termMonths: 2, method: 'bullet' },
    ships: { forwarder: 'yuanhang' },
    // By hand: nine tenths of 48.6万 are 43.74万.
    expect: { ...offered, limitFen: 43_000_000 },
  },
  {
    name: 'freight-bills-twice-blocked',
    what: 'The same freight bills under another company: refused kindly, since another loan rests on them',
    before: { company: 'yunfan' },
    company: 'tongda',
    product: 'logisticsLoan',
    purpose: 'logistics',
    repaid: { termMonths: 2, method: 'bullet' },
    ships: { forwarder: 'yuanhang' },
    expect: { decision: 'declined', firstReason: 'alreadyFinanced', status: 'declined' },
  },
];
