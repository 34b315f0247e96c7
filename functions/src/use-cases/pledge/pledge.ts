import type { Application } from '@loan/shared/application/application';
import type { Duplicates, PledgeKind } from '@loan/shared/facts/related-parties';
import type { Instant } from '@loan/shared/time/instant';
import type { Deps } from '../deps.ts';

/**
 * One thing that can back one loan alone: a purchase order, an invoice, a freight bill. `number` as printed, `issuer`
 * whoever gives the numbers: the marketplace for its orders, the seller's credit code for its invoices, the forwarder.
 */
export type Pledge = { kind: PledgeKind; issuer: string; number: string };

type Kept = { kind: PledgeKind; key: string };
type Reach = Pick<Deps, 'ledger' | 'keyring'>;

/** An application is backed by no more than this. */
export const PLEDGES_MAX = 500;
/** A transaction holds a hundred writes. */
const AT_ONCE = 90;
const ROUNDS = 5;

/**
 * Takes all that an application is backed by for it alone, and gives how much of it stands behind another one that is
 * still alive: of those the screening makes a refusal (F13). Only keyed fingerprints are written. It may be called as
 * often as the backing changes: what is not named any more is let go.
 */
export async function claimPledges(
  deps: Reach,
  application: Pick<Application, 'id'>,
  { pledges, at }: { pledges: readonly Pledge[]; at: Instant },
): Promise<Duplicates['items']> {
  if (pledges.length > PLEDGES_MAX) throw new RangeError(`claimPledges: ${pledges.length}, at most ${PLEDGES_MAX}`);
  const kept = await Promise.all(pledges.map((pledge) => keptAs(deps, pledge)));
  const unique = [...new Map(kept.map((one) => [one.key, one])).values()];
  const before = await pledgesOf(deps, application.id);
  const dropped = before.filter(({ key }) => !unique.some((one) => one.key === key));
  for (let from = 0; from < unique.length; from += AT_ONCE) {
    const lists = unique.slice(from, from + AT_ONCE).map(({ kind, key }) => ({
      ...{ list: 'pledges' as const, owner: application.id, key },
      item: { kind, at },
    }));
    await deps.ledger.commit({ lists });
  }
  await takeAll(deps, application.id, unique);
  for (const pledge of dropped) await letGo(deps, application.id, pledge);
  return pledgesTaken(deps, application.id);
}

/** When it is over: what backed it may back another. An application that has ended holds nothing even without this. */
export const releasePledges = async (deps: Reach, application: Pick<Application, 'id'>, at: Instant): Promise<void> =>
  void (await claimPledges(deps, application, { pledges: [], at }));

async function letGo({ ledger }: Pick<Deps, 'ledger'>, applicationId: string, pledge: Kept): Promise<void> {
  const claim = claimOf(pledge);
  const list = { list: 'pledges', owner: applicationId, key: pledge.key, delete: true } as const;
  const isOwn = (await ledger.claimedBy(claim)) === applicationId;
  await ledger.commit({ lists: [list], claims: isOwn ? [{ claim, owner: applicationId, release: true }] : [] });
}

/** Upper and lower case, blanks and the separators people type are no other number. */
async function keptAs({ keyring }: Pick<Deps, 'keyring'>, { kind, issuer, number }: Pledge): Promise<Kept> {
  const plain = [issuer, number].map((text) => text.toUpperCase().replace(/[\s\-_/.]+/g, '')).join('|');
  return { kind, key: `${kind}:${await keyring.fingerprint(plain, 'pledge')}` };
}

/** What of an application's backing stands behind another live one, by kind. */
export async function pledgesTaken(deps: Pick<Deps, 'ledger'>, applicationId: string): Promise<Duplicates['items']> {
  const taken = new Map<PledgeKind, number>();
  for (const pledge of await pledgesOf(deps, applicationId)) {
    const standing = await standingOf(deps, pledge, applicationId);
    if (standing.tag === 'another') taken.set(pledge.kind, (taken.get(pledge.kind) ?? 0) + 1);
  }
  return [...taken].map(([kind, count]) => ({ kind, count }));
}

/**
 * Before an offer is accepted: what was let go while the application rested, refused and looked at once more, is taken
 * again. False when another live application has any of it by now.
 */
export async function retakePledges(deps: Pick<Deps, 'ledger'>, applicationId: string): Promise<boolean> {
  await takeAll(deps, applicationId, await pledgesOf(deps, applicationId));
  return (await pledgesTaken(deps, applicationId)).length === 0;
}

async function pledgesOf({ ledger }: Pick<Deps, 'ledger'>, applicationId: string): Promise<Kept[]> {
  const rows = await ledger.list('pledges', applicationId, { limit: PLEDGES_MAX });
  return rows.map(({ key, item: { kind } }) => ({ kind, key }));
}

const claimOf = ({ key }: Kept): string => `pledge:${key}`;

type Standing = { tag: 'own' } | { tag: 'free' } | { tag: 'another' } | { tag: 'ended'; owner: string };

/** An application that has ended holds nothing, so that nobody has to remember to let go. */
async function standingOf({ ledger }: Pick<Deps, 'ledger'>, pledge: Kept, applicationId: string): Promise<Standing> {
  const owner = await ledger.claimedBy(claimOf(pledge));
  if (owner === undefined) return { tag: 'free' };
  if (owner === applicationId) return { tag: 'own' };
  const found = await ledger.find('application', owner);
  return found && isLive(found.state) ? { tag: 'another' } : { tag: 'ended', owner };
}

/** A loan that was paid back keeps its backing: the buyer has paid that invoice, and it can back nothing any more. */
const isLive = ({ status }: Application): boolean =>
  !['declined', 'expired', 'bankDeclined', 'withdrawn'].includes(status);

/** Takes each that nobody alive has; whoever was quicker keeps it, and is met when it is asked who has it. */
async function takeAll(deps: Pick<Deps, 'ledger'>, applicationId: string, pledges: readonly Kept[]): Promise<void> {
  for (const pledge of pledges) {
    for (let round = 1; round <= ROUNDS; round += 1) {
      const standing = await standingOf(deps, pledge, applicationId);
      if (standing.tag === 'own' || standing.tag === 'another') break;
      const claim = claimOf(pledge);
      if (standing.tag === 'ended')
        await deps.ledger.commit({ claims: [{ claim, owner: standing.owner, release: true }] });
      await deps.ledger.commit({ claims: [{ claim, owner: applicationId }] });
    }
  }
}
