import { z } from '@loan/shared/schema';
import type { SourceCredential } from '../../ports/source-adapter.ts';
import type { Http } from '../http/http.ts';
import { readAs } from '../kit/answers.ts';
import { type Called, waitMsOf } from '../kit/outcome.ts';
import { Envelope, Refusal } from './wire.ts';

export type GoodCang = {
  call<T>(path: string, body: unknown, data: z.ZodType<T>): Promise<Called<{ data: T; count: number }>>;
};

const LIMITS = { timeoutMs: 30_000, maxBytes: 8 * 1024 * 1024 };

/** One seller's warehouses. Nothing is signed: the keys are the whole permission. */
export const createClient = (http: Http, api: string, { secrets }: SourceCredential): GoodCang => ({
  async call(path, body, data) {
    const headers = {
      'content-type': 'application/json',
      'app-key': secrets['appKey'] ?? '',
      'app-token': secrets['appToken'] ?? '',
    };
    const answer = await http.call(
      { method: 'POST', url: `${api}${path}`, headers, body: JSON.stringify(body) },
      LIMITS,
    );
    if (answer.tag === 'unknown') return answer;
    // 401: key or token wrong. 403: too many calls (触发限流).
    if (answer.status === 401) return { tag: 'authorisationEnded' };
    if (answer.status === 403 || answer.status === 429) {
      return { tag: 'quota', waitMs: waitMsOf(answer.headers['retry-after']) };
    }
    if (answer.status !== 200) return statusOf(answer.status, path);
    const envelope = readAs(Envelope, answer.json(), path);
    if (envelope.tag !== 'ok') return envelope;
    const { ask, code, count = 0 } = envelope.value;
    if (ask !== 'Success' && String(code) !== '0') return { tag: 'refused', code: codeOf(answer.json()) };
    const read = readAs(z.object({ data }), answer.json(), path);
    return read.tag === 'ok' ? { tag: 'ok', value: { data: read.value.data, count } } : read;
  },
});

const statusOf = (status: number, path: string): Called<never> =>
  status >= 500 ? { tag: 'unknown', cause: `${path}: status ${status}` } : { tag: 'refused', code: String(status) };

/** The code only: the message may repeat what was asked. */
function codeOf(body: unknown): string {
  const { code, errCode, Error: error } = Refusal.safeParse(body).data ?? {};
  return String(error?.errCode ?? errCode ?? code ?? 'Failure').slice(0, 40);
}
