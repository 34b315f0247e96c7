import { type PolicyInput, policyOf } from '../../product/policy.ts';
import { dataLoan202611 } from '../data-loan-2026-11/policy.ts';
import { caps, rules } from './rules.ts';

// Who may borrow, at which price, is the same for whoever borrows on shops of its own.
const { referenceRates, marketplaces, admission, fraud, crossCheck, facts } = dataLoan202611;
const { scorecard, parts, grades, limit, price, penalty, guarantee } = dataLoan202611;

const input = {
  version: 'inventory-loan-2026.11',
  product: 'inventoryLoan',
  ...{ referenceRates, marketplaces, admission, fraud, crossCheck, facts },
  rules,
  caps,
  ...{ scorecard, parts, grades, limit, price, penalty },
  offer: {
    validDays: 14,
    // assumed: goods older than half a year carry little, so that a loan on them ends by then; confirm: with the bank.
    maxTermMonths: 6,
    feesFen: 0,
    restOpensAfterDays: 0,
    restOpensText: '随库存增加重新评估',
  },
  // Never offered: no multiple of turnover stands in this line.
  guarantee,
  // Source: lending design §3.4. assumed: the usual shares of cost, fees and advertising, and the months of storage;
  // confirm: with the first fifty statements of stock and the customs declarations of those goods.
  terms: {
    netRealisablePpm: 850_000,
    costSharePpm: 500_000,
    usualFeeSharePpm: 300_000,
    usualAdSharePpm: 100_000,
    ageRatesPpm: [600_000, 400_000, 150_000, 0],
    inTransitRatePpm: 400_000,
    maxSkuSharePpm: 300_000,
    storageMonths: 3,
    maxCostOfSalesPpm: 2_000_000,
  },
} as const satisfies PolicyInput<'inventoryLoan'>;

/** The inventory loan as of November 2026. Parsed once; never edited once decisions name it: a change is a new version. */
export const inventoryLoan202611 = policyOf('inventoryLoan', input);
