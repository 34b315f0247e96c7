import type { FactsOf } from '@loan/shared/facts/source-facts';
import type { Result } from '@loan/shared/result';
import type { SourceKind } from '@loan/shared/source/vendors';
import type { Instant } from '@loan/shared/time/instant';

/**
 * What lets us read a source. Encrypted wherever it rests; never logged.
 * `sellerId` may have come through the seller's browser (Amazon: selling_partner_id): it names the account but proves
 * nothing. Whose it is, is what `describe` says.
 */
export type SourceCredential = {
  region: string;
  sellerId: string;
  /** Tokens and keys by the vendor's own names, and when they end where that matters. */
  secrets: Readonly<Record<string, string>>;
};

/** Who the vendor says the account belongs to, shown to the applicant before anything is read. */
export type SourceIdentity = {
  sellerId: string;
  /** The shop's name; of a payment account or a warehouse, how its holder would know it again. */
  shopName: string;
  /** The company registered with the vendor, in the script the vendor gives; absent when it offers none. */
  companyName?: string;
  companyCode?: string;
  /** The vendor's ids of what the permission covers: Amazon's marketplaces, TikTok's shop ciphers, an ad account. */
  marketplaceIds: string[];
  suspended: boolean;
};

/** One thing to read: a kind of report or list, over one window the vendor accepts. */
export type PullStep = {
  /** Stable within a pull, e.g. `orders:2026-01-01`. Results are kept under it, so repeating a step cannot count twice. */
  id: string;
  /** What is being read, for the progress screen. */
  kind: PullKind;
  from?: Instant;
  to?: Instant;
};
export type PullKind =
  | 'orders'
  | 'traffic'
  | 'settlements'
  | 'payouts'
  | 'events'
  | 'health'
  | 'stock'
  | 'stockAges'
  | 'refunds'
  | 'ads'
  | 'inflows'
  | 'flows'
  | 'withdrawals'
  | 'charges'
  | 'parcels'
  | 'profile'
  | 'secondReading';

export type RejectedRow = { line: number; reason: string };

/** The reduced content of one step: JSON under 64 KB, never raw rows. */
export type StepResult = {
  reduction: unknown;
  rowsRead: number;
  rowsRejected: number;
  /** The first few, so that a person can look them up. */
  rejected: RejectedRow[];
  /** SHA-256 of the kept bytes, when bytes were kept. */
  sourceSha256?: string;
};

export type StepOutcome =
  | { tag: 'done'; result: StepResult }
  /** The vendor is not ready (queue, quota), or the step goes on in the next run. `checkpoint` carries on from here. */
  | { tag: 'wait'; checkpoint: string; waitMs: number }
  /** The vendor will never give this; the facts it would have brought are missing. */
  | { tag: 'notAvailable'; reason: string }
  /** The seller's permission has ended; only the seller can renew it. */
  | { tag: 'authorisationEnded' }
  /** No readable answer. Ask again later. */
  | { tag: 'unknown'; cause: string };

export type PullContext = {
  credential: SourceCredential;
  identity: SourceIdentity;
  /** The moment the plan was made for. */
  asOf: Instant;
  checkpoint: string | undefined;
  /** Writes down a credential that took the place of this one, before it is first used: a token may be good only once. */
  renew(credential: SourceCredential): Promise<void>;
  /** What this step has read so far, between its runs: one text, replaced whole. Gone when the step is done. */
  scratch: { read(): Promise<string | undefined>; write(text: string): Promise<void> };
  /** Keeps the allow-listed bytes of a source while they stream by; gives their hash. */
  keep(name: string, bytes: AsyncIterable<Uint8Array>): Promise<{ sha256: string; bytes: number }>;
  /** Turns a buyer's name into a mark that says nothing once the pull has ended and this is forgotten. */
  buyerKey: string;
  /** Milliseconds this run may still take; a step that cannot finish in them must not start. */
  timeLeftMs(): number;
};

export type AuthorisationError =
  /** The code or token is used, expired or not ours. */
  { tag: 'AuthorisationRefused'; code: string } | { tag: 'MarketplaceUnknown'; cause: string };

/** What a vendor sends the seller's browser back with: the state we gave, and a grant unless the seller said no. */
export type AuthorisationAnswer = { state: string; grant?: Readonly<Record<string, string>> };

/** How a vendor that asks the seller on a page of its own is gone through. */
export type LinkAuthorisation = {
  /** Where the seller says yes. `state` is ours, one-time, and comes back with the answer. */
  urlFor(ask: { region: string; state: string; typed: Readonly<Record<string, string>> }): string;
  /** Reads the query of the redirect. A signature the vendor puts on it is checked here: a wrong one is no grant. */
  readAnswer(query: Readonly<Record<string, string>>): AuthorisationAnswer;
};

/** What a vendor may be asked for, as the table of sources shows it. */
export const CELLS = [
  'authorise',
  'refresh',
  'revoke',
  'orders',
  'refunds',
  'payouts',
  'stock',
  'ads',
  'health',
  'debt',
] as const;
export type Cell = (typeof CELLS)[number];

/**
 * How a cell stands. `works`: a contract test of it runs against the stand-in on the vendor's wire format.
 * `notOffered`: the vendor has no such thing. `assumed`: built on what the vendor's pages do not say.
 */
export type Standing = { is: 'works' } | { is: 'notOffered'; why: string } | { is: 'assumed'; confirm: string };

/** One vendor, by its own wire format. Adding one is a folder and a line in the wiring; docs/adding-a-source.md. */
export interface SourceAdapter<K extends SourceKind = SourceKind> {
  kind: K;
  cells: Readonly<Record<Cell, Standing>>;
  /** Absent where the seller brings keys of its own making. */
  link?: LinkAuthorisation;
  /** Turns a grant, or what the seller typed in, into lasting permission. */
  connect(ask: {
    region: string;
    grant: Readonly<Record<string, string>>;
    typed: Readonly<Record<string, string>>;
  }): Promise<Result<SourceCredential, AuthorisationError>>;
  describe(credential: SourceCredential): Promise<Result<SourceIdentity, AuthorisationError>>;
  /** Gives the permission back, where the vendor has a way; it may have ended by itself. */
  revoke?(credential: SourceCredential): Promise<Result<void, AuthorisationError>>;
  /** Everything to read for a first look at this account, in the order it is best read. The same moment, the same plan. */
  plan(identity: SourceIdentity, asOf: Instant): PullStep[];
  /** Kinds of steps without one of which nothing can be said of the account. */
  essential: readonly PullKind[];
  advance(step: PullStep, context: PullContext): Promise<StepOutcome>;
  /** Puts the reduced steps together. Steps that were not available leave their facts `notOffered` or missing. */
  assemble(
    identity: SourceIdentity,
    steps: readonly PullStep[],
    results: ReadonlyMap<string, StepResult>,
    asOf: Instant,
  ): FactsOf[K];
  /** How long the plan takes under the vendor's published quotas: what the progress screen promises. */
  estimateMs(steps: readonly PullStep[]): number;
}
