import { PAGES } from '@loan/shared/api/pages';
import type { answerStaffTicket, openStaffTicket, readStaffTicket, takeStaffSession } from '@loan/shared/api/partner';
import { err, ok, type Result } from '@loan/shared/result';
import type { z } from '@loan/shared/schema';
import { addMs } from '@loan/shared/time/instant';
import type { Deps } from '../deps.ts';
import { sha256 } from '../hashes.ts';
import { type NotOnStaff, staffOf } from './staff-list.ts';

/** Long enough to take the phone out, short enough that a picture of the code is soon worth nothing. */
const TICKET_MS = 2 * 60_000;
/** A working day. */
const SESSION_MS = 8 * 3_600_000;

export type TicketGone = { tag: 'TicketGone' };

/** Four digits, the same on the screen and on the phone; they come from the ticket, so that nobody can choose them. */
const codeOf = (ticketId: string): string =>
  String(Number.parseInt(ticketId.slice(0, 8), 16) % 10_000).padStart(4, '0');

export async function openTicket(deps: Deps): Promise<z.input<typeof openStaffTicket.response>> {
  const secret = deps.newSecret();
  const ticketId = sha256(secret);
  const expiresAt = addMs(deps.now(), TICKET_MS);
  const value = { state: 'open', expiresAt } as const;
  await deps.ledger.commit({ records: [{ kind: 'staffTicket', key: ticketId, value, expect: 'new', expiresAt }] });
  return { secret, page: PAGES.staffTicket(ticketId), code: codeOf(ticketId), expiresAt };
}

/** A ticket that still stands. Nobody but its screen knows the secret; the phone knows its hash. */
async function ticketOf({ ledger, now }: Pick<Deps, 'ledger' | 'now'>, ticketId: string) {
  const found = await ledger.record('staffTicket', ticketId);
  return found && found.value.expiresAt > now() ? found : undefined;
}

export async function readTicket(
  deps: Deps,
  userId: string,
  { ticketId }: { ticketId: string },
): Promise<z.input<typeof readStaffTicket.response>> {
  const found = await ticketOf(deps, ticketId);
  const staff = await staffOf(deps, userId);
  const state = found?.value.state === 'open' ? 'open' : 'gone';
  return { state, code: codeOf(ticketId), userId, ...(staff ? { staff } : {}) };
}

/** The person with the phone lets the screen in, or says that it is not theirs. */
export async function answerTicket(
  deps: Deps,
  userId: string,
  { ticketId, allow }: z.output<typeof answerStaffTicket.request>,
): Promise<Result<Record<string, never>, TicketGone | NotOnStaff>> {
  const found = await ticketOf(deps, ticketId);
  if (found?.value.state !== 'open') return err({ tag: 'TicketGone' });
  if (!(await staffOf(deps, userId))) return err({ tag: 'NotOnStaff' });
  const { expiresAt } = found.value;
  const value = { state: allow ? 'allowed' : 'refused', userId, expiresAt } as const;
  const written = await deps.ledger.commit({
    records: [{ kind: 'staffTicket', key: ticketId, value, expect: found.version, expiresAt }],
  });
  return written.ok ? ok({}) : err({ tag: 'TicketGone' });
}

/** Once: the ticket goes in the same commit in which the session comes. */
export async function takeSession(
  deps: Deps,
  { secret }: z.output<typeof takeStaffSession.request>,
): Promise<z.input<typeof takeStaffSession.response>> {
  const ticketId = sha256(secret);
  const found = await ticketOf(deps, ticketId);
  if (!found) return { state: 'gone' };
  const { state, userId } = found.value;
  if (state !== 'allowed') return { state: state === 'open' ? 'waiting' : 'refused' };
  const staff = userId && (await staffOf(deps, userId));
  if (!userId || !staff) return { state: 'gone' };
  const token = deps.newSecret();
  const expiresAt = addMs(deps.now(), SESSION_MS);
  const used = { ...found.value, state: 'refused' as const };
  const written = await deps.ledger.commit({
    records: [
      { kind: 'staffTicket', key: ticketId, value: used, expect: found.version, expiresAt: found.value.expiresAt },
      { kind: 'staffSession', key: sha256(token), value: { userId, expiresAt }, expect: 'new', expiresAt },
    ],
  });
  return written.ok ? { state: 'signedIn', token, expiresAt, staff } : { state: 'gone' };
}

/** Whose screen this is, as long as they are on the list. */
export async function staffAt(deps: Pick<Deps, 'ledger' | 'now'>, token: string): Promise<string | undefined> {
  const session = await deps.ledger.record('staffSession', sha256(token));
  if (!session || session.value.expiresAt <= deps.now()) return undefined;
  return (await staffOf(deps, session.value.userId)) && session.value.userId;
}

export async function leave(deps: Pick<Deps, 'ledger'>, token: string): Promise<void> {
  await deps.ledger.commit({ records: [{ kind: 'staffSession', key: sha256(token), delete: true }] });
}
