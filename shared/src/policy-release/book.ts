import { Sha256 } from '../application/ids.ts';
import { ProductCode } from '../product/code.ts';
import { err, ok, type Result } from '../result.ts';
import { z } from '../schema.ts';
import { Instant } from '../time/instant.ts';

/** Versions of one product that are remembered at once. What each of them said is kept as evidence for ever. */
const RELEASES_MAX = 60;
/** Each live assessment is decided once more for each of them. */
const SHADOWS_MAX = 3;

/** The name a decision carries for ever, such as data-loan-2026.12. */
export const PolicyVersion = z.string().regex(/^[a-z0-9][a-z0-9.-]{2,59}$/);
const Account = z.string().min(1).max(80);
const Ground = z.string().min(1).max(500);
const Done = z.object({ by: Account, at: Instant });
const DoneWithGround = Done.extend({ ground: Ground });
/** Conditions that were not met when it was agreed to all the same, and why. */
const Agreed = Done.extend({ unmet: z.array(z.string().max(60)).max(20), ground: Ground.optional() });

const PolicyRelease = z.object({
  version: PolicyVersion,
  /** The version it was made from, which must still be in force when it takes over. */
  base: PolicyVersion,
  policySha256: Sha256,
  draftSha256: Sha256,
  drafted: Done,
  /** Since when live applications are decided by it too, unseen. */
  shadow: Done.optional(),
  approved: Agreed.optional(),
  /** The bank's agreement (银行同意): who of the bank, and under which reference. */
  consented: DoneWithGround.optional(),
  released: Agreed.extend({ effectiveAt: Instant }).optional(),
  retired: DoneWithGround.optional(),
  rejected: DoneWithGround.optional(),
});
export type PolicyRelease = z.infer<typeof PolicyRelease>;

/**
 * What became of the policy versions of one product (评估规则版本). One book a product and not one a version, so that two
 * versions can never both be in force: whoever is second has decided on an old book.
 */
export const PolicyBook = z.object({
  id: ProductCode,
  releases: z.array(PolicyRelease).max(RELEASES_MAX),
  version: z.int().min(1),
});
export type PolicyBook = z.infer<typeof PolicyBook>;

type Move = { at: Instant; release: string; by: string };
/** `unmet`: the conditions of a release that were not met at that moment; then a ground is needed. */
type Agreement = { inForce: string; unmet: string[]; ground?: string };
export type PolicyBookEvent =
  | (Move & { type: 'draftPolicy'; product: ProductCode; base: string; policySha256: string; draftSha256: string })
  | (Move & { type: 'shadowPolicy' })
  | (Move & { type: 'approvePolicy' } & Agreement)
  | (Move & { type: 'consentPolicy' | 'retirePolicy' | 'rejectPolicy'; ground: string })
  | (Move & { type: 'releasePolicy'; effectiveAt: Instant } & Agreement);

export const Standing = z.enum([
  'drafted',
  'shadow',
  'approved',
  'scheduled',
  'live',
  'replaced',
  'retired',
  'rejected',
]);
export type Standing = z.infer<typeof Standing>;
export type PolicyBookError =
  | { tag: 'VersionTaken' }
  | { tag: 'VersionNotKnown' }
  | { tag: 'TooManyVersions' }
  | { tag: 'TooManyShadows' }
  | { tag: 'NotInThisStanding'; standing: Standing }
  /** Four eyes: whoever wrote it neither approves nor releases it. */
  | { tag: 'SamePerson' }
  | { tag: 'ConditionsUnmet'; unmet: string[] }
  /** It was made from, and compared with, a version that is no longer in force. */
  | { tag: 'BaseMoved'; inForce: string }
  | { tag: 'BankHasNotAgreed' }
  | { tag: 'AnotherScheduled'; version: string }
  | { tag: 'EffectiveInThePast' };

/** The released version in force at that moment; undefined where none of the book is, and the built-in one decides. */
export function inForceIn({ releases }: PolicyBook, at: Instant): PolicyRelease | undefined {
  const standing = releases.filter(({ released, retired }) => released && !retired && released.effectiveAt <= at);
  return standing.sort((a, b) => (effective(a) < effective(b) ? 1 : -1))[0];
}
const effective = ({ released }: PolicyRelease): string => released?.effectiveAt ?? '';

export function standingIn(book: PolicyBook, release: PolicyRelease, at: Instant): Standing {
  const { rejected, retired, released, approved, shadow } = release;
  if (rejected) return 'rejected';
  if (retired) return 'retired';
  if (released && released.effectiveAt > at) return 'scheduled';
  if (released) return inForceIn(book, at)?.version === release.version ? 'live' : 'replaced';
  if (approved) return 'approved';
  return shadow ? 'shadow' : 'drafted';
}

