import type { TradeBacking } from './backing.ts';
import type { Matched } from './matching.ts';
import type { DeliveryNote, Invoice, Paper } from './papers.ts';

/** What has to be there before anything can be assessed on papers. */
export type Lacking = 'counterparty' | 'agreement' | 'order' | 'freightBill';

export function lackingOf({ kind, counterparty, agreement, papers }: TradeBacking): Lacking[] {
  const has = (wanted: Paper['kind']) => papers.some((paper) => paper.kind === wanted);
  const needs: [Lacking, boolean][] =
    kind === 'orders'
      ? [
          ['counterparty', counterparty !== undefined],
          ['agreement', agreement !== undefined],
          ['order', has('order')],
        ]
      : [
          ['counterparty', counterparty !== undefined],
          ['freightBill', has('freightBill')],
        ];
  return needs.flatMap(([need, there]) => (there ? [] : [need]));
}

/** What is wrong with one paper beside the others; it may be handed in all the same. */
export type PaperProblem =
  | 'noDeliveryNote'
  | 'notSigned'
  | 'belongsToNothing'
  | 'otherSeller'
  | 'otherBuyer'
  | 'noFile';

export type Parties = { borrowerCode?: string | undefined; buyerCode?: string | undefined };

export function problemsOfPaper(
  paper: Paper,
  papers: readonly Paper[],
  { matched, parties }: { matched: Matched; parties: Parties },
): PaperProblem[] {
  const file = paper.fileId === undefined ? ['noFile' as const] : [];
  if (paper.kind === 'invoice') return [...file, ...invoiceProblems(paper, papers, { matched, parties })];
  return paper.kind === 'deliveryNote' ? [...file, ...noteProblems(paper, matched)] : file;
}

function invoiceProblems(
  invoice: Invoice,
  papers: readonly Paper[],
  { matched, parties }: { matched: Matched; parties: Parties },
): PaperProblem[] {
  const note = papers.find(({ id }) => id === matched.noteOf[invoice.id]);
  const differs = (is: string, should: string | undefined) => should !== undefined && is !== should;
  return [
    ...(note === undefined ? ['noDeliveryNote' as const] : []),
    ...(note?.kind === 'deliveryNote' && !note.signedByBuyer ? ['notSigned' as const] : []),
    ...(differs(invoice.sellerCode, parties.borrowerCode) ? ['otherSeller' as const] : []),
    ...(differs(invoice.buyerCode, parties.buyerCode) ? ['otherBuyer' as const] : []),
  ];
}

const noteProblems = ({ id, signedByBuyer }: DeliveryNote, { looseNotes }: Matched): PaperProblem[] => [
  ...(looseNotes.includes(id) ? ['belongsToNothing' as const] : []),
  ...(signedByBuyer ? [] : ['notSigned' as const]),
];
