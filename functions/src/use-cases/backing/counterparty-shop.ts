import type { ConsentTextView } from '@loan/shared/api/application';
import type {
  authoriseCounterpartyShop as authoriseContract,
  CounterpartyView,
  confirmCounterpartyShop as confirmContract,
} from '@loan/shared/api/backing';
import { UserId } from '@loan/shared/application/ids';
import { isLive, transitionConsent } from '@loan/shared/consent/consent';
import { invariant } from '@loan/shared/invariant';
import { err, ok, type Result } from '@loan/shared/result';
import type { z } from '@loan/shared/schema';
import { type SourceError, type SourceEvent, transitionSource } from '@loan/shared/source/source';
import { problemsOf, type Vendor } from '@loan/shared/source/vendors';
import { addMs, type Instant } from '@loan/shared/time/instant';
import type { Change, ListWrite, Loaded } from '../../ports/ledger.ts';
import type { FieldsInvalid } from '../application/declare-company.ts';
import { user } from '../application/move.ts';
import type { Deps } from '../deps.ts';
import { sha256 } from '../hashes.ts';
import { type ConsentRefused, consentTextsOf, giveConsents } from '../party/consents.ts';
import { type Busy, settle } from '../settle.ts';
import type { ConsentMissing, VendorNotOffered } from '../source/begin-connection.ts';
import { letGo } from '../source/claim.ts';
import { buyerConsentKey } from '../source/consent-key.ts';
import { moveBacking } from './access.ts';
import { borrowerNameOf, type CounterpartyError, type Guest, guestOf, viewFor } from './counterparty.ts';
import { counterpartyVendors } from './counterparty-vendors.ts';

/** Long enough to carry the link to another computer, short enough that a lost one is worth nothing. */
const LINK_MS = 10 * 60_000;

type ShopNotFound = { tag: 'ShopNotFound' };
export type CounterpartyShopError = CounterpartyError | SourceError | ShopNotFound;
export type AuthoriseError =
  | CounterpartyShopError
  | VendorNotOffered
  | FieldsInvalid
  | ConsentMissing
  | ConsentRefused
  | Busy;
type Wish = z.infer<typeof authoriseContract.request>;
type Started = { url: string; expiresAt: Instant; view: CounterpartyView };

/** The link under which the counterparty says yes at its marketplace, and the consent that has to come before. */
export async function authoriseCounterpartyShop(
  deps: Deps,
  userId: string,
  wish: Wish,
): Promise<Result<Started, AuthoriseError>> {
  const started = await settle(async () => {
    const guest = await openGuest(deps, userId, wish.token);
    if (!guest.ok) return guest;
    const link = deps.sources[wish.vendor]?.link;
    if (!link || !counterpartyVendors(deps, guest.value.backing.state).includes(wish.vendor))
      return err({ tag: 'VendorNotOffered' as const });
    const wrong = problemsOf(wish.vendor, wish.region, {});
    if (wrong.length > 0)
      return err({ tag: 'FieldsInvalid' as const, fields: wrong.map((path) => ({ path, rule: 'notAsDescribed' })) });
    const state = deps.newSecret();
    const begun = await begin(deps, userId, guest.value, wish, sha256(state));
    if (!begun.ok) return begun;
    return ok({ url: link.urlFor({ region: wish.region, state, typed: {} }), expiresAt: begun.value });
  });
  if (!started.ok) return started;
  const view = await viewedBy(deps, userId, wish.token);
  return view.ok ? ok({ ...started.value, view: view.value }) : view;
}

async function begin(deps: Deps, userId: string, guest: Guest, wish: Wish, stateHash: string) {
  const { vendor, region, sourceId } = wish;
  const { id } = guest.backing.state;
  const at = deps.now();
  const given = await consentFor(deps, userId, guest, wish);
  if (!given.ok) return given;
  const before = await deps.ledger.find('source', sourceId);
  if (before && !isOwn(before, guest, userId, vendor)) return err({ tag: 'ShopNotFound' as const });
  const linkExpiresAt = addMs(at, LINK_MS);
  const shown = { at, region, typed: {}, stateHash, linkExpiresAt };
  const event: SourceEvent = before
    ? { type: 'renewLink', ...shown }
    : { type: 'create', id: sourceId, applicationId: id, ownerId: userId, role: 'buyer', vendor, ...shown };
  const after = transitionSource(before?.state, event);
  if (!after.ok) return after;
  const pointer = { applicationId: id, sourceId };
  const moved = await moveBacking(deps, guest, {
    event: { type: 'attachSource', at, sourceId, consents: given.value.ids },
    by: user(userId),
    extra: {
      changes: [...given.value.changes, { kind: 'source', before, event, after: after.value, by: user(userId) }],
      lists: given.value.lists,
      records: [{ kind: 'pointer', key: stateHash, value: pointer, expect: 'new', expiresAt: linkExpiresAt }],
    },
  });
  return moved.ok ? ok(linkExpiresAt) : moved;
}

const isOwn = ({ state }: Loaded<'source'>, { backing }: Guest, userId: string, vendor?: Vendor): boolean =>
  state.applicationId === backing.state.id &&
  state.role === 'buyer' &&
  state.ownerId === UserId.parse(userId) &&
  (vendor === undefined || state.vendor === vendor);

type Given = { changes: Change[]; lists: ListWrite[]; ids: Guest['backing']['state']['consents'] };

