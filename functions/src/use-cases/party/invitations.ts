import { PAGES } from '@loan/shared/api/pages';
import type {
  inviteSigner,
  readInvitation as readContract,
  takeInvitation as takeContract,
} from '@loan/shared/api/signing';
import type { Application, Signer } from '@loan/shared/application/application';
import { UserId } from '@loan/shared/application/ids';
import { err, ok, type Result } from '@loan/shared/result';
import type { z } from '@loan/shared/schema';
import { addMs, type Instant } from '@loan/shared/time/instant';
import type { Records } from '../../ports/records.ts';
import { type ApplicationNotFound, openFor } from '../application/access.ts';
import { type MoveError, moveApplication, user } from '../application/move.ts';
import type { Deps } from '../deps.ts';
import { sha256 } from '../hashes.ts';
import { type Busy, settle } from '../settle.ts';
import { type ConsentRefused, consentTextsOf, giveConsents } from './consents.ts';

/** A week, as long as an offer stands. */
const INVITATION_MS = 7 * 86_400_000;
/** More than two a day is pressure, not a reminder. */
const REMINDER_PAUSE_MS = 12 * 3_600_000;

export type InvitationError =
  | { tag: 'InvitationNotFound' }
  | { tag: 'InvitationClosed'; state: string }
  | { tag: 'NotForApplicant' };
export type InviteError =
  | MoveError
  | ApplicationNotFound
  | Busy
  | { tag: 'AlreadyThere' }
  | { tag: 'RemindedRecently'; nextAt: Instant };
type Invitation = { token: string; path: string; url: string; expiresAt: Instant; application: Application };

/** A link for another signer's own phone. The newest replaces all before it. */
export async function invite(
  deps: Deps,
  userId: string,
  { id, role, remind }: z.infer<typeof inviteSigner.request>,
): Promise<Result<Invitation, InviteError>> {
  return settle(async () => {
    const found = await openFor(deps, userId, id);
    if (!found.ok) return found;
    const { state } = found.value;
    if (!('people' in state) || !state.people)
      return err({ tag: 'IllegalTransition' as const, from: state.status, event: 'inviteSigner' as const });
    const signer = state.people[role];
    if (signer.provenAt) return err({ tag: 'AlreadyThere' as const });
    const at = deps.now();
    const nextAt = signer.invitedAt && addMs(signer.invitedAt, REMINDER_PAUSE_MS);
    if (remind && nextAt && nextAt > at) return err({ tag: 'RemindedRecently' as const, nextAt });

    const token = deps.newSecret();
    const expiresAt = addMs(at, INVITATION_MS);
    const value = { applicationId: id, role, personId: signer.personId, expiresAt, state: 'open' as const };
    const moved = await moveApplication(deps, {
      before: found.value,
      event: { type: 'inviteSigner', at, role },
      by: user(userId),
      with: {
        records: [
          { kind: 'invitation', key: sha256(token), value, expect: 'new', expiresAt: addMs(expiresAt, INVITATION_MS) },
        ],
      },
    });
    if (!moved.ok) return moved;
    const path = `/${PAGES.invitation(token)}`;
    return ok({ token, path, url: `${deps.settings.publicUrl}/#${path}`, expiresAt, application: moved.value });
  });
}

type Found = {
  key: string;
  invitation: Records['invitation'];
  version: number;
  application: Application;
  signer: Signer;
};

async function find(deps: Deps, token: string): Promise<Found | undefined> {
  const key = sha256(token);
  const record = await deps.ledger.record('invitation', key);
  const loaded = record && (await deps.ledger.find('application', record.value.applicationId));
  if (!record || !loaded || !('people' in loaded.state) || !loaded.state.people) return undefined;
  return {
    key,
    invitation: record.value,
    version: record.version,
    application: loaded.state,
    signer: loaded.state.people[record.value.role],
  };
}

/** An invitation is known to be replaced by the signer's newer one: only the newest was made when it was sent. */
function standing({ invitation, signer }: Found, at: Instant): 'open' | 'taken' | 'replaced' | 'expired' | 'declined' {
  if (invitation.state !== 'open') return invitation.state;
  const made = addMs(invitation.expiresAt, -INVITATION_MS);
  if (signer.personId !== invitation.personId || (signer.invitedAt && signer.invitedAt > made)) return 'replaced';
  return at > invitation.expiresAt ? 'expired' : 'open';
}

