import { isOffered } from '../../facts/offered.ts';
import type { Snapshot } from '../../facts/snapshot.ts';
import { fen } from '../../money/fen.ts';
import { formatDay, formatPercentDown, formatPercentUp, formatWan } from '../../money/format.ts';
import { ratioPpm } from '../../scoring/exact.ts';
import { notChecked, type Rule } from '../../screening/rule.ts';
import { addMonths } from '../../time/calendar.ts';
import { aboutPapers, aboutPastYear, shareFen } from './papers.ts';
import { paymentRules } from './payment-rules.ts';
import { invoicedFen, ordersIn, provenFen, relationMonths, sumFen, supplyIn, tradingSince } from './trade.ts';

const toldOf = (snapshot: Snapshot): string => (isOffered(snapshot.backing) ? snapshot.backing.kind : 'nothing');

/** Without a buyer's orders or a platform's word on its supplier there is nothing to lend against. */
const tradeNotShown: Rule<'orderLoan'> = {
  code: 'tradeNotShown',
  effect: 'decline',
  check: ({ snapshot }) => {
    const inputs = { backing: toldOf(snapshot) };
    if (ordersIn(snapshot) !== undefined || supplyIn(snapshot) !== undefined) return { tag: 'pass', inputs };
    return { tag: 'breach', inputs, current: '没有读到买方的协议和订单，也没有平台供货记录' };
  },
};

const relationTooShort: Rule<'orderLoan'> = {
  code: 'relationTooShort',
  effect: 'decline',
  check: ({ policy: { terms }, snapshot }) => {
    const since = tradingSince(snapshot);
    const months = relationMonths(snapshot);
    if (since === undefined || months === undefined) return notChecked;
    const { minRelationMonths } = terms.trade;
    const inputs = { relationMonths: months, minRelationMonths };
    if (months >= minRelationMonths) return { tag: 'pass', inputs };
    const earliestOn = addMonths(since, minRelationMonths);
    return { tag: 'breach', inputs, current: `与买方合作 ${months} 个月`, earliestOn };
  },
};

const agreementNotInForce: Rule<'orderLoan'> = {
  code: 'agreementNotInForce',
  effect: 'decline',
  check: aboutPapers(({ agreement: { from, to } }, { snapshot: { asOf } }) => {
    const inputs = { from, to };
    if (from > asOf) return { tag: 'breach', inputs, current: `协议自 ${formatDay(from)} 起生效`, earliestOn: from };
    return to < asOf ? { tag: 'breach', inputs, current: `协议已于 ${formatDay(to)} 到期` } : { tag: 'pass', inputs };
  }),
};

/** F12: the buyer belongs to the borrower, or nobody can say that it does not. */
const buyerRelated: Rule<'orderLoan'> = {
  code: 'buyerRelated',
  effect: 'blockAndRefer',
  check: aboutPapers(({ buyer: { relatedToBorrower } }) => {
    const inputs = { relatedToBorrower: isOffered(relatedToBorrower) ? relatedToBorrower : null };
    if (relatedToBorrower === false) return { tag: 'pass', inputs };
    return {
      tag: 'breach',
      inputs,
      current: relatedToBorrower === true ? '买方与您有关联' : '与买方有没有关联还不清楚',
    };
  }),
};

/** What the buyer let us read speaks against it. */
const buyerNotSound: Rule<'orderLoan'> = {
  code: 'buyerNotSound',
  effect: 'refer',
  check: ({ portrait: { characteristics } }) => {
    const { buyerGrade = { missing: 'notOffered' } } = characteristics;
    if ('missing' in buyerGrade) return notChecked;
    const inputs = { level: buyerGrade.value };
    if (buyerGrade.value > 0) return { tag: 'pass', inputs };
    return { tag: 'breach', inputs, current: '买方授权的店铺数据没有达到要求' };
  },
};

