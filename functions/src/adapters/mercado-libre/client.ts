import type { z } from '@loan/shared/schema';
import type { Http, HttpAnswer } from '../http/http.ts';
import { readAs } from '../kit/answers.ts';
import type { Holder } from '../kit/fresh-token.ts';
import { type Called, waitMsOf } from '../kit/outcome.ts';
import { type TokenRefused, type TokenUse, withToken } from '../kit/with-token.ts';
import type { MercadoLibreAccount } from './account.ts';
import { askToken, secretsOf } from './tokens.ts';
import { Problem } from './wire.ts';

export type MercadoLibreTools = {
  http: Http;
  now: () => Date;
  account: MercadoLibreAccount;
  /** Where sellers come back to, as the application names it. */
  redirectUri: string;
};

type Request = {
  path: string;
  /** Mercado Pago keeps its reports on a host of its own. */
  host?: 'api' | 'pago';
  method?: 'GET' | 'POST' | 'DELETE';
  query?: Readonly<Record<string, string>>;
  body?: object;
};
export type Client = {
  ask(request: Request): Promise<Called<HttpAnswer>>;
  read<T>(request: Request & { answer: z.ZodType<T> }): Promise<Called<T>>;
};

/** Fifty orders take a few hundred kilobytes; a month of releases, of which each sale is a row, some megabytes. */
const LIMITS = { timeoutMs: 20_000, maxBytes: 24 * 1024 * 1024 };

export const useOf = (tools: MercadoLibreTools, holder: Holder): TokenUse => ({
  holder,
  now: tools.now,
  async refresh({ secrets }) {
    const granted = await askToken(tools, {
      grant_type: 'refresh_token',
      refresh_token: secrets['refreshToken'] ?? '',
    });
    if (granted.tag === 'refused') return { tag: 'authorisationEnded' };
    return granted.tag === 'ok' ? { tag: 'ok', value: secretsOf(granted.value, tools.now()) } : granted;
  },
});

/** One seller's view of Mercado Libre and of Mercado Pago. */
export function createClient(tools: MercadoLibreTools, use: TokenUse): Client {
  const ask = (request: Request) => withToken(use, (token) => send(tools, request, token));
  return {
    ask,
    async read({ answer: schema, ...request }) {
      const answer = await ask(request);
      return answer.tag === 'ok' ? readAs(schema, answer.value.json(), request.path) : answer;
    },
  };
}

async function send(
  { http, account }: MercadoLibreTools,
  { path, host = 'api', method = 'GET', query = {}, body }: Request,
  token: string,
): Promise<Called<HttpAnswer> | TokenRefused> {
  const text = new URLSearchParams(query).toString();
  const answer = await http.call(
    {
      method,
      url: `${account.hosts[host]}${path}${text === '' ? '' : `?${text}`}`,
      headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    },
    LIMITS,
  );
  if (answer.tag === 'unknown') return answer;
  const { status } = answer;
  // 203 is how a report says that it will not be made.
  if (status >= 200 && status < 300 && status !== 203) return { tag: 'ok', value: answer };
  if (status === 429) return { tag: 'quota', waitMs: waitMsOf(answer.headers['retry-after']) };
  // Mercado Pago may not know a token that Mercado Libre does: that is no withdrawal of the seller's.
  if (status === 401 && host === 'api') return { tag: 'tokenRefused' };
  const error = Problem.safeParse(answer.json()).data?.error ?? '';
  if (status < 500) return { tag: 'refused', code: `${host === 'pago' ? 'pago ' : ''}${status} ${error}`.trim() };
  return { tag: 'unknown', cause: `${path}: status ${status}` };
}
