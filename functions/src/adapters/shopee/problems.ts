import { z } from '@loan/shared/schema';
import { type Called, waitMsOf } from '../kit/outcome.ts';
import type { TokenRefused } from '../kit/with-token.ts';

/** What every answer begins with; `error` is empty or missing when all is well. */
export const Problem = z.object({
  error: z.string().default(''),
  message: z.string().default(''),
  /** Shopee's number of the answer: each has its own. */
  request_id: z.string().default(''),
});
export type Problem = z.infer<typeof Problem>;

type Refusal = Exclude<Called<never>, { tag: 'ok' }> | TokenRefused;

/** Words of the error lists of v2, without the module some are prefixed with (`common.error_auth`). */
const ENDED = new Set([
  'shop_no_linked',
  'partner_shop_no_link',
  'shop_banned',
  'shop_access_expired',
  'refresh_token_expired',
  'error_shop_refresh_token',
]);
/** The first is spelled as Shopee spells it. */
const TOKEN = new Set(['invalid_acceess_token', 'invalid_access_token']);
const QUOTA = new Set(['error_rate_limit', 'exceed_partner_api', 'exceed_shop_api', 'exceed_api']);
const PASSING = new Set(['error_server', 'error_network', 'error_inner', 'error_system_busy', 'internal_error_server']);
/** Our own configuration: asking again helps once it is mended, and the seller can do nothing. */
const OURS = new Set(['error_sign', 'invalid_partner_id', 'error_partner_key_expired', 'source_ip_undeclared']);

const DAY_MS = 86_400_000;
const EIGHT_HOURS_MS = 8 * 3_600_000;
const LONGEST_WAIT_MS = 3_600_000;

/** Tells Shopee's refusals apart. `error_auth` and `error_param` say several things; their message says which. */
export function refusalOf({ error, message }: Omit<Problem, 'request_id'>, status: number, now: Date): Refusal {
  const code = error.slice(error.lastIndexOf('.') + 1);
  if (status === 429 || QUOTA.has(code)) return { tag: 'quota', waitMs: waitMsOf(undefined) };
  if (code === 'error_limit') return { tag: 'quota', waitMs: untilMidnight(now) };
  if (ENDED.has(code) || /refresh_token/i.test(message)) return { tag: 'authorisationEnded' };
  if (TOKEN.has(code) || (code === 'error_auth' && /access_token/i.test(message))) return { tag: 'tokenRefused' };
  if (code === 'error_auth' && /shop_?id/i.test(message)) return { tag: 'authorisationEnded' };
  if (/timestamp/i.test(message)) return { tag: 'unknown', cause: 'clock: Shopee does not take our timestamp' };
  if (code === 'error_auth' && /system error/i.test(message)) return { tag: 'unknown', cause: code };
  if (PASSING.has(code) || OURS.has(code) || status >= 500)
    return { tag: 'unknown', cause: code || `status ${status}` };
  return { tag: 'refused', code: code || `status ${status}` };
}

/** The daily limit of an app ends at midnight in Singapore; asked again at least every hour. */
function untilMidnight(now: Date): number {
  const passed = (now.getTime() + EIGHT_HOURS_MS) % DAY_MS;
  return Math.min(LONGEST_WAIT_MS, DAY_MS - passed);
}
