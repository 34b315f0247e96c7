import { Finding } from '../application/application.ts';
import { ApplicationId } from '../application/ids.ts';
import { Section } from '../explain/section.ts';
import { ProductCode } from '../product/code.ts';
import { z } from '../schema.ts';
import { Day, Instant } from '../time/instant.ts';
import { endpoint } from './endpoint.ts';
import { Staff } from './partner.ts';

const ReviewCase = z.object({
  applicationId: ApplicationId,
  product: ProductCode,
  at: Instant,
  contested: z.string().optional(),
  items: z.array(z.object({ code: z.string(), text: z.string(), mayBeLifted: z.boolean() })).max(50),
  /** Who concluded first, and nothing of what they found: the second looks for themselves. */
  concluded: z.object({ by: z.string(), at: Instant }).optional(),
});

/** Applications a person has to look at, oldest first. */
export const readReviews = endpoint({
  method: 'GET',
  path: '/partner/reviews',
  audience: 'staff',
  request: z.strictObject({}),
  response: z.object({ staff: Staff, reviews: z.array(ReviewCase).max(100) }),
});

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What a case is decided on. `unreadable`: it is gone, or is not what was kept, so that nobody can conclude on it. */
export const ReviewEvidence = z.discriminatedUnion('state', [
  z.object({ state: z.literal('unreadable') }),
  z.object({
    state: z.literal('whole'),
    policyVersion: z.string(),
    asOf: Day,
    decisionSha256: Sha256,
    snapshotSha256: Sha256,
    /** Whether the engine of today decides the same on the same facts, to the bit. */
    isReplayed: z.boolean(),
    sections: z.array(Section).max(60),
  }),
]);

/** One of these applications, down to the facts under its decision. */
export const readReview = endpoint({
  method: 'GET',
  path: '/partner/reviews/:id',
  audience: 'staff',
  request: z.strictObject({ id: ApplicationId }),
  response: z.object({ staff: Staff, review: ReviewCase, evidence: ReviewEvidence }),
});

/** What whoever is signed in found on each item. `second`: somebody else has concluded already, as the page shows it. */
export const concludeReview = endpoint({
  method: 'POST',
  path: '/partner/reviews/:id',
  audience: 'staff',
  request: z.strictObject({ id: ApplicationId, second: z.boolean(), items: z.array(Finding).min(1).max(50) }),
  /** `underReview`: another has to find the same; `offered` or `declined`: two did. */
  response: z.object({ status: z.enum(['underReview', 'offered', 'declined']) }),
});
