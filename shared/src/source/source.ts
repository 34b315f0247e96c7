import { ApplicationId, SourceId, UserId } from '../application/ids.ts';
import { err, ok, type Result } from '../result.ts';
import { z } from '../schema.ts';
import { Instant } from '../time/instant.ts';
import { Vendor } from './vendors.ts';

const Shop = z.object({
  sellerId: z.string().min(1).max(120),
  shopName: z.string().max(200),
  registeredCompany: z.string().max(200).optional(),
  marketplaceIds: z.array(z.string().max(120)).max(40),
  suspended: z.boolean(),
});
export type Shop = z.infer<typeof Shop>;

const base = {
  id: SourceId,
  applicationId: ApplicationId,
  ownerId: UserId,
  /** Read for what it says of the applicant's buyer, by the buyer's own consent; never one of the applicant's shops. */
  role: z.literal('buyer').optional(),
  vendor: Vendor,
  region: z.string().min(1).max(20),
  createdAt: Instant,
  version: z.int().min(1),
};
const Owner = z.enum(['applicant', 'other', 'unknown']);
const authorised = { ...base, shop: Shop, owner: Owner, authorisedAt: Instant };
const confirmed = {
  ...authorised,
  confirmedAt: Instant,
  relation: z.enum(['sameCompany', 'transferred', 'sisterCompany']),
};

/** One connection that gives facts (数据源): a shop, a payment account, a warehouse … from the first link to the day it is let go. */
export const Source = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('awaitingAuthorisation'),
    ...base,
    /** Hash of the one-time state in the link; the state itself is never kept. */
    stateHash: z.string(),
    linkExpiresAt: Instant,
    /** What the seller typed in to get here, as far as it is no secret: the address of their own shop. */
    typed: z.record(z.string(), z.string().max(256)),
    problem: z.enum(['cancelled', 'linkExpired', 'alreadyBound', 'wrongRegion', 'refused']).optional(),
  }),
  z.object({ status: z.literal('awaitingConfirmation'), ...authorised }),
  z.object({ status: z.literal('reading'), ...confirmed, pullId: z.uuid() }),
  z.object({
    status: z.literal('read'),
    ...confirmed,
    pullId: z.uuid(),
    readAt: Instant,
    factsName: z.string(),
    factsSha256: z.string(),
  }),
  z.object({
    status: z.literal('failed'),
    ...confirmed,
    pullId: z.uuid(),
    failedAt: Instant,
    cause: z.string().max(200),
  }),
  z.object({ status: z.literal('authorisationEnded'), ...confirmed, endedAt: Instant }),
  z.object({ status: z.literal('disowned'), ...authorised, disownedAt: Instant }),
  z.object({ status: z.literal('disconnected'), ...base, disconnectedAt: Instant }),
]);
export type Source = z.infer<typeof Source>;
type SourceStatus = Source['status'];

type Link = { region: string; stateHash: string; linkExpiresAt: Instant; typed: Readonly<Record<string, string>> };

export type SourceEvent = { at: Instant } & (
  | ({
      type: 'create';
      id: string;
      applicationId: string;
      ownerId: string;
      role?: 'buyer';
      vendor: Vendor;
    } & Link)
  | ({ type: 'renewLink' } & Link)
  | { type: 'reportProblem'; problem: 'cancelled' | 'linkExpired' | 'alreadyBound' | 'wrongRegion' | 'refused' }
  | { type: 'authorise'; shop: Shop; owner: z.infer<typeof Owner> }
  | { type: 'confirm'; relation: 'sameCompany' | 'transferred' | 'sisterCompany'; pullId: string }
  | { type: 'disown' }
  | { type: 'finishReading'; factsName: string; factsSha256: string }
  | { type: 'failReading'; cause: string }
  | { type: 'endAuthorisation' }
  | { type: 'disconnect' }
);

type Moves = Partial<Record<SourceEvent['type'], SourceStatus>>;
/** The whole life of a connection. A move missing here is forbidden. */
export const SOURCE_MOVES: Record<SourceStatus, Moves> = {
  awaitingAuthorisation: {
    renewLink: 'awaitingAuthorisation',
    reportProblem: 'awaitingAuthorisation',
    authorise: 'awaitingConfirmation',
    disconnect: 'disconnected',
  },
  awaitingConfirmation: { confirm: 'reading', disown: 'disowned', disconnect: 'disconnected' },
  reading: {
    finishReading: 'read',
    failReading: 'failed',
    endAuthorisation: 'authorisationEnded',
    disconnect: 'disconnected',
  },
  read: { disconnect: 'disconnected', endAuthorisation: 'authorisationEnded' },
  failed: { renewLink: 'awaitingAuthorisation', confirm: 'reading', disconnect: 'disconnected' },
  authorisationEnded: { renewLink: 'awaitingAuthorisation', disconnect: 'disconnected' },
  disowned: { renewLink: 'awaitingAuthorisation', disconnect: 'disconnected' },
  disconnected: {},
};

export type SourceError = { tag: 'IllegalTransition'; from: SourceStatus | 'none'; event: SourceEvent['type'] };

export function transitionSource(from: Source | undefined, event: SourceEvent): Result<Source, SourceError> {
  const { type, at, ...facts } = event;
  if (type === 'create') {
    if (from) return err({ tag: 'IllegalTransition', from: from.status, event: type });
    return ok(Source.parse({ ...facts, status: 'awaitingAuthorisation', createdAt: at, version: 1 }));
  }
  const status = from && SOURCE_MOVES[from.status][type];
  if (!from || !status) return err({ tag: 'IllegalTransition', from: from?.status ?? 'none', event: type });
  const { problem: _solved, ...rest } = from as Source & { problem?: string };
  return ok(Source.parse({ ...rest, ...facts, ...stamp(type, at), status, version: from.version + 1 }));
}

function stamp(type: SourceEvent['type'], at: Instant): Record<string, Instant> {
  const fields: Partial<Record<SourceEvent['type'], string>> = {
    authorise: 'authorisedAt',
    confirm: 'confirmedAt',
    disown: 'disownedAt',
    finishReading: 'readAt',
    failReading: 'failedAt',
    endAuthorisation: 'endedAt',
    disconnect: 'disconnectedAt',
  };
  const field = fields[type];
  return field ? { [field]: at } : {};
}
