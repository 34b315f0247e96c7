import type { putAgreement as agreementContract, putPaper as paperContract } from '@loan/shared/api/backing';
import type { TradeBacking } from '@loan/shared/backing/backing';
import type { Counterparty, Paper } from '@loan/shared/backing/papers';
import type { BackingEvent } from '@loan/shared/backing/transitions';
import { err, ok, type Result } from '@loan/shared/result';
import type { z } from '@loan/shared/schema';
import type { Instant } from '@loan/shared/time/instant';
import type { Records } from '../../ports/records.ts';
import type { ApplicationNotFound } from '../application/access.ts';
import { user } from '../application/move.ts';
import type { Deps } from '../deps.ts';
import { type Busy, settle } from '../settle.ts';
import { type ChangeError, isEditable, moveBacking, type NoPapers, type PapersFixed, paperedFor } from './access.ts';

/** No such file was handed in for this application, or it never arrived. */
type FileMissing = { tag: 'FileMissing' };
type CounterpartyWrong = { tag: 'CounterpartyWrong' };
export type PaperError =
  | ChangeError
  | ApplicationNotFound
  | NoPapers
  | PapersFixed
  | FileMissing
  | CounterpartyWrong
  | Busy;
type Changed = Promise<Result<TradeBacking, PaperError>>;

type Make = (backing: TradeBacking, at: Instant) => Promise<Result<BackingEvent | undefined, PaperError>>;

/** One change of the papers by the borrower, as long as they may be changed. Nothing where it would change nothing. */
function change(deps: Deps, userId: string, id: string, make: Make): Changed {
  return settle(async () => {
    const papered = await paperedFor(deps, userId, id);
    if (!papered.ok) return papered;
    const { application, backing } = papered.value;
    if (!isEditable(application.state)) return err({ tag: 'PapersFixed' as const });
    const event = await make(backing.state, deps.now());
    if (!event.ok) return event;
    if (!event.value) return ok(backing.state);
    return moveBacking(deps, papered.value, { event: event.value, by: user(userId) });
  });
}

export const putCounterparty = (
  deps: Deps,
  userId: string,
  { id, counterparty }: { id: string; counterparty: Counterparty },
): Changed =>
  change(deps, userId, id, async (backing, at) => {
    const wanted = backing.kind === 'orders' ? 'buyer' : 'forwarder';
    if (counterparty.role !== wanted) return err({ tag: 'CounterpartyWrong' });
    return ok(same(backing.counterparty, counterparty) ? undefined : { type: 'putCounterparty', at, counterparty });
  });

export const putAgreement = (
  deps: Deps,
  userId: string,
  { id, agreement }: z.infer<typeof agreementContract.request>,
): Changed =>
  change(deps, userId, id, async (backing, at) => {
    const file = await fileOf(deps, id, agreement.fileId);
    if (!file.ok) return err({ tag: 'FileMissing' });
    if (same(backing.agreement, agreement)) return ok(undefined);
    return ok({ type: 'putAgreement', at, agreement, ...hashOf(file.value) });
  });

/** Its fields are the issuer's own only where the file says the very same; nobody's word is taken for it. */
export const putPaper = (
  deps: Deps,
  userId: string,
  { id, paperId, paper: handedIn }: z.infer<typeof paperContract.request>,
): Changed =>
  change(deps, userId, id, async (backing, at) => {
    const file = await fileOf(deps, id, handedIn.fileId);
    if (!file.ok) return err({ tag: 'FileMissing' });
    const paper = withOrigin({ ...handedIn, id: paperId }, file.value);
    const before = backing.papers.find((other) => other.id === paperId);
    return ok(same(before, paper) ? undefined : { type: 'putPaper', at, paper, ...hashOf(file.value) });
  });

export const removePaper = (deps: Deps, userId: string, { id, paperId }: { id: string; paperId: string }): Changed =>
  change(deps, userId, id, async (backing, at) =>
    // Removed already: the tap arrived twice.
    ok(backing.papers.some((paper) => paper.id === paperId) ? { type: 'removePaper', at, paperId } : undefined),
  );

type File = Records['paperFile'];

async function fileOf(
  { ledger }: Pick<Deps, 'ledger'>,
  applicationId: string,
  fileId: string | undefined,
): Promise<Result<File | undefined, FileMissing>> {
  if (fileId === undefined) return ok(undefined);
  const file = await ledger.record('paperFile', fileId);
  const isThere = file?.value.applicationId === applicationId && file.value.sha256 !== undefined;
  return isThere ? ok(file.value) : err({ tag: 'FileMissing' });
}

const hashOf = (file: File | undefined) => (file?.sha256 ? { fileSha256: file.sha256 } : {});

function withOrigin(paper: Paper, file: File | undefined): Paper {
  if (paper.kind !== 'invoice') return paper;
  const { number, issuedOn, amountFen, sellerCode, buyerCode } = paper;
  const isOwn = file?.read !== undefined && same(file.read, { number, issuedOn, amountFen, sellerCode, buyerCode });
  return { ...paper, origin: isOwn ? 'fromXml' : 'typed' };
}

/** Alike whatever the order in which their fields were written. */
const same = (a: object | undefined, b: object): boolean => a !== undefined && ordered(a) === ordered(b);
const ordered = (value: object): string =>
  JSON.stringify(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
