import type { z } from '@loan/shared/schema';
import { instantOf } from '@loan/shared/time/instant';
import type { SourceCredential } from '../../ports/source-adapter.ts';
import type { Http } from '../http/http.ts';
import { readAs } from '../kit/answers.ts';
import { type Called, waitMsOf } from '../kit/outcome.ts';
import { beijingText } from '../kit/pulled.ts';
import type { WinitAccount } from './account.ts';
import { compact, signatureOf } from './signature.ts';
import { Envelope } from './wire.ts';

export type WinitTools = { http: Http; now: () => Date; account: WinitAccount };
export type Winit = { call<T>(action: string, data: object, answer: z.ZodType<T>): Promise<Called<T>> };

const LIMITS = { timeoutMs: 30_000, maxBytes: 8 * 1024 * 1024 };

/** One seller's warehouses, asked for by our application: both sign. */
export const createClient = ({ http, now, account }: WinitTools, { secrets }: SourceCredential): Winit => ({
  async call(action, data, answer) {
    const text = compact(data);
    const unsigned = {
      action,
      app_key: secrets['account'] ?? '',
      data: text,
      format: 'json',
      platform: account.platform,
      sign_method: 'md5',
      timestamp: beijingText(instantOf(now())),
      version: '1.0',
    };
    const body = JSON.stringify({
      ...unsigned,
      data: JSON.parse(text),
      client_id: account.clientId,
      client_sign: signatureOf(unsigned, account.clientSecret),
      sign: signatureOf(unsigned, secrets['token'] ?? ''),
      language: 'zh_CN',
    });
    const headers = { 'content-type': 'application/json' };
    const called = await http.call({ method: 'POST', url: account.hosts.api, headers, body }, LIMITS);
    if (called.tag === 'unknown') return called;
    const { status } = called;
    if (status === 429) return { tag: 'quota', waitMs: waitMsOf(called.headers['retry-after']) };
    if (status === 401 || status === 403) return { tag: 'authorisationEnded' };
    if (status >= 500) return { tag: 'unknown', cause: `${action}: status ${status}` };
    const envelope = readAs(Envelope, called.json(), action);
    if (envelope.tag !== 'ok') return envelope;
    const { code, msg = '', data: brought } = envelope.value;
    return code === '0' ? readAs(answer, brought, action) : refusal(code, msg);
  },
});

/**
 * assumed: what winit says no to is told by its words, since its list of codes was not found: a signature or a token is
 * the seller's, a time our clock's, a frequency a call too many; confirm: with winit, code by code.
 */
function refusal(code: string, message: string): Called<never> {
  if (/频率|频繁|限流|too many|limit/i.test(message)) return { tag: 'quota', waitMs: waitMsOf(undefined) };
  if (/timestamp|时间戳/i.test(message)) return { tag: 'unknown', cause: `clock skew: refused ${code.slice(0, 40)}` };
  if (/client/i.test(message)) return { tag: 'unknown', cause: `our application refused: ${code.slice(0, 40)}` };
  if (/sign|token|签名|授权|app_key/i.test(message)) return { tag: 'authorisationEnded' };
  return { tag: 'refused', code: code.slice(0, 40) };
}
