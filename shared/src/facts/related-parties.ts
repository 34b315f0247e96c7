import { Fen } from '../money/fen.ts';
import { z } from '../schema.ts';
import { Day } from '../time/instant.ts';

/**
 * What two companies may have in common (关联关系). `controller`: the same person is actual controller or legal
 * representative of both; `bankAccount`: a corporate account or an account at a payment company; `wechat` stands for
 * the device, which a mini-program is not told.
 */
export const LinkKind = z.enum(['controller', 'bankAccount', 'shop', 'phone', 'wechat', 'warehouse']);
export type LinkKind = z.infer<typeof LinkKind>;

const Count = z.int().min(0).max(10_000);

/** The companies that count as one borrower with the applicant (关联组), without saying who they are. */
export const RelatedParties = z.strictObject({
  /** The applicant included. */
  clusterSize: z.int().min(1).max(10_000),
  /** By what, and how many other companies are reached by it. Strong ones make one borrower, weak ones a question. */
  links: z
    .array(z.strictObject({ by: LinkKind, strength: z.enum(['strong', 'weak']), companies: Count }))
    .max(LinkKind.options.length),
  /** Shared by too many to say anything, such as the warehouse of thousands of sellers. */
  ignored: z.array(z.strictObject({ by: LinkKind, keys: Count })).max(LinkKind.options.length),
  /** False: there was more than could be looked through. */
  isWhole: z.boolean(),
  /** Granted to the others and to the applicant's other applications within this programme, and owed of it. */
  grantedFen: Fen,
  outstandingFen: Fen,
});
export type RelatedParties = z.infer<typeof RelatedParties>;

/** What backs a loan and can back only one: a purchase order, an invoice, a forwarder's freight bill. */
export const PledgeKind = z.enum(['order', 'invoice', 'freightBill']);
export type PledgeKind = z.infer<typeof PledgeKind>;

/** What of this application's backing already stands behind another. */
export const Duplicates = z.strictObject({
  /** Shops behind a loan of the same product that was granted before. */
  shops: Count,
  items: z.array(z.strictObject({ kind: PledgeKind, count: Count })).max(PledgeKind.options.length),
});
export type Duplicates = z.infer<typeof Duplicates>;

/** An application elsewhere with us, or the bank's enquiry at the credit bureau that came of it. */
export const Enquiry = z.strictObject({ on: Day, what: z.enum(['application', 'bureau']) });
export type Enquiry = z.infer<typeof Enquiry>;
