import { Finding } from '../application/application.ts';
import { ApplicationId } from '../application/ids.ts';
import { ProductCode } from '../product/code.ts';
import { z } from '../schema.ts';
import { Instant } from '../time/instant.ts';
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

/** What whoever is signed in found on each item. `second`: somebody else has concluded already, as the page shows it. */
export const concludeReview = endpoint({
  method: 'POST',
  path: '/partner/reviews/:id',
  audience: 'staff',
  request: z.strictObject({ id: ApplicationId, second: z.boolean(), items: z.array(Finding).min(1).max(50) }),
  /** `underReview`: another has to find the same; `offered` or `declined`: two did. */
  response: z.object({ status: z.enum(['underReview', 'offered', 'declined']) }),
});
