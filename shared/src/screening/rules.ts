import { marketplaceRules } from './admission/marketplace.ts';
import { settlementRules } from './admission/settlement.ts';
import { shopRules } from './admission/shop.ts';
import { concentrationRules } from './fraud/concentration.ts';
import { duplicateRules } from './fraud/duplicates.ts';
import { enquiryRules } from './fraud/enquiries.ts';
import { flowRules } from './fraud/flows.ts';
import { growthRules } from './fraud/growth.ts';
import { identityRules } from './fraud/identity.ts';
import { orderRules } from './fraud/orders.ts';
import { parcelRules } from './fraud/parcels.ts';
import { payoutAccountRules } from './fraud/payout-account.ts';
import { payoutRules } from './fraud/payouts.ts';
import { refundRules } from './fraud/refunds.ts';
import { settlementDigitRules } from './fraud/settlement-digits.ts';
import { storeTradeRules } from './fraud/store-trade.ts';
import { tamperRules } from './fraud/tamper.ts';
import { timingRules } from './fraud/timing.ts';
import { relatedRules } from './related/rules.ts';
import type { Rule } from './rule.ts';

/** In the order the applicant should hear them: what cannot be changed soon comes first. */
export const admissionRules: readonly Rule[] = [...marketplaceRules, ...settlementRules, ...shopRules];

/**
 * A new fraud rule is one file and one entry here. A single rule refers to a person; but what is already financed is
 * refused by that alone.
 */
export const fraudRules: readonly Rule[] = [
  ...duplicateRules,
  ...relatedRules,
  ...enquiryRules,
  ...payoutAccountRules,
  ...identityRules,
  ...flowRules,
  ...orderRules,
  ...parcelRules,
  ...payoutRules,
  ...growthRules,
  ...tamperRules,
  ...concentrationRules,
  ...timingRules,
  ...settlementDigitRules,
  ...refundRules,
  ...storeTradeRules,
];
