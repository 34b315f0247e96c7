import type { z } from '@loan/shared/schema';
import type { SourceCredential } from '../../ports/source-adapter.ts';
import type { Http } from '../http/http.ts';
import { readAs } from '../kit/answers.ts';
import { type Called, waitMsOf } from '../kit/outcome.ts';

export type Shipstation = {
  get<T>(path: string, query: Readonly<Record<string, string>>, answer: z.ZodType<T>): Promise<Called<T>>;
};

const SHORTEST_WAIT_MS = 10_000;
const LIMITS = { timeoutMs: 30_000, maxBytes: 16 * 1024 * 1024 };

export const basicOf = (apiKey: string, apiSecret: string): string =>
  `Basic ${Buffer.from(`${apiKey}:${apiSecret}`).toString('base64')}`;

export const createClient = (http: Http, api: string, { secrets }: SourceCredential): Shipstation => ({
  async get(path, query, answer) {
    const { apiKey = '', apiSecret = '' } = secrets;
    const text = new URLSearchParams(query).toString();
    const url = `${api}${path}${text === '' ? '' : `?${text}`}`;
    const called = await http.call(
      { method: 'GET', url, headers: { authorization: basicOf(apiKey, apiSecret) } },
      LIMITS,
    );
    if (called.tag === 'unknown') return called;
    const { status, headers } = called;
    if (status === 200) return readAs(answer, called.json(), path);
    if (status === 401) return { tag: 'authorisationEnded' };
    // Forty calls a minute; X-Rate-Limit-Reset is the seconds until the next forty. Sooner than in ten nobody is asked.
    if (status === 429)
      return {
        tag: 'quota',
        waitMs: Math.max(SHORTEST_WAIT_MS, waitMsOf(headers['retry-after'] ?? headers['x-rate-limit-reset'])),
      };
    return status >= 500
      ? { tag: 'unknown', cause: `${path}: status ${status}` }
      : { tag: 'refused', code: String(status) };
  },
});
