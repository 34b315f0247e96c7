import { ApplicationId, DrawdownId } from '../application/ids.ts';
import { Purpose } from '../drawdown/purpose.ts';
import { Fen } from '../money/fen.ts';
import { RepaymentMethod } from '../repayment/method.ts';
import { z } from '../schema.ts';
import { Instant } from '../time/instant.ts';
import { ConsentTextView, ConsentTick } from './application.ts';
import { endpoint } from './endpoint.ts';
import { ApplicationView, QuoteView } from './view.ts';

const id = { id: ApplicationId };
const Role = z.enum(['legalRepresentative', 'controller']);

/** An invitation for another signer: the path goes on a share card or into a QR code. Replaces an earlier one. */
export const inviteSigner = endpoint({
  method: 'POST',
  path: '/applications/:id/invitations',
  audience: 'user',
  request: z.strictObject({ ...id, role: Role, remind: z.boolean().optional() }),
  response: z.object({
    token: z.string(),
    path: z.string(),
    url: z.string(),
    expiresAt: Instant,
    application: ApplicationView,
  }),
});

/** What the invited person sees before logging in: no amount, no identity number, no other co-borrower's data. */
export const readInvitation = endpoint({
  method: 'GET',
  path: '/invitations/:token',
  audience: 'public',
  request: z.strictObject({ token: z.string().min(20).max(80) }),
  response: z.object({
    role: Role,
    companyName: z.string(),
    /** The surname and masks: 林**. The person knows whether it is them. */
    nameMasked: z.string(),
    invitedBy: z.string(),
    bankName: z.string(),
    expiresAt: Instant,
    state: z.enum(['open', 'taken', 'replaced', 'expired', 'declined']),
    /** What this person is asked to consent to for themself before taking the place. */
    consentTexts: z.array(ConsentTextView).max(10),
  }),
});

/** Takes the place in the application with one's own WeChat. The identity itself is proven afterwards. */
export const takeInvitation = endpoint({
  method: 'POST',
  path: '/invitations/:token/acceptance',
  audience: 'user',
  request: z.strictObject({ token: z.string().min(20).max(80), consents: z.array(ConsentTick).min(1).max(10) }),
  response: ApplicationView,
});

export const declineInvitation = endpoint({
  method: 'POST',
  path: '/invitations/:token/refusal',
  audience: 'user',
  request: z.strictObject({ token: z.string().min(20).max(80), reason: z.string().max(200).optional() }),
  response: z.object({}),
});

/**
 * The e-sign service's page for the next thing this person has to do: prove who they are, certify the company, or sign.
 * `done` when nothing of theirs is awaited.
 */
export const openSigningPage = endpoint({
  method: 'POST',
  path: '/applications/:id/signing-page',
  audience: 'user',
  request: z.strictObject(id),
  response: z.object({
    step: z.enum(['provePerson', 'proveCompany', 'signBureauCompany', 'signBureauController', 'signLoan', 'done']),
    url: z.string().optional(),
    application: ApplicationView,
  }),
});

/** A document in plain rows and in full, exactly what the PDF says. */
export const readDocument = endpoint({
  method: 'GET',
  path: '/applications/:id/documents/:documentId',
  audience: 'user',
  request: z.strictObject({ ...id, documentId: z.string().min(1).max(80) }),
  response: z.object({
    documentId: z.string(),
    title: z.string(),
    sha256: z.string(),
    fields: z.array(z.object({ label: z.string(), value: z.string() })),
    clauses: z.array(z.object({ heading: z.string(), paragraphs: z.array(z.string()) })),
    /** Short-lived link to the PDF itself. */
    pdfUrl: z.string(),
  }),
});

const Wish = { amountFen: Fen, termMonths: z.int().min(1).max(36), method: RepaymentMethod };

/** The live schedule and full cost of a wish; keeps nothing. */
export const quote = endpoint({
  method: 'POST',
  path: '/applications/:id/quote',
  audience: 'user',
  request: z.strictObject({ ...id, ...Wish }),
  response: QuoteView,
});

/** Fixes the first drawdown under the phone's own id and prepares the contracts for one signing session. */
export const quoteDrawdown = endpoint({
  method: 'PUT',
  path: '/applications/:id/drawdowns/:drawdownId',
  audience: 'user',
  request: z.strictObject({ ...id, drawdownId: DrawdownId, ...Wish, purpose: Purpose }),
  response: ApplicationView,
});

/** Sends the contracts out for signature (again, after a failure; three times at most). */
export const startSigning = endpoint({
  method: 'POST',
  path: '/applications/:id/signing',
  audience: 'user',
  request: z.strictObject(id),
  response: ApplicationView,
});
