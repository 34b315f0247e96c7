import type { Company } from '@loan/sandbox/people/companies';
import type { Agreement, Counterparty, Paper } from '@loan/shared/backing/papers';
import { monthOf } from '@loan/shared/facts/month';
import { addMonths } from '@loan/shared/time/calendar';
import { addDays, type Day } from '@loan/shared/time/instant';

/** A paper without the phone's own id for it. */
type Draft<Kind extends Paper['kind']> = Omit<Extract<Paper, { kind: Kind }>, 'id' | 'amountFen'> & {
  amountFen: number;
};
export type Invoice = Draft<'invoice'>;
/** What a factory has in its drawer. */
export type Trade = {
  counterparty: Counterparty;
  agreement: Omit<Agreement, 'annualAmountFen'> & { annualAmountFen: number };
  invoices: Invoice[];
  orders: Draft<'order'>[];
};

const WAN = 1_000_000; // 万元 in fen.
const INVOICES = 12;
const ORDERS = 7;
/** Days between two invoices, and since the newest: all twelve lie within a year. */
const [EVERY_DAYS, SINCE_DAYS] = [29, 10];
const TERM_DAYS = 90;
/** A buyer that pays a little sooner than it used to. */
const [PAID_AFTER, PAID_AFTER_LATELY, LATELY] = [90, 88, 180];

/** Three years of trade, 1,200万 a year agreed, about 1,086万 invoiced over the last one and 412.6万 on order. */
export function tradeBetween(supplier: Company, buyer: Company, today: Day): Trade {
  return {
    counterparty: {
      role: 'buyer',
      ...{ name: buyer.name, creditCode: buyer.creditCode as never, marketplace: 'shopee', relation: 'none' },
      tradingSince: monthOf(addMonths(today, -38)),
    },
    agreement: {
      number: 'XT-2026-0418',
      annualAmountFen: 1_200 * WAN,
      from: addMonths(today, -7),
      to: addDays(addMonths(today, 5), -1),
      ...{ leadDays: 30, termDays: TERM_DAYS },
    },
    invoices: Array.from({ length: INVOICES }, (_, index) => invoiceOf(supplier, buyer, { index, today })),
    orders: Array.from({ length: ORDERS }, (_, index) => ({
      kind: 'order' as const,
      number: `PO-2026-11${String(index + 1).padStart(2, '0')}`,
      amountFen: index === 0 ? 58_941_400 : 58_943_100,
      orderedOn: today,
      deliverBy: addDays(today, 30),
      dueOn: addDays(today, 30 + TERM_DAYS),
    })),
  };
}

function invoiceOf(supplier: Company, buyer: Company, { index, today }: { index: number; today: Day }): Invoice {
  const age = SINCE_DAYS + EVERY_DAYS * index;
  const issuedOn = addDays(today, -age);
  const paidAfter = age < LATELY ? PAID_AFTER_LATELY : PAID_AFTER;
  const amountFen = 90_533_300 + index * 10;
  const paid = { paidOn: addDays(issuedOn, paidAfter), paidFen: amountFen as never };
  return {
    kind: 'invoice',
    // Twenty digits, as fully digital invoices have.
    number: `2644200000000000${String(1_001 + index)}`,
    ...{ origin: 'fromXml', issuedOn, amountFen },
    ...{ sellerCode: supplier.creditCode as never, buyerCode: buyer.creditCode as never },
    dueOn: addDays(issuedOn, TERM_DAYS),
    ...(age > paidAfter ? paid : {}),
  };
}

/** The file that the tax bureau gives for it (数电票). */
export const invoiceFile = ({ number, issuedOn, amountFen, sellerCode, buyerCode }: Invoice): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?><EInvoice><EInvoiceData>',
    `<SellerInformation><SellerIdNum>${sellerCode}</SellerIdNum></SellerInformation>`,
    `<BuyerInformation><BuyerIdNum>${buyerCode}</BuyerIdNum></BuyerInformation>`,
    '<BasicInformation>',
    `<TotalTax-includedAmount>${Math.floor(amountFen / 100)}.${String(amountFen % 100).padStart(2, '0')}</TotalTax-includedAmount>`,
    '</BasicInformation></EInvoiceData><TaxSupervisionInfo>',
    `<InvoiceNumber>${number}</InvoiceNumber><IssueTime>${issuedOn} 09:30:00</IssueTime>`,
    '</TaxSupervisionInfo></EInvoice>',
  ].join('');
