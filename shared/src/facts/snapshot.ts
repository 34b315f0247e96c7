import { CrossCheck } from '../cross-check/cross-check-schema.ts';
import { Fen } from '../money/fen.ts';
import { ProductCode } from '../product/code.ts';
import { z } from '../schema.ts';
import { Vendor } from '../source/vendors.ts';
import { Day } from '../time/instant.ts';
import { Backing } from './backing.ts';
import { Currency, DecimalText, Month } from './month.ts';
import { isOffered, NOT_OFFERED, offered } from './offered.ts';
import { ParcelFacts } from './parcels.ts';
import { Duplicates, Enquiry, RelatedParties } from './related-parties.ts';
import { AccountTail, ExternalDebt, ShopFacts } from './shop.ts';

/** Who the marketplaces' money goes to: as the seller declares it, or as the payment company has proven it. */
export const Settlement = z.strictObject({
  holderKind: z.enum(['company', 'personal', 'licensedPaymentCompany', 'undergroundOrUnknown']),
  /** Whether the account's holder is the company itself, where anyone has told. */
  holderNameMatches: offered(z.boolean()),
  accountTail: offered(AccountTail),
  /** False once a licensed payment company has proven the holder. */
  declared: z.boolean(),
});
export type Settlement = z.infer<typeof Settlement>;

const SnapshotFacts = z.strictObject({
  /** The day the facts are looked at, in Shanghai. There is no other clock in a decision. */
  asOf: Day,
  product: ProductCode,
  /** Every shop was read under its own authorisation. False: a pre-qualification, never enough to lend on. */
  verified: z.boolean(),
  requestedLimitFen: offered(Fen),
  company: offered(
    z.strictObject({
      creditCode: z.string().regex(/^[0-9A-Z]{18}$/),
      /** Company and people go under the names that were proven of the same numbers before, where any were. */
      identityConsistent: offered(z.boolean()),
    }),
  ),
  /** The applicant's own; none where a product lends against something else. */
  shops: z.array(ShopFacts).max(20),
  /** What the product lends against beside shops. Snapshots kept before there was any say nothing of it. */
  backing: offered(Backing).default(NOT_OFFERED),
  settlement: offered(Settlement),
  /** Whether the company registered with the marketplaces is the applicant. */
  ownerMatchesApplicant: z.enum(['yes', 'no', 'unknown']),
  consentLive: offered(z.boolean()),
  /**
   * Order, money and goods flow against each other, parts per million; the weakest leg.
   * Each leg comes from a different provider, so one marketplace alone can never give it.
   */
  threeFlowMatchPpm: offered(z.int().min(0).max(1_000_000)),
  /** The flows laid side by side, from which the match was taken. */
  crossCheck: offered(CrossCheck),
  /** One for each warehouse and shipper that tells of its parcels. */
  parcels: z.array(ParcelFacts).max(20).default([]),
  /** Debts that payment companies' flows show, beside those the shops' own settlements do. */
  otherDebts: offered(z.array(ExternalDebt).max(60)),
  /** Advertising beside the marketplaces by month, and the days that every account tells, both included. */
  advertising: offered(
    z.strictObject({
      from: Day,
      to: Day,
      months: z
        .array(
          z.strictObject({
            month: Month,
            currency: Currency,
            amount: DecimalText,
            /** Sales the platform ascribes to it; not asked when the first snapshots were kept. */
            attributed: offered(DecimalText).default(NOT_OFFERED),
          }),
        )
        .max(1_200),
    }),
  ),
  /** Granted elsewhere within this partner's programme, to the company and those that count as one borrower with it. */
  otherOutstandingFen: offered(Fen),
  /** What follows was not asked when the first snapshots were kept; those say nothing of it. */
  relatedParties: offered(RelatedParties).default(NOT_OFFERED),
  /** Newest first, this application left out. */
  enquiries: offered(z.array(Enquiry).max(100)).default(NOT_OFFERED),
  duplicates: offered(Duplicates).default(NOT_OFFERED),
  /** What could still be connected here: offered by this deployment, and shops, or not connected yet. */
  connectable: offered(z.array(Vendor).max(40)).default(NOT_OFFERED),
  /** What the partner's deposit still carries. */
  programmeHeadroomFen: offered(Fen),
});

/**
 * Everything a decision reads, and nothing else. It is kept with the decision as evidence, so that the decision
 * can be replayed after its sources are gone; hence no name, number or account of a person in it.
 */
export const Snapshot = SnapshotFacts.refine(
  ({ shops, backing }) => shops.length > 0 || isOffered(backing),
  'a shop, or what else is lent against',
);
export type Snapshot = z.infer<typeof Snapshot>;
