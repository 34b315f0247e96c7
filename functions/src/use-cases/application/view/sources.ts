import type { SourceView } from '@loan/shared/api/view';
import type { Application } from '@loan/shared/application/application';
import type { Source } from '@loan/shared/source/source';
import { addMs } from '@loan/shared/time/instant';
import type { PullRecord } from '../../../ports/records.ts';
import type { Deps } from '../../deps.ts';

export async function sourceViews(deps: Deps, application: Application): Promise<SourceView[]> {
  const found = await Promise.all(application.sources.map((id) => deps.ledger.find('source', id)));
  return Promise.all(found.flatMap((source) => (source ? [sourceView(deps, source.state)] : [])));
}

export async function sourceView(deps: Deps, source: Source): Promise<SourceView> {
  const pull =
    source.status === 'reading' || source.status === 'read' ? await deps.ledger.record('pull', source.id) : undefined;
  return {
    id: source.id,
    vendor: source.vendor,
    region: source.region,
    state: stateOf(source, deps.now()),
    revocable: deps.sources[source.vendor]?.cells.revoke.is === 'works',
    ...(source.status === 'awaitingAuthorisation' ? { linkExpiresAt: source.linkExpiresAt, typed: source.typed } : {}),
    ...('shop' in source
      ? { shopName: source.shop.shopName, sellerId: source.shop.sellerId, owner: source.owner }
      : {}),
    ...('shop' in source && source.shop.registeredCompany ? { registeredCompany: source.shop.registeredCompany } : {}),
    ...(pull ? { progress: progressOf(pull.value, source, deps.now()) } : {}),
  };
}

const PROBLEMS = {
  cancelled: 'cancelled',
  linkExpired: 'linkExpired',
  alreadyBound: 'alreadyBound',
  wrongRegion: 'wrongRegion',
  refused: 'cancelled',
} as const;

export function stateOf(source: Source, at: string): SourceView['state'] {
  if (source.status !== 'awaitingAuthorisation') return source.status;
  if (source.problem) return PROBLEMS[source.problem];
  return at > source.linkExpiresAt ? 'linkExpired' : 'awaitingAuthorisation';
}

/** The page moves forward only: steps done of steps planned, and a whole hundred only when the facts are there. */
function progressOf(pull: PullRecord, source: Source, at: string): NonNullable<SourceView['progress']> {
  const done = pull.steps.filter(({ state }) => state !== 'waiting').length;
  const percent =
    source.status === 'read' ? 100 : Math.min(99, Math.floor((done * 100) / Math.max(1, pull.steps.length)));
  const monthsRead = pull.steps.filter(({ kind, state }) => kind === 'orders' && state === 'done').length;
  const doneBy = addMs(pull.asOf, pull.estimateMs);
  return {
    percent,
    ordersRead: pull.ordersRead,
    monthsRead,
    rowsRejected: pull.rowsRejected,
    waitingForVendor: source.status === 'reading' && pull.waitingUntil !== undefined && pull.waitingUntil > at,
    ...(pull.readingKind && source.status === 'reading' ? { reading: pull.readingKind } : {}),
    ...(source.status === 'reading' && doneBy > at ? { doneBy } : {}),
  };
}