/** The buyer knows nothing of an order, or of another amount or day. */
const ordersRefused: Rule<'orderLoan'> = {
  code: 'ordersRefused',
  effect: 'blockAndRefer',
  check: aboutPapers(({ orders }) => {
    const refused = orders.filter((order) => order.refused).length;
    const inputs = { orders: orders.length, refused };
    if (refused === 0) return { tag: 'pass', inputs };
    return { tag: 'breach', inputs, current: `买方没有认可 ${refused} 笔订单` };
  }),
};

/**
 * F12: a year is promised that is many times what is proven to have been bought. A factory that has its invoices on paper
 * alone goes to a person, who sees what it typed.
 */
const agreementAbovePastTrade: Rule<'orderLoan'> = {
  code: 'agreementAbovePastTrade',
  effect: 'refer',
  check: aboutPastYear((trade, { policy: { terms } }) => {
    const { annualAmountFen } = trade.agreement;
    const proven = provenFen(trade);
    const typedFen = fen(invoicedFen(trade) - proven);
    const { maxOverPastTradePpm } = terms.trade;
    const overPpm = ratioPpm(BigInt(annualAmountFen), BigInt(proven)) ?? null;
    const inputs = { annualAmountFen, provenFen: proven, typedFen, overPpm, maxOverPastTradePpm };
    if (overPpm !== null && overPpm <= maxOverPastTradePpm) return { tag: 'pass', inputs };
    const shown = proven === 0 ? '没有数电发票' : `数电发票 ${formatWan(proven)}`;
    const typed = typedFen === 0 ? '' : `，有自行填写、未经核实的 ${formatWan(typedFen)}`;
    const current = `协议 ${formatWan(annualAmountFen)}，近 12 个月${shown}${typed}`;
    return { tag: 'breach', inputs, current };
  }),
};

/** F12: real goods seldom cost a whole step; papers made up often do. */
const amountsRound: Rule<'orderLoan'> = {
  code: 'amountsRound',
  effect: 'refer',
  check: aboutPapers(({ orders, invoices }, { policy: { terms } }) => {
    const { roundStepFen, minPapers, maxRoundSharePpm } = terms.trade;
    const amounts = [...orders, ...invoices].map(({ amountFen }) => amountFen);
    if (amounts.length < minPapers) return notChecked;
    const round = amounts.filter((amount) => amount % roundStepFen === 0);
    const sharePpm = shareFen(sumFen(round), sumFen(amounts));
    const inputs = { papers: amounts.length, round: round.length, sharePpm, roundStepFen, maxRoundSharePpm };
    if (sharePpm <= maxRoundSharePpm) return { tag: 'pass', inputs };
    return {
      tag: 'breach',
      inputs,
      current: `${amounts.length} 张单据里 ${round.length} 张是整万元，占金额 ${formatPercentUp(sharePpm, 1)}`,
    };
  }),
};

/** F12: invoiced, but no signed note says that the goods arrived. */
const deliveriesUnmatched: Rule<'orderLoan'> = {
  code: 'deliveriesUnmatched',
  effect: 'refer',
  check: aboutPastYear((trade, { policy: { terms } }) => {
    const { invoices, unmatchedDeliveryNotes } = trade;
    if (invoices.length === 0) return notChecked;
    const { minDeliveredPpm } = terms.trade;
    const delivered = invoices.filter((invoice) => invoice.delivered);
    const deliveredPpm = shareFen(sumFen(delivered.map(({ amountFen }) => amountFen)), invoicedFen(trade));
    const inputs = {
      ...{ invoices: invoices.length, delivered: delivered.length, deliveredPpm, minDeliveredPpm },
      unmatchedDeliveryNotes,
    };
    if (deliveredPpm >= minDeliveredPpm) return { tag: 'pass', inputs };
    const share = formatPercentDown(deliveredPpm, 1);
    return { tag: 'breach', inputs, current: `${share} 的发票金额有买方签收的送货单` };
  }),
};

/** In the order the applicant hears them. */
export const tradeRules: readonly Rule<'orderLoan'>[] = [
  tradeNotShown,
  relationTooShort,
  agreementNotInForce,
  buyerRelated,
  buyerNotSound,
  ordersRefused,
  agreementAbovePastTrade,
  amountsRound,
  deliveriesUnmatched,
  ...paymentRules,
];
