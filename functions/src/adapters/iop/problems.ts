import { z } from '@loan/shared/schema';
import { type Called, waitMsOf } from '../kit/outcome.ts';
import type { TokenRefused } from '../kit/with-token.ts';

/** How the platform says no; `0` is yes. Source: open.lazada.com "Developer's guide", error response. */
export const Problem = z.object({
  code: z.union([z.string(), z.int().transform(String)]).default('0'),
  type: z.string().nullish(),
  message: z.string().nullish(),
  /** AliExpress's word for the same. */
  msg: z.string().nullish(),
});
export type Problem = z.infer<typeof Problem>;

/** An access token that is no longer taken; the last is AliExpress's word for none at all. */
const TOKEN = new Set(['IllegalAccessToken', 'InvalidAccessToken', 'InvalidSession', 'MissingSession']);
/** Only the seller can give a new one. */
const ENDED = new Set(['IllegalRefreshToken', 'InvalidRefreshToken', 'AUTH_TYPE_UNSUPPORTED', 'UserUnbind']);
/** 15 is a fault of the service behind the platform, in the older numbers AliExpress still uses. */
const PASSING = new Set([
  'ServiceTimeout',
  'ServiceUnavailable',
  'InternalError',
  'SystemError',
  'UnknownRuntimeException',
  '6',
  '15',
]);
/** Our own configuration: the seller can do nothing about it. */
const OURS = new Set([
  'IncompleteSignature',
  'InvalidSignature',
  'InvalidAppKey',
  'AppWhiteIpLimit',
  'MissingParameter',
]);
/** "Limit service request speed in server side temporarily." */
const TOO_FREQUENT = '901';

export function refusalOf(
  { code, type, message, msg }: Problem,
  status: number,
): Exclude<Called<never>, { tag: 'ok' }> | TokenRefused {
  if (status === 429 || /CallLimit/i.test(code) || code === TOO_FREQUENT)
    return { tag: 'quota', waitMs: waitMsOf(banSeconds(message ?? msg)) };
  if (TOKEN.has(code)) return { tag: 'tokenRefused' };
  if (ENDED.has(code)) return { tag: 'authorisationEnded' };
  if (/timestamp/i.test(code)) return { tag: 'unknown', cause: 'clock: our timestamp is not taken' };
  if (OURS.has(code) || PASSING.has(code) || type === 'SYSTEM' || status >= 500)
    return { tag: 'unknown', cause: code === '0' ? `status ${status}` : code };
  return { tag: 'refused', code: code === '0' ? `status ${status}` : code };
}

/** "Api access frequency exceeds the limit. this ban will last 1 seconds." */
const banSeconds = (message: string | null | undefined): string | undefined =>
  /will last (\d+) second/i.exec(message ?? '')?.[1];
