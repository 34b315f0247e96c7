import type { Problem } from '../problems.ts';
import type { SignatureFlaw } from '../signature.ts';

const problem = (status: 400 | 403, errorId: number, message: string, longMessage: string): Problem => ({
  status,
  errorId,
  domain: 'ACCESS',
  category: 'REQUEST',
  message,
  longMessage,
});

const missing = (errorId: number, header: string): Problem =>
  problem(400, errorId, `Missing ${header} header`, `Missing ${header} header to fulfill the request.`);

/**
 * eBay's own numbers: 215001 and 215122 as seen in matecsaj/ebay_rest#73 and eBay/digital-signature-verification-ebay-api#4.
 * assumed: 215002 to 215004 and the statuses; confirm: a live refusal of each kind.
 */
const PROBLEMS: Readonly<Record<SignatureFlaw, Problem>> = {
  noKey: missing(215_001, 'x-ebay-signature-key'),
  noInput: missing(215_002, 'Signature-Input'),
  noSignature: missing(215_003, 'Signature'),
  noDigest: problem(400, 215_004, 'Content-Digest is wrong', 'Content-Digest does not match the body of the request.'),
  wrong: problem(403, 215_122, 'Signature validation failed', 'Signature validation failed to fulfill the request.'),
};

export const signatureProblem = (flaw: SignatureFlaw): Problem => PROBLEMS[flaw];
