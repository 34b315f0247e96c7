import type { Application, ApplicationStatus } from '@loan/shared/application/application';
import { type BackingKind, isConfirmed, type TradeBacking } from '@loan/shared/backing/backing';
import { lackingOf } from '@loan/shared/backing/lacking';
import { type BackingError, type BackingEvent, transitionBacking } from '@loan/shared/backing/transitions';
import type { Actor } from '@loan/shared/evidence/event';
import { invariant } from '@loan/shared/invariant';
import type { ProductCode } from '@loan/shared/product/code';
import { err, ok, type Result } from '@loan/shared/result';
import type { Instant } from '@loan/shared/time/instant';
import type { Change, Commit, Loaded } from '../../ports/ledger.ts';
import { type ApplicationNotFound, openFor } from '../application/access.ts';
import { type MoveError, moveApplication } from '../application/move.ts';
import type { Deps } from '../deps.ts';

/** Which papers a product lends against; the others lend against shops alone. */
const KINDS: Readonly<Partial<Record<ProductCode, BackingKind>>> = { orderLoan: 'orders', logisticsLoan: 'freight' };

/** The platforms that tell of their suppliers, so that those need no papers. */
export const TELLS_OF_SUPPLIERS = 'temu';

/** Papers decide the assessment, so that nobody changes them once it is asked for: those alone were pledged for it (F13). */
const EDITABLE = new Set<ApplicationStatus>(['draft', 'submitted', 'gathering']);
/** Until the bank is asked, the application keeps account of whether its papers are confirmed. */
const NOTING = new Set<ApplicationStatus>([...EDITABLE, 'assessing', 'underReview', 'offered', 'accepted']);

/** This application's product lends against shops alone. */
export type NoPapers = { tag: 'NoPapers' };
export type PapersFixed = { tag: 'PapersFixed' };
export type ChangeError = BackingError | MoveError;

/** An application that lends against papers, with what was handed in so far. */
export type Papered = { application: Loaded<'application'>; backing: Loaded<'backing'> };

export const isEditable = (application: Application): boolean =>
  EDITABLE.has(application.status) &&
  !('assessmentRequestedAt' in application && application.assessmentRequestedAt !== undefined);

export async function paperedFor(
  deps: Pick<Deps, 'ledger'>,
  userId: string,
  id: string,
): Promise<Result<Papered, ApplicationNotFound | NoPapers>> {
  const found = await openFor(deps, userId, id);
  if (!found.ok) return found;
  const backing = await deps.ledger.find('backing', id);
  return backing ? ok({ application: found.value, backing }) : err({ tag: 'NoPapers' });
}

/** Until its papers are whole; whoever supplies a platform that tells of its suppliers needs none. */
export const needsPapers = ({ product, backing, eligibility }: Application): boolean =>
  KINDS[product] !== undefined &&
  !backing &&
  (KINDS[product] === 'freight' || !eligibility.marketplaces.includes(TELLS_OF_SUPPLIERS));

/** Lent on papers and on shops of the borrower's own as well: the one is looked at beside the other. */
export const hasShopsBesidePapers = ({ product }: Pick<Application, 'product'>): boolean =>
  KINDS[product] === 'freight';

/** Written with the application that is opened, so that one on papers always has a place for them. */
export function openingOf(
  { id, product }: Pick<Application, 'id' | 'product'>,
  { at, by }: { at: Instant; by: Actor },
): Change[] {
  const kind = KINDS[product];
  if (!kind) return [];
  const event = { type: 'open', at, id, kind } as const;
  const after = transitionBacking(undefined, event);
  invariant(after.ok, 'openingOf: nothing is open yet');
  return [{ kind: 'backing', before: undefined, event, after: after.value, by }];
}

/**
 * Moves the papers and, with them, what the application says of them: that it rests on papers, and whether the
 * counterparty has confirmed these. Both are written or neither.
 */
export async function moveBacking(
  deps: Pick<Deps, 'ledger' | 'newId'>,
  { application, backing }: Papered,
  { event, by, extra = {} }: { event: BackingEvent; by: Actor; extra?: Commit },
): Promise<Result<TradeBacking, ChangeError>> {
  const after = transitionBacking(backing.state, event);
  if (!after.ok) return after;
  const change: Change = { kind: 'backing', before: backing, event, after: after.value, by };
  const commit: Commit = { ...extra, changes: [change, ...(extra.changes ?? [])] };
  const note = noteOf(application.state, after.value);
  if (!note) {
    const written = await deps.ledger.commit(commit);
    return written.ok ? after : written;
  }
  const noted = { type: 'noteBacking', at: event.at, ...note } as const;
  const moved = await moveApplication(deps, { before: application, event: noted, by, with: commit });
  return moved.ok ? after : moved;
}

/** What the application has to be told anew; nothing when it knows. */
function noteOf(
  application: Application,
  backing: TradeBacking,
): { complete: boolean; confirmed: boolean } | undefined {
  if (!NOTING.has(application.status)) return undefined;
  const known = 'backing' in application ? application.backing : undefined;
  const complete = lackingOf(backing).length === 0;
  const confirmed = complete && isConfirmed(backing);
  const same = complete === (known !== undefined) && confirmed === (known?.confirmedAt !== undefined);
  return same ? undefined : { complete, confirmed };
}
