import { err, ok, type Result } from '@loan/shared/result';
import type { z } from '@loan/shared/schema';
import type { AuthorisationError } from '../../ports/source-adapter.ts';
import type { Http } from '../http/http.ts';
import { readAs } from '../kit/answers.ts';
import { type Called, waitMsOf } from '../kit/outcome.ts';
import type { StripeAccount } from './account.ts';
import { Connected, ConnectRefused, Problem } from './wire.ts';

export type StripeTools = { http: Http; account: StripeAccount };
export type Stripe = {
  get<T>(path: string, query: Readonly<Record<string, string>>, answer: z.ZodType<T>): Promise<Called<T>>;
};

const LIMITS = { timeoutMs: 20_000, maxBytes: 8 * 1024 * 1024 };
/** Fields and their meaning are those of this version, whatever the platform's own default is. */
const API_VERSION = '2026-10-28.endive';
const FORM = 'application/x-www-form-urlencoded';

/** One seller's account, seen with our key. */
export const createClient = ({ http, account }: StripeTools, accountId: string): Stripe => ({
  async get(path, query, answer) {
    const text = new URLSearchParams(query).toString();
    const headers = {
      authorization: `Bearer ${account.secretKey}`,
      'stripe-account': accountId,
      'stripe-version': API_VERSION,
    };
    const url = `${account.hosts.api}${path}${text === '' ? '' : `?${text}`}`;
    const called = await http.call({ method: 'GET', url, headers }, LIMITS);
    if (called.tag === 'unknown') return called;
    if (called.status === 200) return readAs(answer, called.json(), path);
    const { type = '', code } = Problem.safeParse(called.json()).data?.error ?? {};
    return refusal(called.status, code ?? type, called.headers['retry-after']);
  },
});

/**
 * A seller who took the permission back is told by `account_invalid`, or by a key that may no longer see the account.
 * 401 is our own key, which is ours to mend.
 */
function refusal(status: number, code: string, retryAfter: string | undefined): Called<never> {
  const said = `${status} ${code}`.trim();
  if (status === 429 || code === 'rate_limit') return { tag: 'quota', waitMs: waitMsOf(retryAfter) };
  if (code === 'account_invalid' || code === 'platform_account_required') return { tag: 'authorisationEnded' };
  if (status === 401 || status >= 500) return { tag: 'unknown', cause: said };
  return status === 403 ? { tag: 'authorisationEnded' } : { tag: 'refused', code: said };
}

/** The account that the code stands for. */
export async function exchange(tools: StripeTools, code: string): Promise<Result<string, AuthorisationError>> {
  const { secretKey } = tools.account;
  const answer = await post(tools, '/oauth/token', {
    grant_type: 'authorization_code',
    code,
    client_secret: secretKey,
  });
  return answer.tag === 'ok' ? ok(answer.value) : err(answer.error);
}

/** Gives the permission back. One that is gone already is no problem of anybody's. */
export async function deauthorise(tools: StripeTools, accountId: string): Promise<Result<void, AuthorisationError>> {
  const fields = { client_id: tools.account.clientId, stripe_user_id: accountId };
  const answer = await post(tools, '/oauth/deauthorize', fields);
  return answer.tag === 'ok' ? ok(undefined) : err(answer.error);
}

type Posted = { tag: 'ok'; value: string } | { tag: 'no'; error: AuthorisationError };

async function post(
  { http, account }: StripeTools,
  path: string,
  fields: Readonly<Record<string, string>>,
): Promise<Posted> {
  const headers = { authorization: `Bearer ${account.secretKey}`, 'content-type': FORM };
  const body = new URLSearchParams(fields).toString();
  const answer = await http.call({ method: 'POST', url: `${account.hosts.connect}${path}`, headers, body }, LIMITS);
  if (answer.tag === 'unknown') return { tag: 'no', error: { tag: 'MarketplaceUnknown', cause: answer.cause } };
  const connected = Connected.safeParse(answer.json());
  if (answer.status === 200 && connected.success) return { tag: 'ok', value: connected.data.stripe_user_id };
  const code = ConnectRefused.safeParse(answer.json()).data?.error ?? '';
  // A used or unknown code is `invalid_grant`; an account that is not connected (any more) `invalid_client`.
  const isSellers = code === 'invalid_grant' || (path === '/oauth/deauthorize' && code === 'invalid_client');
  if (isSellers) return { tag: 'no', error: { tag: 'AuthorisationRefused', code } };
  const cause = `${path}: ${answer.status} ${code}`.trim();
  return { tag: 'no', error: { tag: 'MarketplaceUnknown', cause } };
}
