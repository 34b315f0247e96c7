import { ApplicationId, SourceId } from '../application/ids.ts';
import { Agreement, Answer, Counterparty, Paper } from '../backing/papers.ts';
import { PaperState } from '../facts/backing.ts';
import { Currency, DecimalText } from '../facts/month.ts';
import { PledgeKind } from '../facts/related-parties.ts';
import { Fen } from '../money/fen.ts';
import { z } from '../schema.ts';
import { Vendor } from '../source/vendors.ts';
import { Instant } from '../time/instant.ts';
import { ConsentTextView, ConsentTick } from './application.ts';
import { endpoint } from './endpoint.ts';
import { SourceView } from './view.ts';

const id = { id: ApplicationId };
const paperId = z.uuid();
const fileId = z.uuid();

const FileView = z.object({ fileId, fileName: z.string(), bytes: z.int(), type: z.string() });

/** A paper with what became of it: how it is known, what it is matched with, and what is wrong with it. */
const PaperView = z.object({
  paper: Paper,
  state: PaperState,
  /** The counterparty's word on this line. */
  answer: Answer.optional(),
  file: FileView.optional(),
  /** The delivery note of an invoice, or the invoice of an order. */
  matchedWith: paperId.optional(),
  problems: z
    .array(z.enum(['noDeliveryNote', 'notSigned', 'belongsToNothing', 'otherSeller', 'otherBuyer', 'noFile']))
    .max(10),
});
export type PaperView = z.infer<typeof PaperView>;

const LinkView = z.object({
  /** As the borrower typed them; shown to the borrower alone. */
  contactName: z.string(),
  phoneMasked: z.string(),
  state: z.enum(['sent', 'opened', 'phoneChecked', 'answered', 'expired']),
  sentAt: Instant,
  expiresAt: Instant,
  openedAt: Instant.optional(),
  phoneCheckedAt: Instant.optional(),
  answeredAt: Instant.optional(),
  /** Set while another reminder would be pressure. */
  nextReminderAt: Instant.optional(),
});

/** Page 24: the papers behind an order loan or a logistics loan, as the borrower sees them. */
export const BackingView = z.object({
  kind: z.enum(['orders', 'freight']),
  version: z.int(),
  status: z.enum(['collecting', 'invited', 'answered', 'closed']),
  /** Papers may be changed until the assessment begins. */
  editable: z.boolean(),
  counterparty: Counterparty.optional(),
  agreement: z
    .object({ agreement: Agreement, state: PaperState, answer: Answer.optional(), file: FileView.optional() })
    .optional(),
  papers: z.array(PaperView).max(200),
  totals: z.object({
    invoicesFen: z.int(),
    ordersFen: z.int(),
    confirmedOrdersFen: z.int(),
    bills: z.array(z.object({ currency: Currency, amount: DecimalText })).max(20),
  }),
  /** Papers that stand behind another application already (重复融资), by kind; known from the assessment on. */
  financedElsewhere: z.array(z.object({ kind: PledgeKind, count: z.int() })).max(5),
  /** What is lacking before the assessment can be asked for. */
  lacking: z.array(z.enum(['counterparty', 'agreement', 'order', 'freightBill'])),
  link: LinkView.optional(),
  assignment: z.enum(['acknowledged', 'refused']).optional(),
  /** The counterparty has confirmed what the bank needs confirmed; money may go out. */
  confirmed: z.boolean(),
  /** Whether the counterparty let us read shops of its own, and how far that is; never what they sell. */
  counterpartyShops: z.array(SourceView.pick({ vendor: true, state: true })).max(5),
});
export type BackingView = z.infer<typeof BackingView>;

const changing = <Shape extends z.ZodRawShape>(method: 'PUT' | 'DELETE' | 'POST', path: `/${string}`, shape: Shape) =>
  endpoint({
    method,
    path: `/applications/:id/backing${path}`,
    audience: 'user',
    request: z.strictObject({ ...id, ...shape }),
    response: BackingView,
  });

/** What was handed in so far; an application on papers has an empty one from its first day. */
export const readBacking = endpoint({
  method: 'GET',
  path: '/applications/:id/backing',
  audience: 'user',
  request: z.strictObject(id),
  response: BackingView,
});

/** Another counterparty makes the link and its answers void. */
export const putCounterparty = changing('PUT', '/counterparty', { counterparty: Counterparty });
export const putAgreement = changing('PUT', '/agreement', { agreement: Agreement });
/** One paper under the phone's own id; sent again it replaces itself. A changed line is asked about again. */
export const putPaper = changing('PUT', '/papers/:paperId', { paperId, paper: Paper });
export const removePaper = changing('DELETE', '/papers/:paperId', { paperId });

export const PAPER_FILE_TYPES = ['pdf', 'jpg', 'png', 'ofd', 'xml'] as const;
export const PAPER_FILE_MAX_BYTES = 10 * 1024 * 1024;

/** Where a file may be uploaded to, straight to the store: a form to be posted, the file last under `file`. */
export const grantPaperUpload = endpoint({
  method: 'PUT',
  path: '/applications/:id/backing/files/:fileId',
  audience: 'user',
  request: z.strictObject({
    ...id,
    fileId,
    fileName: z.string().trim().min(1).max(120),
    bytes: z.int().min(1).max(PAPER_FILE_MAX_BYTES),
  }),
  response: z.object({
    form: z.object({ url: z.string(), fields: z.record(z.string(), z.string()) }),
    expiresAt: Instant,
  }),
});

/**
 * Says that the upload is done. The file is looked at, kept, and read where a machine can read it: a fully digital
 * invoice (数电票) as XML gives its own fields, to be checked (请核对) and put as a paper; of all others they are typed.
 */
