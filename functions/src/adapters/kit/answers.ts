import { err, type Result } from '@loan/shared/result';
import type { z } from '@loan/shared/schema';
import type { AuthorisationError } from '../../ports/source-adapter.ts';
import type { Called, Setback } from './outcome.ts';

/** An answer read by its schema. Where it went wrong is worth telling; what stood there is not ours to repeat. */
export function readAs<T>(schema: z.ZodType<T>, body: unknown, operation: string): Called<T> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return { tag: 'ok', value: parsed.data };
  const where = parsed.error.issues[0]?.path.join('.') ?? '';
  return { tag: 'unknown', cause: `${operation}: unreadable answer at ${where}` };
}

/** What a setback means while the seller is connecting: only the vendor's own no is one. */
export function notAuthorised(called: Setback): Result<never, AuthorisationError> {
  switch (called.tag) {
    case 'authorisationEnded':
      return err({ tag: 'AuthorisationRefused', code: 'accessDenied' });
    case 'refused':
      return err({ tag: 'AuthorisationRefused', code: called.code });
    case 'quota':
      return err({ tag: 'MarketplaceUnknown', cause: 'quota' });
    case 'unknown':
      return err({ tag: 'MarketplaceUnknown', cause: called.cause });
  }
}
