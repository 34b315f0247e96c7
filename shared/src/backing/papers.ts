import { Currency, DecimalText, Month } from '../facts/month.ts';
import { Marketplace } from '../facts/shop.ts';
import { Fen } from '../money/fen.ts';
import { CreditCode } from '../party/credit-code.ts';
import { z } from '../schema.ts';
import { Day } from '../time/instant.ts';

/** Above nothing: a paper over no money stands for nothing. */
const Amount = Fen.refine((amount) => amount > 0, 'amountZero');
/** As printed on the paper. */
const PaperNumber = z.string().trim().min(1).max(40);
const Days = z.int().min(1).max(180);
const FileId = z.uuid();

/** Why a counterparty says no to a line; the page has the words. */
const REFUSALS = [
  'notOurs',
  'otherPayer',
  'alreadyPaid',
  'amountDiffers',
  'datesDiffer',
  'cancelled',
  'other',
] as const;
export const Answer = z.enum(['confirmed', ...REFUSALS]);
export type Answer = z.infer<typeof Answer>;

/** That a bill was paid already is no dispute: it is not lent on, and nobody said anything false. */
export const isRefused = (answer: Answer | undefined): boolean =>
  answer !== undefined && answer !== 'confirmed' && answer !== 'alreadyPaid';

const Relation = z.enum(['none', 'related', 'unsure']);
const company = { name: z.string().trim().min(2).max(100), creditCode: CreditCode };
/** The other side of the trade: who buys from a factory, or who carries a seller's goods. */
export const Counterparty = z.discriminatedUnion('role', [
  z.strictObject({
    role: z.literal('buyer'),
    ...company,
    /** Where it sells what it buys. */
    marketplace: Marketplace,
    /** Since when the two trade. */
    tradingSince: Month,
    relation: Relation,
  }),
  z.strictObject({ role: z.literal('forwarder'), ...company, relation: Relation }),
]);
export type Counterparty = z.infer<typeof Counterparty>;

/** The annual purchase agreement (采购框架协议). */
export const Agreement = z
  .strictObject({
    number: PaperNumber,
    annualAmountFen: Amount,
    from: Day,
    to: Day,
    /** From order to delivery (交期). */
    leadDays: Days,
    /** From delivery to payment (账期). */
    termDays: Days,
    fileId: FileId.optional(),
  })
  .refine(({ from, to }) => from < to, { path: ['to'], message: 'endsBeforeStart' });
export type Agreement = z.infer<typeof Agreement>;

const handedIn = { id: z.uuid(), number: PaperNumber, fileId: FileId.optional() };

const Invoice = z
  .strictObject({
    kind: z.literal('invoice'),
    ...handedIn,
    /** `fromXml`: its fields are the issuer's own, and no one has typed them since. */
    origin: z.enum(['typed', 'fromXml']),
    issuedOn: Day,
    /** With tax (价税合计). */
    amountFen: Amount,
    sellerCode: CreditCode,
    buyerCode: CreditCode,
    dueOn: Day.optional(),
    paidOn: Day.optional(),
    paidFen: Fen.optional(),
  })
  .refine(({ issuedOn, dueOn }) => !dueOn || issuedOn <= dueOn, { path: ['dueOn'], message: 'dueBeforeIssued' })
  .refine(({ paidOn, paidFen }) => (paidOn === undefined) === (paidFen === undefined), {
    path: ['paidFen'],
    message: 'paidDayAndAmountTogether',
  });
export type Invoice = z.infer<typeof Invoice>;

const DeliveryNote = z.strictObject({
  kind: z.literal('deliveryNote'),
  ...handedIn,
  deliveredOn: Day,
  /** The number of the invoice or order it says it belongs to. */
  belongsTo: PaperNumber.optional(),
  amountFen: Amount.optional(),
  signedByBuyer: z.boolean(),
});
export type DeliveryNote = z.infer<typeof DeliveryNote>;

const PurchaseOrder = z
  .strictObject({
    kind: z.literal('order'),
    ...handedIn,
    amountFen: Amount,
    orderedOn: Day,
    deliverBy: Day,
    dueOn: Day,
  })
  .refine(({ orderedOn, deliverBy }) => orderedOn <= deliverBy, { path: ['deliverBy'], message: 'deliverBeforeOrder' })
  .refine(({ deliverBy, dueOn }) => deliverBy <= dueOn, { path: ['dueOn'], message: 'dueBeforeDelivery' });
export type PurchaseOrder = z.infer<typeof PurchaseOrder>;

const FreightBill = z.strictObject({
  kind: z.literal('freightBill'),
  ...handedIn,
  month: Month,
  amount: DecimalText,
  currency: Currency,
  route: z.string().trim().min(1).max(60),
  parcels: z.int().min(0).max(10_000_000),
});
export type FreightBill = z.infer<typeof FreightBill>;

export const Paper = z.discriminatedUnion('kind', [Invoice, DeliveryNote, PurchaseOrder, FreightBill]);
export type Paper = z.infer<typeof Paper>;
export type PaperKind = Paper['kind'];

/** Papers the counterparty is asked about, line by line; the others it has seen before or never sees. */
export const isLine = (paper: Paper): paper is PurchaseOrder | FreightBill =>
  paper.kind === 'order' || paper.kind === 'freightBill';

/** What each kind of backing is made of. */
export const PAPERS_OF = {
  orders: ['invoice', 'deliveryNote', 'order'],
  freight: ['freightBill'],
} as const satisfies Record<string, readonly PaperKind[]>;
