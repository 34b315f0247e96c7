import { type PolicyInput, policyOf } from '../../product/policy.ts';
import { dataLoan202611 } from '../data-loan-2026-11/policy.ts';
import { caps, rules } from './rules.ts';

const WAN = 1_000_000; // 万元 in fen.

// Who may borrow, at which price, is the same for whoever borrows on shops of its own.
const { referenceRates, marketplaces, admission, fraud, crossCheck, facts } = dataLoan202611;
const { scorecard, parts, grades, limit, price, penalty, guarantee } = dataLoan202611;

const input = {
  version: 'ad-loan-2026.11',
  product: 'adLoan',
  ...{ referenceRates, marketplaces, admission, fraud, crossCheck, facts },
  rules,
  caps,
  ...{ scorecard, parts, grades },
  limit: { ...limit, maxLimitFen: 150 * WAN },
  ...{ price, penalty },
  offer: {
    validDays: 14,
    maxTermMonths: 3,
    feesFen: 0,
    restOpensAfterDays: 0,
    restOpensText: '随广告花费重新评估',
  },
  // Never offered: no multiple of turnover stands in this line.
  guarantee,
  // Source: lending design §3.4.
  terms: { months: 3, maxSpendPpm: 2_000_000, minReturnPpm: 2_500_000, maxSharePpm: 200_000 },
} as const satisfies PolicyInput<'adLoan'>;

/** The ad loan as of November 2026. Parsed once; never edited once decisions name it: a change is a new version. */
export const adLoan202611 = policyOf('adLoan', input);
