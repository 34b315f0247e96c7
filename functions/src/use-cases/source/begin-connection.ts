import type { startAuthorisation as contract } from '@loan/shared/api/sources';
import type { Application } from '@loan/shared/application/application';
import { isLive } from '@loan/shared/consent/consent';
import { err, ok, type Result } from '@loan/shared/result';
import type { z } from '@loan/shared/schema';
import { type Source, type SourceError, transitionSource } from '@loan/shared/source/source';
import { problemsOf, VENDORS, type Vendor } from '@loan/shared/source/vendors';
import type { Instant } from '@loan/shared/time/instant';
import type { Change, ListWrite, RecordWrite } from '../../ports/ledger.ts';
import { type ApplicationNotFound, openFor } from '../application/access.ts';
import type { FieldsInvalid } from '../application/declare-company.ts';
import { type MoveError, moveApplication, user } from '../application/move.ts';
import type { Deps } from '../deps.ts';
import { type ConsentRefused, giveConsents } from '../party/consents.ts';
import { sourceConsentKey } from './consent-key.ts';

export type Wish = z.infer<typeof contract.request>;
export type ConsentMissing = { tag: 'ConsentMissing'; key: string };
/** This deployment has no agreement with that vendor. */
export type VendorNotOffered = { tag: 'VendorNotOffered' };
export type BeginError =
  | VendorNotOffered
  | MoveError
  | ApplicationNotFound
  | SourceError
  | ConsentMissing
  | ConsentRefused
  | FieldsInvalid;
type Link = { stateHash: string; linkExpiresAt: Instant };
export type Begun = { application: Application; source: Source };

/** Writes down that a source is to be connected, with the consent for it: nothing is asked of a vendor before. */
export async function beginConnection(
  deps: Deps,
  userId: string,
  wish: Wish,
  { link, records }: { link: Link; records: RecordWrite[] },
): Promise<Result<Begun, BeginError>> {
  const { id, sourceId, vendor, region, typed = {} } = wish;
  const found = await openFor(deps, userId, id);
  if (!found.ok) return found;
  if (!deps.sources[vendor]) return err({ tag: 'VendorNotOffered' });
  const wrong = problemsOf(vendor, region, typed);
  // Named by field, never with what was typed: it may be a key.
  if (wrong.length > 0)
    return err({ tag: 'FieldsInvalid', fields: wrong.map((path) => ({ path, rule: 'notAsDescribed' })) });
  const at = deps.now();
  const given = await consentFor(deps, userId, found.value.state, wish);
  if (!given.ok) return given;

  const before = await deps.ledger.find('source', sourceId);
  if (before && (before.state.applicationId !== id || before.state.vendor !== vendor))
    return err({ tag: 'ApplicationNotFound' });
  const shown = { at, region, typed: openPart(vendor, typed), ...link };
  const event = before
    ? ({ type: 'renewLink', ...shown } as const)
    : ({ type: 'create', id: sourceId, applicationId: id, ownerId: userId, vendor, ...shown } as const);
  const after = transitionSource(before?.state, event);
  if (!after.ok) return after;
  const moved = await moveApplication(deps, {
    before: found.value,
    event: { type: 'attachSource', at, sourceId, ...(given.value.ids.length > 0 ? { consents: given.value.ids } : {}) },
    by: user(userId),
    with: {
      changes: [...given.value.changes, { kind: 'source', before, event, after: after.value, by: user(userId) }],
      lists: given.value.lists,
      records,
    },
  });
  return moved.ok ? ok({ application: moved.value, source: after.value }) : moved;
}

/** What may stand beside the source in the open. Keys are not among it. */
function openPart(vendor: Vendor, typed: Readonly<Record<string, string>>): Record<string, string> {
  const open = VENDORS[vendor].typed.filter(({ secret }) => !secret);
  return Object.fromEntries(open.map(({ name }) => [name, typed[name] ?? '']));
}

type Given = { changes: Change[]; lists: ListWrite[]; ids: Application['consents'] };

async function consentFor(
  deps: Deps,
  userId: string,
  application: Application,
  { vendor, consents = [] }: Wish,
): Promise<Result<Given, ConsentMissing | ConsentRefused>> {
  if (await hasConsent(deps, application, vendor)) return ok({ changes: [], lists: [], ids: [] });
  if (consents.length === 0) return err({ tag: 'ConsentMissing', key: sourceConsentKey(vendor) });
  return giveConsents(deps, { applicationId: application.id, userId, audience: { source: vendor }, ticks: consents });
}

async function hasConsent(deps: Deps, application: Application, vendor: Vendor): Promise<boolean> {
  const consents = await Promise.all(application.consents.map((id) => deps.ledger.find('consent', id)));
  const at = deps.now();
  return consents.some(
    (consent) => consent && consent.state.key === sourceConsentKey(vendor) && isLive(consent.state, at),
  );
}
