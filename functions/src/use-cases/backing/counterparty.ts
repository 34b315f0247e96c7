import type { answerCounterparty as answerContract, CounterpartyView } from '@loan/shared/api/backing';
import type { Application } from '@loan/shared/application/application';
import { UserId } from '@loan/shared/application/ids';
import { isLine, isRefused, type Paper } from '@loan/shared/backing/papers';
import type { BackingEvent } from '@loan/shared/backing/transitions';
import { assignmentNotice } from '@loan/shared/contract/assignment-notice';
import { err, ok, type Result } from '@loan/shared/result';
import type { z } from '@loan/shared/schema';
import type { ListWrite } from '../../ports/ledger.ts';
import type { Records } from '../../ports/records.ts';
import { user } from '../application/move.ts';
import { sourceView } from '../application/view/sources.ts';
import { dropUndefined } from '../application/view/view.ts';
import type { Deps } from '../deps.ts';
import { sha256 } from '../hashes.ts';
import { phoneOf } from '../party/session.ts';
import { type Busy, settle } from '../settle.ts';
import { type ChangeError, moveBacking, type Papered } from './access.ts';
import { counterpartyVendors } from './counterparty-vendors.ts';
import { invitedPhone } from './invite-counterparty.ts';

export type LinkNotFound = { tag: 'LinkNotFound' };
/** The link shows nothing to this person, or nothing any more; the page says why. */
export type LinkClosed = { tag: 'LinkClosed'; standing: CounterpartyView['standing'] };
export type CounterpartyError = LinkNotFound | LinkClosed | ChangeError | Busy;

export type Guest = Papered & {
  tokenHash: string;
  record: Records['counterpartyLink'];
  standing: CounterpartyView['standing'];
};

/** What a link is, and what it is to this person. A made-up token is as unknown as one of a deleted application. */
export async function guestOf(deps: Deps, userId: string, token: string): Promise<Guest | undefined> {
  const tokenHash = sha256(token);
  const record = await deps.ledger.record('counterpartyLink', tokenHash);
  if (!record) return undefined;
  const { applicationId } = record.value;
  const [application, backing] = await Promise.all([
    deps.ledger.find('application', applicationId),
    deps.ledger.find('backing', applicationId),
  ]);
  if (!application || !backing) return undefined;
  const papered = { application, backing, tokenHash, record: record.value };
  return { ...papered, standing: await standingOf(deps, userId, papered) };
}

/** Whose phone it is comes first: to anybody else a link that has ended is as closed as a live one. */
async function standingOf(
  deps: Deps,
  userId: string,
  { backing: { state }, tokenHash, record }: Omit<Guest, 'standing'>,
): Promise<Guest['standing']> {
  const phone = await phoneOf(deps, userId);
  if (!phone) return 'phoneNeeded';
  if (phone !== (await invitedPhone(deps, tokenHash, record))) return 'wrongPhone';
  if (state.status === 'closed') return 'closed';
  if (state.link?.tokenHash !== tokenHash) return 'replaced';
  if (state.status === 'answered') return 'answered';
  return deps.now() > state.link.expiresAt ? 'expired' : 'open';
}

/** Opens the link: notes that it was opened, and that the phone is the invited one, once each. */
export async function readCounterparty(
  deps: Deps,
  userId: string,
  { token }: { token: string },
): Promise<Result<CounterpartyView, LinkNotFound>> {
  const guest = await guestOf(deps, userId, token);
  if (!guest) return err({ tag: 'LinkNotFound' });
  await noteVisit(deps, userId, guest);
  return ok(await viewFor(deps, guest));
}

/** Best effort: how far a link has come is shown to the borrower, and nothing rests on it. */
async function noteVisit(deps: Deps, userId: string, guest: Guest): Promise<void> {
  const { link } = guest.backing.state;
  if (link?.tokenHash !== guest.tokenHash || guest.backing.state.status !== 'invited') return;
  const at = deps.now();
  const taken = guest.standing === 'open';
  if (at > link.expiresAt || (taken ? link.takenAt : link.openedAt)) return;
  const event: BackingEvent = taken ? { type: 'takeLink', at, userId: UserId.parse(userId) } : { type: 'openLink', at };
  const moved = await moveBacking(deps, guest, { event, by: user(userId) });
  if (moved.ok) guest.backing = (await deps.ledger.find('backing', guest.backing.state.id)) ?? guest.backing;
}

type Answering = z.infer<typeof answerContract.request>;

