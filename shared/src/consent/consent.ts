import { ApplicationId, ConsentId, Sha256, UserId } from '../application/ids.ts';
import { err, ok, type Result } from '../result.ts';
import { z } from '../schema.ts';
import { Instant } from '../time/instant.ts';

/** Who may use which data, for what, until when (授权). Append-only: it is given once and may be withdrawn once. */
export const Consent = z.object({
  id: ConsentId,
  applicationId: ApplicationId,
  giverId: UserId,
  /** Which text: source × purpose × recipient. */
  key: z.string().min(1).max(80),
  title: z.string().max(100),
  purpose: z.string().max(200),
  recipient: z.string().max(200),
  textVersion: z.string().max(40),
  textSha256: Sha256,
  givenAt: Instant,
  until: Instant,
  status: z.enum(['given', 'withdrawn']),
  withdrawnAt: Instant.optional(),
  version: z.int().min(1),
});
export type Consent = z.infer<typeof Consent>;

export type ConsentEvent = { at: Instant } & (
  | ({ type: 'give' } & Omit<Consent, 'status' | 'version' | 'withdrawnAt' | 'givenAt'>)
  | { type: 'withdraw' }
);
export type ConsentError = { tag: 'IllegalTransition'; from: Consent['status'] | 'none'; event: ConsentEvent['type'] };

export function transitionConsent(from: Consent | undefined, event: ConsentEvent): Result<Consent, ConsentError> {
  const { type, at, ...facts } = event;
  if (type === 'give' && !from) return ok(Consent.parse({ ...facts, givenAt: at, status: 'given', version: 1 }));
  if (type === 'withdraw' && from?.status === 'given') {
    return ok(Consent.parse({ ...from, status: 'withdrawn', withdrawnAt: at, version: from.version + 1 }));
  }
  return err({ tag: 'IllegalTransition', from: from?.status ?? 'none', event: type });
}

/** Whether data may still be pulled or passed on under it. */
export const isLive = (consent: Consent, at: Instant): boolean => consent.status === 'given' && at <= consent.until;