async function consentFor(
  deps: Deps,
  userId: string,
  { application, backing: { state } }: Guest,
  { vendor, consents = [] }: Wish,
): Promise<Result<Given, ConsentMissing | ConsentRefused>> {
  const key = buyerConsentKey(vendor);
  const known = await Promise.all(state.consents.map((id) => deps.ledger.find('consent', id)));
  const at = deps.now();
  const live = known.some((one) => one?.state.key === key && one.state.giverId === userId && isLive(one.state, at));
  if (live) return ok({ changes: [], lists: [], ids: [] });
  if (consents.length === 0) return err({ tag: 'ConsentMissing', key });
  const audience = { buyer: vendor, borrowerName: await borrowerNameOf(deps, application.state) };
  return giveConsents(deps, { applicationId: state.id, userId, audience, ticks: consents });
}

/** What is asked before a shop of the counterparty's own is read for this purpose. */
export async function counterpartyConsentTexts(
  deps: Deps,
  userId: string,
  { token, vendor }: { token: string; vendor: Vendor },
): Promise<Result<{ texts: ConsentTextView[] }, CounterpartyError>> {
  const guest = await openGuest(deps, userId, token);
  if (!guest.ok) return guest;
  const audience = { buyer: vendor, borrowerName: await borrowerNameOf(deps, guest.value.application.state) };
  return ok({ texts: consentTextsOf(deps, audience, deps.now()) });
}

async function openGuest(deps: Deps, userId: string, token: string): Promise<Result<Guest, CounterpartyError>> {
  const guest = await guestOf(deps, userId, token);
  if (!guest) return err({ tag: 'LinkNotFound' });
  const { standing } = guest;
  return standing === 'open' || standing === 'answered' ? ok(guest) : err({ tag: 'LinkClosed', standing });
}

/** "Is this your shop?" Nothing is read before; `mine: false` hands the permission back. */
export async function confirmCounterpartyShop(
  deps: Deps,
  userId: string,
  { token, sourceId, mine }: z.infer<typeof confirmContract.request>,
): Promise<Result<CounterpartyView, CounterpartyShopError>> {
  const confirmed = await settle(async () => {
    const guest = await openGuest(deps, userId, token);
    if (!guest.ok) return guest;
    const before = await deps.ledger.find('source', sourceId);
    if (!before || !isOwn(before, guest.value, userId)) return err({ tag: 'ShopNotFound' as const });
    // The tap arrived twice: what it asked for is under way.
    if (mine && ['reading', 'read'].includes(before.state.status)) return ok(undefined);
    const at = deps.now();
    const event: SourceEvent = mine
      ? { type: 'confirm', at, relation: 'sameCompany', pullId: deps.newId() }
      : { type: 'disown', at };
    const after = transitionSource(before.state, event);
    if (!after.ok) return after;
    const kind = mine ? 'readSource' : 'revokeSource';
    const written = await deps.ledger.commit({
      changes: [{ kind: 'source', before, event, after: after.value, by: user(userId) }],
      jobs: [{ id: deps.newId(), kind, payload: { sourceId }, dueAt: at }],
    });
    return written.ok ? ok(undefined) : written;
  });
  return confirmed.ok ? viewedBy(deps, userId, token) : confirmed;
}

/** Whoever gave it takes it back, whatever has become of the link since. */
export async function withdrawCounterpartyShop(
  deps: Deps,
  userId: string,
  { token, sourceId }: { token: string; sourceId: string },
): Promise<Result<CounterpartyView, CounterpartyShopError>> {
  const withdrawn = await settle(async () => {
    const guest = await guestOf(deps, userId, token);
    if (!guest) return err({ tag: 'LinkNotFound' as const });
    const before = await deps.ledger.find('source', sourceId);
    if (!before || !isOwn(before, guest, userId)) return err({ tag: 'ShopNotFound' as const });
    if (before.state.status === 'disconnected') return ok(undefined);
    const at = deps.now();
    const event = { type: 'disconnect', at } as const;
    const after = transitionSource(before.state, event);
    if (!after.ok) return after;
    const by = user(userId);
    const moved = await moveBacking(deps, guest, {
      event: { type: 'detachSource', at, sourceId: before.state.id },
      by,
      extra: {
        changes: [
          { kind: 'source', before, event, after: after.value, by },
          ...(await withdrawals(deps, guest, { vendor: before.state.vendor, userId, at })),
        ],
        jobs: [{ id: deps.newId(), kind: 'revokeSource', payload: { sourceId }, dueAt: at }],
        claims: await letGo(deps, before.state),
      },
    });
    return moved.ok ? ok(undefined) : moved;
  });
  return withdrawn.ok ? viewedBy(deps, userId, token) : withdrawn;
}

async function withdrawals(
  deps: Deps,
  { backing: { state } }: Guest,
  { vendor, userId, at }: { vendor: Vendor; userId: string; at: Instant },
): Promise<Change[]> {
  const consents = await Promise.all(state.consents.map((id) => deps.ledger.find('consent', id)));
  return consents.flatMap((before): Change[] => {
    if (before?.state.key !== buyerConsentKey(vendor) || before.state.giverId !== userId) return [];
    if (before.state.status !== 'given') return [];
    const event = { type: 'withdraw', at } as const;
    const after = transitionConsent(before.state, event);
    invariant(after.ok, 'withdrawals: what was given can be withdrawn');
    return [{ kind: 'consent', before, event, after: after.value, by: user(userId) }];
  });
}

async function viewedBy(
  deps: Deps,
  userId: string,
  token: string,
): Promise<Result<CounterpartyView, CounterpartyError>> {
  const guest = await guestOf(deps, userId, token);
  return guest ? ok(await viewFor(deps, guest)) : err({ tag: 'LinkNotFound' });
}
