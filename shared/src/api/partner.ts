import { Standing } from '../policy-release/book.ts';
import { ComparedCase, Verdict } from '../policy-release/compared-case.ts';
import { ReleaseStep } from '../policy-release/step.ts';
import { ProductCode } from '../product/code.ts';
import { z } from '../schema.ts';
import { Day, Instant } from '../time/instant.ts';
import { endpoint } from './endpoint.ts';

/** What somebody of the partner may do: write policies, agree to them, conclude reviews. Everybody on the list may look. */
const StaffRole = z.enum(['author', 'approver', 'reviewer']);
export const Staff = z.object({ account: z.string().min(1).max(80), roles: z.array(StaffRole).max(3) });
export type Staff = z.infer<typeof Staff>;

const Secret = z.string().regex(/^[\w-]{43}$/);
const TicketId = z.string().regex(/^[0-9a-f]{64}$/);

/** A screen that nobody is signed in to asks to be signed in by a phone. */
export const openStaffTicket = endpoint({
  method: 'POST',
  path: '/partner/tickets',
  audience: 'public',
  request: z.strictObject({}),
  /** `code`: shown on screen and phone, so that nobody confirms another's screen. `page`: what the phone opens. */
  response: z.object({ secret: Secret, page: z.string(), code: z.string(), expiresAt: Instant }),
});

/** The screen asks whether its ticket was confirmed; once, and then it is used up. */
export const takeStaffSession = endpoint({
  method: 'POST',
  path: '/partner/session',
  audience: 'public',
  request: z.strictObject({ secret: Secret }),
  response: z.discriminatedUnion('state', [
    z.object({ state: z.enum(['waiting', 'refused', 'gone']) }),
    z.object({ state: z.literal('signedIn'), token: Secret, expiresAt: Instant, staff: Staff }),
  ]),
});

/** What the phone shows of a ticket. `userId`: what an operator needs to put somebody on the list. */
export const readStaffTicket = endpoint({
  method: 'GET',
  path: '/partner/tickets/:ticketId',
  audience: 'user',
  request: z.strictObject({ ticketId: TicketId }),
  response: z.object({ state: z.enum(['open', 'gone']), code: z.string(), userId: z.uuid(), staff: Staff.optional() }),
});

export const answerStaffTicket = endpoint({
  method: 'POST',
  path: '/partner/tickets/:ticketId/answer',
  audience: 'user',
  request: z.strictObject({ ticketId: TicketId, allow: z.boolean() }),
  response: z.object({}),
});

export const closeStaffSession = endpoint({
  method: 'DELETE',
  path: '/partner/session',
  audience: 'staff',
  request: z.strictObject({}),
  response: z.object({}),
});

const Done = z.object({ by: z.string(), at: Instant });
const ReleaseView = z.object({
  version: z.string(),
  base: z.string(),
  standing: Standing,
  policySha256: z.string(),
  drafted: Done,
  approved: Done.optional(),
  consented: Done.optional(),
  effectiveAt: Instant.optional(),
});

/** Every product with the version in force and those that were drafted, newest first. */
export const readPolicies = endpoint({
  method: 'GET',
  path: '/partner/policies',
  audience: 'staff',
  request: z.strictObject({}),
  response: z.object({
    staff: Staff,
    products: z.array(
      z.object({ product: ProductCode, inForce: z.string(), isWhole: z.boolean(), releases: z.array(ReleaseView) }),
    ),
  }),
});

const Version = z.string().regex(/^[a-z0-9][a-z0-9.-]{2,59}$/);
const Book = z.object({
  offered: z.int(),
  offeredPpm: z.int(),
  totalFen: z.int(),
  meanFen: z.int(),
  ratePpm: z.int(),
});
const Compared = z.object({ cases: z.int(), before: Book, now: Book });
const Segment = Compared.extend({ segment: z.string() });
const Value = z.union([z.string(), z.number(), z.boolean()]).optional();

const ComparisonView = Compared.extend({
  failed: z.int(),
  approvalChangePpm: z.int(),
  limitChangePpm: z.int(),
  scoreIndexPpm: z.int().optional(),
  swapSet: z.object({
    both: z.int(),
    onlyBefore: z.int(),
    onlyBeforeFen: z.int(),
    onlyNow: z.int(),
    onlyNowFen: z.int(),
    neither: z.int(),
  }),
  limitChanges: z.array(z.object({ band: z.string(), cases: z.int() })),
  migrations: z.array(z.object({ before: z.string(), now: z.string(), cases: z.int() })),
  segments: z.record(z.enum(['marketplace', 'grade', 'size']), z.array(Segment)),
  swaps: z.array(
    z.object({
      decisionId: ComparedCase.shape.decisionId,
      direction: z.enum(['in', 'out']),
      before: Verdict,
      now: Verdict,
      because: z.array(z.string()),
    }),
  ),
});

/** A version beside the one it was made from: what is different, what its shadow said, and what holds it up. */
export const readShadow = endpoint({
  method: 'GET',
  path: '/partner/policies/:version',
  audience: 'staff',
  request: z.strictObject({ version: Version }),
  response: z.object({
    comparison: ComparisonView,
    conditions: z.array(
      z.object({ code: z.string(), isMet: z.boolean(), current: z.number().optional(), threshold: z.number() }),
    ),
    differences: z.array(z.object({ path: z.string(), from: Value, to: Value, reason: z.string().optional() })),
  }),
});

/** One step of a version, by whoever is signed in. */
export const movePolicy = endpoint({
  method: 'POST',
  path: '/partner/policies/:version/step',
  audience: 'staff',
  request: z.strictObject({
    version: Version,
    step: ReleaseStep,
  }),
  response: z.object({}),
});

/** What each change of a version does alone, on kept snapshots; of a change that is no policy alone nothing is said. */
export const weighPolicy = endpoint({
  method: 'GET',
  path: '/partner/policies/:version/changes',
  audience: 'staff',
  request: z.strictObject({ version: Version }),
  response: z.object({
    cases: z.int(),
    changes: z.array(
      z.object({
        path: z.string(),
        changed: z.int().optional(),
        outcomes: z.int().optional(),
        limitChangeFen: z.int().optional(),
      }),
    ),
  }),
});

/** Some more of the kept snapshots of these days, decided under the version; asked again until nothing is left. */
export const backTestPolicy = endpoint({
  method: 'POST',
  path: '/partner/policies/:version/back-test',
  audience: 'staff',
  request: z.strictObject({ version: Version, from: Day, to: Day }),
  response: z.object({ comparison: ComparisonView, left: z.int(), unreadable: z.int(), isCut: z.boolean() }),
});