/** Versions that decide unseen beside the live one: from their shadow on until they take over or are given up. */
export const shadowsIn = (book: PolicyBook, at: Instant): PolicyRelease[] =>
  book.releases.filter(
    (release) => release.shadow && ['shadow', 'approved', 'scheduled'].includes(standingIn(book, release, at)),
  );

export function transitionPolicyBook(
  from: PolicyBook | undefined,
  event: PolicyBookEvent,
): Result<PolicyBook, PolicyBookError> {
  if (event.type === 'draftPolicy') return withDraft(from, event);
  const found = from?.releases.find(({ version }) => version === event.release);
  if (!from || !found) return err({ tag: 'VersionNotKnown' });
  const refusal = refusalOf(from, found, event);
  if (refusal) return err(refusal);
  const changed = { ...found, ...changeOf(event) };
  const releases = from.releases.map((one) => (one === found ? changed : one));
  return ok(PolicyBook.parse({ ...from, releases, version: from.version + 1 }));
}

function withDraft(
  from: PolicyBook | undefined,
  { release: version, product, base, policySha256, draftSha256, by, at }: EventOf<'draftPolicy'>,
): Result<PolicyBook, PolicyBookError> {
  const known = from?.releases ?? [];
  if (known.some((one) => one.version === version)) return err({ tag: 'VersionTaken' });
  if (known.length >= RELEASES_MAX) return err({ tag: 'TooManyVersions' });
  const drafted = { version, base, policySha256, draftSha256, drafted: { by, at } };
  return ok(PolicyBook.parse({ id: product, releases: [...known, drafted], version: (from?.version ?? 0) + 1 }));
}

type EventOf<T extends PolicyBookEvent['type']> = Extract<PolicyBookEvent, { type: T }>;
type Change = Exclude<PolicyBookEvent, { type: 'draftPolicy' }>;

const FROM: Record<Change['type'], readonly Standing[]> = {
  shadowPolicy: ['drafted'],
  approvePolicy: ['shadow'],
  consentPolicy: ['approved'],
  releasePolicy: ['approved'],
  /** Of the live one: what was in force before it is in force again. */
  retirePolicy: ['scheduled', 'live'],
  rejectPolicy: ['drafted', 'shadow', 'approved'],
};

function refusalOf(book: PolicyBook, release: PolicyRelease, event: Change): PolicyBookError | undefined {
  const standing = standingIn(book, release, event.at);
  if (!FROM[event.type].includes(standing)) return { tag: 'NotInThisStanding', standing };
  if (event.type === 'shadowPolicy' && shadowsIn(book, event.at).length >= SHADOWS_MAX)
    return { tag: 'TooManyShadows' };
  if (event.type !== 'approvePolicy' && event.type !== 'releasePolicy') return undefined;
  if (isSame(event.by, release.drafted.by)) return { tag: 'SamePerson' };
  if (event.inForce !== release.base) return { tag: 'BaseMoved', inForce: event.inForce };
  if (event.type === 'releasePolicy') {
    const refusal = releaseRefusal(book, release, event);
    if (refusal) return refusal;
  }
  return event.unmet.length > 0 && !event.ground?.trim()
    ? { tag: 'ConditionsUnmet', unmet: [...event.unmet] }
    : undefined;
}

function releaseRefusal(
  book: PolicyBook,
  { consented }: PolicyRelease,
  { at, effectiveAt }: EventOf<'releasePolicy'>,
): PolicyBookError | undefined {
  if (!consented) return { tag: 'BankHasNotAgreed' };
  if (effectiveAt < at) return { tag: 'EffectiveInThePast' };
  const scheduled = book.releases.find((one) => standingIn(book, one, at) === 'scheduled');
  return scheduled && { tag: 'AnotherScheduled', version: scheduled.version };
}

const isSame = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

function changeOf(event: Change): Partial<PolicyRelease> {
  const done = { by: event.by, at: event.at };
  switch (event.type) {
    case 'shadowPolicy':
      return { shadow: done };
    case 'approvePolicy':
      return { approved: { ...done, ...agreed(event) } };
    case 'releasePolicy':
      return { released: { ...done, ...agreed(event), effectiveAt: event.effectiveAt } };
    case 'consentPolicy':
      return { consented: { ...done, ground: event.ground } };
    case 'retirePolicy':
      return { retired: { ...done, ground: event.ground } };
    case 'rejectPolicy':
      return { rejected: { ...done, ground: event.ground } };
  }
}

const agreed = ({ unmet, ground }: Agreement) => ({ unmet, ...(ground ? { ground } : {}) });
