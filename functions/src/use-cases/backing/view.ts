import type { BackingView, PaperView } from '@loan/shared/api/backing';
import { isConfirmed, type Link, type TradeBacking } from '@loan/shared/backing/backing';
import { lackingOf, problemsOfPaper } from '@loan/shared/backing/lacking';
import { type Matched, matchPapers } from '@loan/shared/backing/matching';
import { type Answer, isLine, type Paper } from '@loan/shared/backing/papers';
import { nextReminderAt } from '@loan/shared/backing/transitions';
import type { PaperState } from '@loan/shared/facts/backing';
import { addDecimals } from '@loan/shared/facts/decimal';
import type { DecimalText } from '@loan/shared/facts/month';
import { ok, type Result } from '@loan/shared/result';
import type { Records } from '../../ports/records.ts';
import type { ApplicationNotFound } from '../application/access.ts';
import { stateOf } from '../application/view/sources.ts';
import { dropUndefined } from '../application/view/view.ts';
import type { Deps } from '../deps.ts';
import { pledgesTaken } from '../pledge/pledge.ts';
import { isEditable, type NoPapers, type Papered, paperedFor } from './access.ts';

/** The papers of an application, as its applicant sees them. */
export async function viewBacking(
  deps: Deps,
  userId: string,
  id: string,
): Promise<Result<BackingView, ApplicationNotFound | NoPapers>> {
  const papered = await paperedFor(deps, userId, id);
  return papered.ok ? ok(await viewOf(deps, papered.value)) : papered;
}

async function viewOf(deps: Deps, { application, backing: { state } }: Papered): Promise<BackingView> {
  const { kind, version, status, counterparty, assignment } = state;
  const [files, link, counterpartyShops, financedElsewhere] = await Promise.all([
    filesOf(deps, state),
    linkView(deps, state),
    shopsOf(deps, state),
    pledgesTaken(deps, state.id),
  ]);
  return dropUndefined<BackingView>({
    kind,
    version,
    status,
    editable: isEditable(application.state),
    counterparty,
    agreement: agreementView(state, files),
    papers: papersView(state, files, await borrowerCode(deps, application.state)),
    totals: totalsOf(state),
    financedElsewhere,
    lacking: lackingOf(state),
    link,
    assignment,
    confirmed: isConfirmed(state),
    counterpartyShops,
  });
}

async function borrowerCode({ ledger }: Deps, application: Papered['application']['state']) {
  const companyId = 'companyId' in application ? application.companyId : undefined;
  return companyId ? (await ledger.record('company', companyId))?.value.creditCode : undefined;
}

type Files = ReadonlyMap<string, NonNullable<PaperView['file']>>;

async function filesOf({ ledger }: Pick<Deps, 'ledger'>, { papers, agreement }: TradeBacking): Promise<Files> {
  const ids = [agreement?.fileId, ...papers.map(({ fileId }) => fileId)].filter((id) => id !== undefined);
  const records = await Promise.all(ids.map((id) => ledger.record('paperFile', id)));
  return new Map(
    ids.flatMap((fileId, index) => {
      const file: Records['paperFile'] | undefined = records[index]?.value;
      return file ? [[fileId, { fileId, fileName: file.fileName, bytes: file.bytes, type: file.type }] as const] : [];
    }),
  );
}

const fileIn = (files: Files, fileId: string | undefined) => (fileId ? files.get(fileId) : undefined);

/** The counterparty's word counts for more than where the fields were from. */
export function stateOfPaper(paper: Paper, answer: Answer | undefined): PaperState {
  if (answer === 'confirmed') return 'confirmedByCounterparty';
  return paper.kind === 'invoice' ? paper.origin : 'typed';
}

function agreementView({ agreement, agreementAnswer }: TradeBacking, files: Files): BackingView['agreement'] {
  if (!agreement) return undefined;
  return dropUndefined<NonNullable<BackingView['agreement']>>({
    agreement,
    state: agreementAnswer === 'confirmed' ? 'confirmedByCounterparty' : 'typed',
    answer: agreementAnswer,
    file: fileIn(files, agreement.fileId),
  });
}

function papersView({ papers, answers, counterparty }: TradeBacking, files: Files, borrower?: string): PaperView[] {
  const matched = matchPapers(papers);
  const parties = { borrowerCode: borrower, buyerCode: counterparty?.creditCode };
  return papers.map((paper) =>
    dropUndefined<PaperView>({
      paper,
      state: stateOfPaper(paper, answers[paper.id]),
      answer: answers[paper.id],
      file: fileIn(files, paper.fileId),
      matchedWith: matchOf(paper, matched),
      problems: problemsOfPaper(paper, papers, { matched, parties }),
    }),
  );
}

const matchOf = ({ kind, id }: Paper, { noteOf, invoiceOf }: Matched): string | undefined =>
  kind === 'invoice' ? noteOf[id] : kind === 'order' ? invoiceOf[id] : undefined;

function totalsOf({ papers, answers }: TradeBacking): BackingView['totals'] {
  const sum = (wanted: 'invoice' | 'order', counts: (paper: Paper) => boolean = () => true) =>
    papers.reduce((total, paper) => total + (paper.kind === wanted && counts(paper) ? paper.amountFen : 0), 0);
  const bills = new Map<string, DecimalText>();
  for (const paper of papers) {
    if (paper.kind !== 'freightBill') continue;
    const before = bills.get(paper.currency);
    bills.set(paper.currency, before ? addDecimals(before, paper.amount) : paper.amount);
  }
  return {
    invoicesFen: sum('invoice'),
    ordersFen: sum('order'),
    confirmedOrdersFen: sum('order', (paper) => isLine(paper) && answers[paper.id] === 'confirmed'),
    bills: [...bills].map(([currency, amount]) => ({ currency, amount })) as BackingView['totals']['bills'],
  };
}

async function linkView(deps: Deps, backing: TradeBacking): Promise<BackingView['link']> {
  const { link, answeredAt } = backing;
  const record = link && (await deps.ledger.record('counterpartyLink', link.tokenHash));
  if (!link || !record) return undefined;
  const at = deps.now();
  const { contactName, phoneMasked } = record.value;
  return dropUndefined<NonNullable<BackingView['link']>>({
    contactName: await deps.keyring.open(contactName, `counterpartyLink:${link.tokenHash}:contactName`),
    phoneMasked,
    state: linkState(backing, link, at),
    sentAt: link.sent.at(-1)?.at ?? backing.createdAt,
    expiresAt: link.expiresAt,
    openedAt: link.openedAt,
    phoneCheckedAt: link.takenAt,
    answeredAt,
    nextReminderAt: nextReminderAt(link, at),
  });
}

function linkState({ status }: TradeBacking, link: Link, at: string): NonNullable<BackingView['link']>['state'] {
  if (status === 'answered') return 'answered';
  if (at > link.expiresAt) return 'expired';
  if (link.takenAt) return 'phoneChecked';
  return link.openedAt ? 'opened' : 'sent';
}

async function shopsOf(deps: Deps, { sources }: TradeBacking): Promise<BackingView['counterpartyShops']> {
  const found = await Promise.all(sources.map((id) => deps.ledger.find('source', id)));
  return found.flatMap((source) =>
    source ? [{ vendor: source.state.vendor, state: stateOf(source.state, deps.now()) }] : [],
  );
}
