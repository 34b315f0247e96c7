import { type PolicyInput, policyOf } from '../../product/policy.ts';
import { dataLoan202611 } from '../data-loan-2026-11/policy.ts';
import { caps, rules } from './rules.ts';

const WAN = 1_000_000; // 万元 in fen.

// Who may borrow, at which price, is the same for whoever borrows on shops of its own.
const { referenceRates, marketplaces, admission, fraud, crossCheck, facts } = dataLoan202611;
const { scorecard, parts, grades, limit, price, penalty, guarantee } = dataLoan202611;

const input = {
  version: 'logistics-loan-2026.11',
  product: 'logisticsLoan',
  ...{ referenceRates, marketplaces, admission, fraud, crossCheck, facts },
  rules,
  caps,
  ...{ scorecard, parts, grades },
  // assumed: as much as an ad loan; confirm: what the freight of the first hundred sellers comes to in two months.
  limit: { ...limit, maxLimitFen: 150 * WAN },
  ...{ price, penalty },
  offer: {
    validDays: 14,
    // Source: lending design §3.4, 60 days. assumed: two months as the contract counts them; confirm: the lender.
    maxTermMonths: 2,
    feesFen: 0,
    // Not a matter of time: each bill that the forwarder confirms opens what it carries.
    restOpensAfterDays: 0,
    restOpensText: '随货代确认新的账单开放',
  },
  // Never offered: no multiple of turnover stands in this line.
  guarantee,
  // Source of the advance: lending design §3.4. assumed: 90 days; confirm: the forwarders' own terms of payment.
  terms: { advancePpm: 900_000, maxBillAgeDays: 90 },
} as const satisfies PolicyInput<'logisticsLoan'>;

/** The logistics loan as of November 2026. Parsed once; never edited once decisions name it: a change is a new version. */
export const logisticsLoan202611 = policyOf('logisticsLoan', input);