/** The counterparty's word, line by line. Sent again it is the same answer; another answer is not taken. */
export async function answerCounterparty(
  deps: Deps,
  userId: string,
  { token, version, lines, agreement, assignment }: Answering,
): Promise<Result<CounterpartyView, CounterpartyError>> {
  const answered = await settle(async () => {
    const guest = await guestOf(deps, userId, token);
    if (!guest) return err({ tag: 'LinkNotFound' as const });
    const { state } = guest.backing;
    const said = { lines: Object.fromEntries(lines.map(({ id, answer }) => [id, answer])), agreement, assignment };
    if (guest.standing === 'answered' && isSame(state, said)) return ok(guest);
    if (guest.standing !== 'open') return err({ tag: 'LinkClosed' as const, standing: guest.standing });
    const moved = await moveBacking(deps, guest, {
      event: {
        type: 'answer',
        at: deps.now(),
        version,
        lines: said.lines,
        ...(agreement ? { agreement } : {}),
        ...(assignment ? { assignment } : {}),
      },
      by: user(userId),
      extra: { lists: [message(deps, guest, lines)] },
    });
    return moved.ok ? ok(guest) : moved;
  });
  if (!answered.ok) return answered;
  const after = await guestOf(deps, userId, token);
  return after ? ok(await viewFor(deps, after)) : err({ tag: 'LinkNotFound' });
}

/** What the borrower finds under its messages. */
function message(deps: Deps, { application }: Guest, lines: Answering['lines']): ListWrite {
  const { id: applicationId, applicantId: owner } = application.state;
  const confirmed = lines.filter(({ answer }) => answer === 'confirmed').length;
  const refused = lines.filter(({ answer }) => isRefused(answer)).length;
  const facts = { confirmed, refused, paid: lines.length - confirmed - refused };
  const at = deps.now();
  const item = { at, type: 'counterpartyAnswered', applicationId, facts };
  return { list: 'messages', owner, key: `${at}#${deps.newId()}`, item };
}

const isSame = (
  { answers, agreementAnswer, assignment }: Papered['backing']['state'],
  said: Pick<Answering, 'agreement' | 'assignment'> & { lines: Record<string, unknown> },
): boolean =>
  Object.entries(said.lines).every(([id, answer]) => answers[id] === answer) &&
  (said.agreement ?? agreementAnswer) === agreementAnswer &&
  (said.assignment ?? assignment) === assignment;

const SHOWN = new Set<Guest['standing']>(['open', 'answered']);

/** To somebody else's phone nothing of the trade is shown, not even that it is still open. */
export async function viewFor(deps: Deps, guest: Guest): Promise<CounterpartyView> {
  const { application, backing, record, standing } = guest;
  const { state } = application;
  const borrowerName = await borrowerNameOf(deps, state);
  const isShown = SHOWN.has(standing);
  return dropUndefined<CounterpartyView>({
    standing,
    kind: backing.state.kind,
    borrowerName,
    lenderName: deps.settings.bank.name,
    contactMasked: record.contactMasked,
    phoneMasked: record.phoneMasked,
    expiresAt: record.expiresAt,
    trade: isShown ? tradeOf(deps, guest, borrowerName) : undefined,
    shops: isShown && backing.state.kind === 'orders' ? await shopsOf(deps, guest) : undefined,
  });
}

/** As it declared itself; nothing before it has. */
export async function borrowerNameOf({ ledger }: Pick<Deps, 'ledger'>, application: Application): Promise<string> {
  const companyId = 'companyId' in application ? application.companyId : undefined;
  return (companyId && (await ledger.record('company', companyId))?.value.name) ?? '';
}

type Trade = NonNullable<CounterpartyView['trade']>;

function tradeOf(deps: Deps, { backing: { state } }: Guest, borrowerName: string): Trade {
  const { version, counterparty, agreement, agreementAnswer, papers, answers, assignment, answeredAt } = state;
  const lines = papers.filter(isLine);
  const parties = { borrowerName, buyerName: counterparty?.name ?? '', bankName: deps.settings.bank.name };
  return dropUndefined<Trade>({
    version,
    counterpartyName: counterparty?.name ?? '',
    agreement: agreement && agreementLine(agreement, agreementAnswer),
    lines: lines.map((line) => dropUndefined<Trade['lines'][number]>({ ...lineOf(line), answer: answers[line.id] })),
    totalFen: lines.reduce((sum, line) => sum + (line.kind === 'order' ? line.amountFen : 0), 0),
    assignment:
      state.kind === 'orders'
        ? { paragraphs: assignmentNotice(parties), ...(assignment ? { answer: assignment } : {}) }
        : undefined,
    answeredAt,
  });
}

const agreementLine = (
  { fileId: _own, ...terms }: NonNullable<Papered['backing']['state']['agreement']>,
  answer: Trade['lines'][number]['answer'],
): NonNullable<Trade['agreement']> => ({ ...terms, ...(answer ? { answer } : {}) });

function lineOf(line: Extract<Paper, { kind: 'order' | 'freightBill' }>) {
  if (line.kind === 'order') {
    const { kind, id, number, amountFen, orderedOn, deliverBy, dueOn } = line;
    return { kind, id, number, amountFen, orderedOn, deliverBy, dueOn };
  }
  const { kind, id, number, month, amount, currency, route, parcels } = line;
  return { kind, id, number, month, amount, currency, route, parcels };
}

async function shopsOf(deps: Deps, { backing: { state } }: Guest): Promise<CounterpartyView['shops']> {
  const found = await Promise.all(state.sources.map((id) => deps.ledger.find('source', id)));
  const sources = await Promise.all(found.flatMap((source) => (source ? [sourceView(deps, source.state)] : [])));
  return { vendors: counterpartyVendors(deps, state), sources };
}
