import type { ShopFacts } from '@loan/shared/facts/shop';
import type { Result } from '@loan/shared/result';
import type { Instant } from '@loan/shared/time/instant';

/** Which part of the vendor's world a shop lives in; Amazon keeps one host for each. */
export type MarketplaceRegion = 'na' | 'eu' | 'fe';

/**
 * What lets us read a shop. Encrypted wherever it rests; never logged.
 * `sellerId` comes through the seller's browser with the code (Amazon: selling_partner_id) and no call of Amazon's
 * repeats it, so it names the shop but proves nothing: whose it is, is what `describeShop` says.
 */
export type ShopCredential = { region: MarketplaceRegion; refreshToken: string; sellerId: string };

/** Who the vendor says the shop belongs to, shown to the applicant before anything is read. */
export type ShopIdentity = {
  sellerId: string;
  shopName: string;
  /** The company registered with the marketplace, in the script the vendor gives; absent when it offers none. */
  companyName?: string;
  companyCode?: string;
  /** The vendor's ids of the marketplaces the seller sells on in this region. */
  marketplaceIds: string[];
  suspended: boolean;
};

/** One thing to read: a kind of report or list, over one window the vendor accepts. */
export type PullStep = {
  /** Stable within a pull, e.g. `orders:2026-01-01`. Results are kept under it, so repeating a step cannot count twice. */
  id: string;
  /** What is being read, for the progress screen: `orders`, `settlements`, `payouts`, `stock` … */
  kind: PullKind;
  from?: Instant;
  to?: Instant;
};
export type PullKind = 'orders' | 'traffic' | 'settlements' | 'payouts' | 'events' | 'health' | 'stock';

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
  /** The vendor is not ready (queue, quota). `checkpoint` carries on where this left off. */
  | { tag: 'wait'; checkpoint: string; waitMs: number }
  /** The vendor will never give this; the facts it would have brought are missing. */
  | { tag: 'notAvailable'; reason: string }
  /** The seller's permission has ended; only the seller can renew it. */
  | { tag: 'authorisationEnded' }
  /** No readable answer. Ask again later. */
  | { tag: 'unknown'; cause: string };

export type PullContext = {
  credential: ShopCredential;
  identity: ShopIdentity;
  checkpoint: string | undefined;
  /** Keeps the allow-listed bytes of a source while they stream by; gives their hash. */
  keep(name: string, bytes: AsyncIterable<Uint8Array>): Promise<{ sha256: string; bytes: number }>;
  /** Milliseconds this run may still take; a step that cannot finish in them must not start. */
  timeLeftMs(): number;
};

export type AuthorisationError =
  /** The code or token is used, expired or not ours. */
  { tag: 'AuthorisationRefused'; code: string } | { tag: 'MarketplaceUnknown'; cause: string };

export interface Marketplace {
  /** Where the seller says yes. `state` is ours, one-time, and comes back with the answer. */
  authoriseUrl(region: MarketplaceRegion, state: string): string;
  exchangeCode(
    region: MarketplaceRegion,
    code: string,
    sellerId: string,
  ): Promise<Result<ShopCredential, AuthorisationError>>;
  describeShop(credential: ShopCredential): Promise<Result<ShopIdentity, AuthorisationError>>;
  /** Everything to read for a first look at this shop, in the order it is best read. */
  plan(identity: ShopIdentity, asOf: Instant): PullStep[];
  advance(step: PullStep, context: PullContext): Promise<StepOutcome>;
  /** Puts the reduced steps together. Steps that were not available leave their facts `notOffered` or missing. */
  assemble(
    identity: ShopIdentity,
    steps: readonly PullStep[],
    results: ReadonlyMap<string, StepResult>,
    asOf: Instant,
  ): ShopFacts;
  /** How long the plan takes under the vendor's published quotas: what the progress screen promises. */
  estimateMs(steps: readonly PullStep[]): number;
}
