import { Sha256 } from '../application/ids.ts';
import { z } from '../schema.ts';
import { Vendor } from '../source/vendors.ts';
import { Day, Instant } from '../time/instant.ts';
import { PortraitFigures } from './figures.ts';

/** What a portrait may be made for. A list and no free text, so that nothing personal gets into it. */
export const PortraitPurpose = z.enum(['creditApplication', 'partnership', 'insurance', 'audit', 'ownUse']);
export type PortraitPurpose = z.infer<typeof PortraitPurpose>;

/**
 * Whom it is made for: an organisation's name. Seven digits in a row are a number of a person or an account, and the
 * letters are those that every font and old phone of ours can print.
 */
export const PortraitRecipient = z
  .string()
  .regex(/^[A-Za-z0-9\u3400-\u4dbf\u4e00-\u9fff（）()·.,，&\- ]{2,60}$/)
  .refine((name) => !/\d{7}/.test(name), 'no number of a person or an account')
  .refine((name) => name.trim().length >= 2, 'a name');

/** Bytes a portrait was made from, by what was read and the hash that was written down when it was. */
const StatedSource = z.strictObject({ vendor: Vendor, readAt: Instant, factsSha256: Sha256 });

/**
 * What an exported portrait states, and what is signed: canonical JSON (RFC 8785) of exactly this. Whose it is, for
 * whom it was made, what it was valued on, and how long it stands (R-TRU-5). No name or number of a person is in it.
 */
export const PortraitStatement = z.strictObject({
  schema: z.literal('seller-portrait/1'),
  id: z.uuid(),
  /** The company whose data it is. */
  subject: z.strictObject({ companyName: z.string().min(1).max(200), creditCode: z.string().regex(/^[0-9A-Z]{18}$/) }),
  /** Who read the data and signs. */
  issuer: z.strictObject({ name: z.string().min(1).max(200), keysUrl: z.string().max(300) }),
  madeFor: z.strictObject({ recipient: PortraitRecipient, purpose: PortraitPurpose }),
  /** The export is the applicant's own act; nobody else makes one. */
  madeBy: z.literal('applicant'),
  madeAt: Instant,
  validUntil: Instant,
  basis: z.strictObject({
    asOf: Day,
    snapshotSha256: Sha256,
    policyVersion: z.string().min(1).max(60),
    /** False: read, and not yet decided on. */
    decided: z.boolean(),
    sources: z.array(StatedSource).max(40),
  }),
  figures: PortraitFigures,
  verifyUrl: z.string().max(400),
});
export type PortraitStatement = z.infer<typeof PortraitStatement>;

/**
 * The exported file: the statement and a JWS over it with the payload detached (RFC 7515, 7.2.2 and appendix F), signed
 * with Ed25519 (RFC 8037). Any JOSE library checks it: payload = base64url of the statement's canonical JSON.
 */
export const PortraitFile = z.strictObject({
  statement: PortraitStatement,
  protected: z.string().regex(/^[\w-]{10,400}$/),
  signature: z.string().regex(/^[\w-]{86}$/),
});
export type PortraitFile = z.infer<typeof PortraitFile>;

/** A public key as it is published (RFC 7517, RFC 8037). `kid` is its thumbprint (RFC 7638). */
export const PortraitKey = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string().regex(/^[\w-]{43}$/),
  kid: z.string().regex(/^[\w-]{43}$/),
});
export type PortraitKey = z.infer<typeof PortraitKey>;

export const PortraitKeys = z.object({ keys: z.array(PortraitKey).max(20) });
