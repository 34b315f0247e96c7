import { daysBetween } from '../time/calendar.ts';
import type { DeliveryNote, Invoice, Paper, PurchaseOrder } from './papers.ts';

/** A delivery note without a number on it belongs to the invoice nearest in time, within this many days. */
const NEAR_DAYS = 15;

/** What one paper is matched with, and what it lacks. */
export type Matched = {
  /** By the id of an invoice: the delivery note that belongs to it. */
  readonly noteOf: Readonly<Record<string, string>>;
  /** By the id of an order: the invoice that belongs to it. */
  readonly invoiceOf: Readonly<Record<string, string>>;
  /** Delivery notes that belong to nothing handed in. */
  readonly looseNotes: readonly string[];
};

/**
 * Orders, invoices and delivery notes laid side by side, one to one: first by the number they name, then by the same
 * amount, then by the nearest day. What a number has claimed no nearness takes away.
 */
export function matchPapers(papers: readonly Paper[]): Matched {
  const invoices = papers.filter((paper): paper is Invoice => paper.kind === 'invoice');
  const notes = papers.filter((paper): paper is DeliveryNote => paper.kind === 'deliveryNote');
  const orders = papers.filter((paper): paper is PurchaseOrder => paper.kind === 'order');
  const toInvoices = pair(invoices, notes, [namesInvoice, sameAmountNear, near]);
  const invoiceOf = pair(orders, invoices, [sameNumber, sameAmountAfter]);
  const named = new Set(orders.map(({ number }) => number));
  const taken = new Set(Object.values(toInvoices));
  const looseNotes = notes.filter(({ id, belongsTo }) => !taken.has(id) && !(belongsTo && named.has(belongsTo)));
  return { noteOf: toInvoices, invoiceOf, looseNotes: looseNotes.map(({ id }) => id) };
}

/** How far two papers are from belonging together; nothing when they do not. The smallest is taken first. */
type Distance<A, B> = (a: A, b: B) => number | undefined;

const namesInvoice: Distance<Invoice, DeliveryNote> = (invoice, note) =>
  note.belongsTo === invoice.number || note.number === invoice.number ? 0 : undefined;

const daysApart: Distance<Invoice, DeliveryNote> = (invoice, note) =>
  Math.abs(daysBetween(invoice.issuedOn, note.deliveredOn));

const sameAmountNear: Distance<Invoice, DeliveryNote> = (invoice, note) =>
  !note.belongsTo && note.amountFen === invoice.amountFen ? within(daysApart(invoice, note)) : undefined;

/** A note that names another number, or another amount, is not this invoice's however near it is. */
const near: Distance<Invoice, DeliveryNote> = (invoice, note) =>
  note.belongsTo || note.amountFen !== undefined ? undefined : within(daysApart(invoice, note));

const within = (days: number | undefined): number | undefined =>
  days !== undefined && days <= NEAR_DAYS ? days : undefined;

const sameNumber: Distance<PurchaseOrder, Invoice> = (order, invoice) =>
  order.number === invoice.number ? 0 : undefined;

const sameAmountAfter: Distance<PurchaseOrder, Invoice> = (order, invoice) => {
  const days = daysBetween(order.orderedOn, invoice.issuedOn);
  return order.amountFen === invoice.amountFen && days >= 0 && invoice.issuedOn <= order.dueOn ? days : undefined;
};

type Numbered = { readonly id: string };

/** One to one, rule after rule; within a rule the nearest first, and of equals the earlier in the list. */
function pair<A extends Numbered, B extends Numbered>(
  left: readonly A[],
  right: readonly B[],
  rules: readonly Distance<A, B>[],
): Record<string, string> {
  const found = new Map<string, string>();
  const taken = new Set<string>();
  for (const distance of rules) {
    const candidates = left.flatMap((a) =>
      right.flatMap((b) => {
        const apart = distance(a, b);
        return apart === undefined ? [] : [{ a: a.id, b: b.id, apart }];
      }),
    );
    for (const { a, b } of candidates.sort((one, other) => one.apart - other.apart)) {
      if (found.has(a) || taken.has(b)) continue;
      found.set(a, b);
      taken.add(b);
    }
  }
  return Object.fromEntries(found);
}
