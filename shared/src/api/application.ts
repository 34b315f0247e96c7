import { DeclaredSettlement, Eligibility } from '../application/application.ts';
import { ApplicationId } from '../application/ids.ts';
import { Fen } from '../money/fen.ts';
import { ProductCode } from '../product/code.ts';
import { z } from '../schema.ts';
import { endpoint } from './endpoint.ts';
import { ApplicationView } from './view.ts';

const id = { id: ApplicationId };
const command = <Shape extends z.ZodRawShape>(path: `/${string}`, shape: Shape) =>
  endpoint({
    method: 'POST',
    path: `/applications/:id${path}`,
    audience: 'user',
    request: z.strictObject({ ...id, ...shape }),
    response: ApplicationView,
  });

/** Opens a draft under an id the phone made, so that a resend finds the same application. What it is for stays as opened. */
export const openApplication = endpoint({
  method: 'PUT',
  path: '/applications/:id',
  audience: 'user',
  request: z.strictObject({ ...id, product: ProductCode.default('dataLoan'), eligibility: Eligibility }),
  response: ApplicationView,
});

export const readApplication = endpoint({
  method: 'GET',
  path: '/applications/:id',
  audience: 'user',
  request: z.strictObject(id),
  response: ApplicationView,
});

export const PersonEntry = z.strictObject({
  name: z.string().min(2).max(50),
  identityNumber: z.string().min(15).max(20),
  phone: z.string().min(11).max(20),
});

/**
 * The company and its people. `controller: 'sameAsLegalRepresentative'` when one person is both;
 * `applicantIs` says which of them, if any, is holding this phone. Kept only while the application is a draft.
 */
export const declareCompany = endpoint({
  method: 'PUT',
  path: '/applications/:id/company',
  audience: 'user',
  request: z.strictObject({
    ...id,
    name: z.string().min(2).max(100),
    creditCode: z.string().min(15).max(30),
    account: z.strictObject({ bankName: z.string().min(2).max(60), number: z.string().min(6).max(40) }),
    legalRepresentative: PersonEntry,
    controller: z.union([z.literal('sameAsLegalRepresentative'), PersonEntry]),
    applicantIs: z.enum(['legalRepresentative', 'controller', 'both', 'neither']),
    settlement: DeclaredSettlement,
    requestedLimitFen: Fen.optional(),
  }),
  response: ApplicationView,
});

/** A consent text as it is shown: what is read and what is not, for what, who receives it, until when. */
export const ConsentTextView = z.object({
  key: z.string(),
  required: z.boolean(),
  title: z.string(),
  reads: z.array(z.string()),
  readsNot: z.array(z.string()),
  purpose: z.string(),
  recipient: z.string(),
  untilText: z.string(),
  paragraphs: z.array(z.string()),
  version: z.string(),
  sha256: z.string(),
});
export type ConsentTextView = z.infer<typeof ConsentTextView>;

/** One tick: a consent text by its key, as shown. A changed text is refused with `ConsentTextChanged`. */
export const ConsentTick = z.strictObject({
  consentId: z.uuid(),
  key: z.string().min(1).max(80),
  textVersion: z.string().min(1).max(40),
  textSha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/** Gives the consents and submits: from here the service clock runs. */
export const submitApplication = command('/submit', { consents: z.array(ConsentTick).min(1).max(30) });

/** Asks for the assessment of what has been read (开始评估). With nothing to read it decides on the declarations. */
export const requestAssessment = command('/assessment', {});

export const acceptOffer = command('/acceptance', { offerId: z.uuid() });
export const withdrawApplication = command('/withdrawal', { reason: z.string().max(200).optional() });
export const requestReview = command('/review-request', { text: z.string().min(5).max(500) });

/** Texts to consent to, in full, with version and hash. */
export const consentTexts = endpoint({
  method: 'GET',
  path: '/applications/:id/consent-texts',
  audience: 'user',
  request: z.strictObject(id),
  response: z.object({ texts: z.array(ConsentTextView).max(30) }),
});
