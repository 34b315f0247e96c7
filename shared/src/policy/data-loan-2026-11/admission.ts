import type { Policy } from '../policy-schema.ts';

/** Apart from the rest of the policy, so that the phone's self-check can read it without the scorecard. */
export const admission = {
  minTenureMonths: 6,
  compliantSettlement: ['company', 'licensedPaymentCompany'],
  maxMissingDaysPpm: 100_000,
  minTradingMonths: 3,
} as const satisfies Policy['admission'];