export const receivePaperFile = endpoint({
  method: 'POST',
  path: '/applications/:id/backing/files/:fileId/receipt',
  audience: 'user',
  request: z.strictObject({ ...id, fileId }),
  response: z.object({
    file: FileView,
    read: z
      .object({
        number: z.string(),
        issuedOn: z.string(),
        amountFen: Fen,
        sellerCode: z.string(),
        buyerCode: z.string(),
      })
      .optional(),
  }),
});

/** Sends the counterparty's person a link for their own phone; the newest replaces all before it. */
export const inviteCounterparty = endpoint({
  method: 'POST',
  path: '/applications/:id/backing/counterparty-invitation',
  audience: 'user',
  request: z.strictObject({
    ...id,
    contactName: z.string().trim().min(2).max(40),
    phone: z.string().min(11).max(20),
    /** A reminder to the same contact; two a day at most. */
    remind: z.boolean().optional(),
  }),
  response: z.object({
    token: z.string(),
    path: z.string(),
    url: z.string(),
    expiresAt: Instant,
    backing: BackingView,
  }),
});

const token = { token: z.string().min(20).max(80) };

const LineView = z.object({
  id: paperId,
  kind: z.enum(['order', 'freightBill']),
  number: z.string(),
  /** Orders: amount in fen and three days. Freight bills: month, amount with currency, route, parcels. */
  amountFen: Fen.optional(),
  orderedOn: z.string().optional(),
  deliverBy: z.string().optional(),
  dueOn: z.string().optional(),
  month: z.string().optional(),
  amount: DecimalText.optional(),
  currency: Currency.optional(),
  route: z.string().optional(),
  parcels: z.int().optional(),
  answer: Answer.optional(),
});

/** What the counterparty's person sees: these lines and what is asked of them. Never a limit, a rate or another paper. */
export const CounterpartyView = z.object({
  /**
   * `phoneNeeded`: give your number by WeChat first. `wrongPhone`: the link was sent to another number.
   * Only `open` and `answered` show anything of the trade.
   */
  standing: z.enum(['phoneNeeded', 'wrongPhone', 'open', 'answered', 'replaced', 'expired', 'closed']),
  kind: z.enum(['orders', 'freight']),
  /** Who asks. */
  borrowerName: z.string(),
  lenderName: z.string(),
  /** Whom the link was sent to: 周*, 138 **** 6620. */
  contactMasked: z.string(),
  phoneMasked: z.string(),
  expiresAt: Instant,
  trade: z
    .object({
      /** To be sent back with the answer. */
      version: z.int(),
      counterpartyName: z.string(),
      agreement: z
        .object({
          number: z.string(),
          annualAmountFen: Fen,
          from: z.string(),
          to: z.string(),
          leadDays: z.int(),
          termDays: z.int(),
          answer: Answer.optional(),
        })
        .optional(),
      lines: z.array(LineView).max(200),
      totalFen: z.int(),
      /** Orders alone: 应收账款转让, payment to the controlled account. */
      assignment: z
        .object({ paragraphs: z.array(z.string()).max(6), answer: z.enum(['acknowledged', 'refused']).optional() })
        .optional(),
      answeredAt: Instant.optional(),
    })
    .optional(),
  /** Own shops, where this person may let us read one for this purpose. */
  shops: z.object({ vendors: z.array(Vendor).max(5), sources: z.array(SourceView).max(5) }).optional(),
});
export type CounterpartyView = z.infer<typeof CounterpartyView>;

const counterparty = <Shape extends z.ZodRawShape>(
  method: 'GET' | 'POST' | 'DELETE',
  path: `/${string}` | '',
  shape: Shape,
) =>
  endpoint({
    method,
    path: `/counterparty/:token${path}`,
    audience: 'user',
    request: z.strictObject({ ...token, ...shape }),
    response: CounterpartyView,
  });

export const readCounterparty = counterparty('GET', '', {});

/** Every open line, the agreement and the assignment at once. Sent again unchanged, it is the same answer. */
export const answerCounterparty = counterparty('POST', '/answer', {
  version: z.int().min(1),
  lines: z.array(z.strictObject({ id: paperId, answer: Answer })).max(200),
  agreement: Answer.optional(),
  assignment: z.enum(['acknowledged', 'refused']).optional(),
});

/** What is asked before a shop of the counterparty's own is read for this purpose. */
export const counterpartyConsentTexts = endpoint({
  method: 'GET',
  path: '/counterparty/:token/consent-texts/:vendor',
  audience: 'user',
  request: z.strictObject({ ...token, vendor: Vendor }),
  response: z.object({ texts: z.array(ConsentTextView).max(5) }),
});

const source = { sourceId: SourceId };

/** The link under which the counterparty says yes at its marketplace. */
export const authoriseCounterpartyShop = endpoint({
  method: 'POST',
  path: '/counterparty/:token/sources/:sourceId/authorisation',
  audience: 'user',
  request: z.strictObject({
    ...token,
    ...source,
    vendor: Vendor,
    region: z.string().min(1).max(20),
    consents: z.array(ConsentTick).max(2).optional(),
  }),
  response: z.object({ url: z.string(), expiresAt: Instant, view: CounterpartyView }),
});
export const confirmCounterpartyShop = counterparty('POST', '/sources/:sourceId/confirmation', {
  ...source,
  mine: z.boolean(),
});
/** Takes the shop back: reading stops, what was read of it is deleted. What is already decided stands. */
export const withdrawCounterpartyShop = counterparty('DELETE', '/sources/:sourceId', source);