export async function readInvitation(
  deps: Deps,
  { token }: { token: string },
): Promise<Result<z.infer<typeof readContract.response>, InvitationError>> {
  const found = await find(deps, token);
  if (!found || !('companyId' in found.application) || !found.application.companyId)
    return err({ tag: 'InvitationNotFound' });
  const at = deps.now();
  const company = await deps.ledger.record('company', found.application.companyId);
  const person = await deps.ledger.record('person', found.invitation.personId);
  const state = standing(found, at);
  if (state === 'open' && !found.signer.openedAt) await noteOpened(deps, found);
  return ok({
    role: found.invitation.role,
    companyName: company?.value.name ?? '',
    nameMasked: person?.value.nameMasked ?? '',
    invitedBy: company?.value.name ?? '',
    bankName: deps.settings.bank.name,
    expiresAt: found.invitation.expiresAt,
    state,
    consentTexts: consentTextsOf(deps, 'signer', at),
  });
}

/** Best effort: whether it was opened is shown to the applicant, and nothing rests on it. */
async function noteOpened(deps: Deps, { application, invitation }: Found): Promise<void> {
  const before = await deps.ledger.find('application', application.id);
  if (before)
    await moveApplication(deps, {
      before,
      event: { type: 'openInvitation', at: deps.now(), role: invitation.role },
      by: { kind: 'system', id: 'invitation' },
    });
}

export type TakeError = MoveError | InvitationError | ConsentRefused | Busy;

/** Takes the place with one's own WeChat and gives one's own consents. Who one is, is proven afterwards. */
export async function takeInvitation(
  deps: Deps,
  userId: string,
  { token, consents }: z.infer<typeof takeContract.request>,
): Promise<Result<Application, TakeError>> {
  return settle(async () => {
    const found = await find(deps, token);
    if (!found) return err({ tag: 'InvitationNotFound' as const });
    const { invitation, application } = found;
    const state = standing(found, deps.now());
    if (state === 'taken' && found.signer.userId === userId) return ok(application);
    if (state !== 'open') return err({ tag: 'InvitationClosed' as const, state });
    const given = giveConsents(deps, { applicationId: application.id, userId, audience: 'signer', ticks: consents });
    if (!given.ok) return given;
    const before = await deps.ledger.find('application', application.id);
    const at = deps.now();
    return moveApplication(deps, {
      before,
      event: { type: 'takeInvitation', at, role: invitation.role, userId: UserId.parse(userId) },
      by: user(userId),
      with: {
        changes: given.value.changes,
        records: [
          {
            kind: 'invitation',
            key: found.key,
            value: { ...invitation, state: 'taken' },
            expect: found.version,
            expiresAt: addMs(invitation.expiresAt, INVITATION_MS),
          },
        ],
        lists: [
          ...given.value.lists,
          {
            list: 'applications',
            owner: userId,
            key: `${at}#${application.id}`,
            item: { applicationId: application.id, role: invitation.role, createdAt: at },
          },
        ],
      },
    });
  });
}

export async function declineInvitation(
  deps: Deps,
  userId: string,
  { token }: { token: string },
): Promise<Result<Record<string, never>, TakeError>> {
  return settle(async () => {
    const found = await find(deps, token);
    if (!found) return err({ tag: 'InvitationNotFound' as const });
    if (standing(found, deps.now()) !== 'open')
      return err({ tag: 'InvitationClosed' as const, state: standing(found, deps.now()) });
    const before = await deps.ledger.find('application', found.application.id);
    const moved = await moveApplication(deps, {
      before,
      event: { type: 'declineInvitation', at: deps.now(), role: found.invitation.role },
      by: user(userId),
      with: {
        records: [
          {
            kind: 'invitation',
            key: found.key,
            value: { ...found.invitation, state: 'declined' },
            expect: found.version,
            expiresAt: addMs(found.invitation.expiresAt, INVITATION_MS),
          },
        ],
      },
    });
    return moved.ok ? ok({}) : moved;
  });
}
