import type { Application } from '@loan/shared/application/application';
import type { TradeBacking } from '@loan/shared/backing/backing';
import { lackingOf } from '@loan/shared/backing/lacking';
import { matchPapers } from '@loan/shared/backing/matching';
import { isRefused, type Paper } from '@loan/shared/backing/papers';
import type { Backing } from '@loan/shared/facts/backing';
import { NOT_OFFERED, type NotOffered } from '@loan/shared/facts/offered';
import { shanghaiDay } from '@loan/shared/time/instant';
import { type Gathered, gathered } from '../assess/gathered.ts';
import type { Deps } from '../deps.ts';
import { relatedToBorrower } from './relation.ts';
import { supplyFacts } from './supply-facts.ts';
import { stateOfPaper } from './view.ts';

type OrderBacking = Extract<Backing, { kind: 'orders' }>;
type FreightBacking = Extract<Backing, { kind: 'freight' }>;

/**
 * What an application lends against beside shops: its papers when they are whole, else what a platform that buys from
 * it tells; nothing for an application that lends against shops alone.
 */
export async function backingFacts(
  deps: Deps,
  application: Application,
  all: Pick<Gathered, 'shop' | 'money'>,
): Promise<Backing | NotOffered> {
  const loaded = await deps.ledger.find('backing', application.id);
  if (!loaded) return NOT_OFFERED;
  const { state } = loaded;
  if (lackingOf(state).length > 0) return state.kind === 'orders' ? supplyFacts(all) : NOT_OFFERED;
  return state.kind === 'orders' ? orderFacts(deps, application, state) : freightFacts(deps, application, state);
}

/** Equal papers have equal keys, whoever hands them in; without our key nobody can read a number from one. */
async function keyOf({ keyring }: Pick<Deps, 'keyring'>, issuerCode: string, { number }: Paper): Promise<string> {
  return keyring.fingerprint(`${issuerCode}|${number}`, 'paper');
}

async function orderFacts(
  deps: Deps,
  application: Application,
  backing: TradeBacking,
): Promise<OrderBacking | NotOffered> {
  const { counterparty, agreement, agreementAnswer, assignment, papers } = backing;
  if (counterparty?.role !== 'buyer' || !agreement) return NOT_OFFERED;
  const { creditCode, marketplace, tradingSince } = counterparty;
  const { annualAmountFen, from, to, leadDays, termDays } = agreement;
  const matched = matchPapers(papers);
  const borrowerCode = await creditCodeOf(deps, application);
  // An invoice between others tells nothing of the trade between these two.
  const invoices = papers.filter(
    (paper) => paper.kind === 'invoice' && paper.sellerCode === borrowerCode && paper.buyerCode === creditCode,
  );
  return {
    kind: 'orders',
    buyer: {
      creditCode,
      marketplace,
      tradingSince,
      relatedToBorrower: await relatedToBorrower(deps, application, backing),
      shops: await buyerShops(deps, backing),
    },
    agreement: { annualAmountFen, from, to, leadDays, termDays, confirmed: agreementAnswer === 'confirmed' },
    assignmentAcknowledged: assignment === 'acknowledged',
    orders: await Promise.all(
      papers.flatMap((paper) => (paper.kind === 'order' ? [orderFact(deps, backing, paper)] : [])),
    ),
    invoices: await Promise.all(
      invoices.flatMap((paper) => (paper.kind === 'invoice' ? [invoiceFact(deps, backing, paper, matched)] : [])),
    ),
    // The tax bureau would confirm it; no such service is connected here.
    supplierRevenue: NOT_OFFERED,
    unmatchedDeliveryNotes: matched.looseNotes.length,
    insurance: await insuranceFact(deps, application, creditCode),
  };
}

/** As an operator verified it with the insurer. Of another buyer than this one it says nothing, nor once it has ended. */
async function insuranceFact(
  { ledger, now }: Pick<Deps, 'ledger' | 'now'>,
  { id }: Application,
  buyer: string,
): Promise<OrderBacking['insurance']> {
  const { value } = (await ledger.record('tradeInsurance', id)) ?? {};
  if (value === undefined || value.buyerCode !== buyer || value.validTo < shanghaiDay(now())) return NOT_OFFERED;
  const { buyerLimitFen, coverPpm, validTo } = value;
  return { verified: true, buyerLimitFen, coverPpm, validTo };
}

async function creditCodeOf({ ledger }: Pick<Deps, 'ledger'>, application: Application): Promise<string | undefined> {
  const companyId = 'companyId' in application ? application.companyId : undefined;
  return companyId ? (await ledger.record('company', companyId))?.value.creditCode : undefined;
}

async function orderFact(
  deps: Deps,
  { counterparty, answers }: TradeBacking,
  order: Extract<Paper, { kind: 'order' }>,
): Promise<OrderBacking['orders'][number]> {
  const { id, amountFen, orderedOn, deliverBy, dueOn } = order;
  return {
    key: await keyOf(deps, counterparty?.creditCode ?? '', order),
    amountFen,
    orderedOn,
    deliverBy,
    dueOn,
    state: stateOfPaper(order, answers[id]),
    refused: answers[id] !== undefined && answers[id] !== 'confirmed',
  };
}

async function invoiceFact(
  deps: Deps,
  { papers }: TradeBacking,
  invoice: Extract<Paper, { kind: 'invoice' }>,
  { noteOf }: ReturnType<typeof matchPapers>,
): Promise<OrderBacking['invoices'][number]> {
  const { id, amountFen, issuedOn, dueOn, paidOn, paidFen } = invoice;
  const note = papers.find((paper) => paper.id === noteOf[id]);
  return {
    key: await keyOf(deps, invoice.sellerCode, invoice),
    amountFen,
    issuedOn,
    dueOn: dueOn ?? NOT_OFFERED,
    paidOn: paidOn ?? NOT_OFFERED,
    paidFen: paidFen ?? NOT_OFFERED,
    delivered: note?.kind === 'deliveryNote' && note.signedByBuyer,
    state: stateOfPaper(invoice, undefined),
  };
}

/** A shop that its marketplace says belongs to another company grades nobody. */
async function buyerShops(deps: Deps, { sources }: TradeBacking): Promise<OrderBacking['buyer']['shops']> {
  const { shop } = await gathered(deps, sources);
  return shop.flatMap(({ source, facts }) => (source.owner === 'other' ? [] : [facts]));
}

async function freightFacts(
  deps: Deps,
  application: Application,
  backing: TradeBacking,
): Promise<FreightBacking | NotOffered> {
  const { counterparty, papers, answers } = backing;
  if (!counterparty) return NOT_OFFERED;
  const bills = papers.flatMap((paper) => (paper.kind === 'freightBill' ? [paper] : []));
  return {
    kind: 'freight',
    forwarder: {
      creditCode: counterparty.creditCode,
      relatedToBorrower: await relatedToBorrower(deps, application, backing),
    },
    bills: await Promise.all(
      bills.map(async (bill) => ({
        key: await keyOf(deps, counterparty.creditCode, bill),
        month: bill.month,
        amount: bill.amount,
        currency: bill.currency,
        parcels: bill.parcels,
        state: stateOfPaper(bill, answers[bill.id]),
        refused: isRefused(answers[bill.id]),
        paid: answers[bill.id] === 'alreadyPaid',
      })),
    ),
  };
}
