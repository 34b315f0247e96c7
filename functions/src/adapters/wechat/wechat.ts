import { err, ok, type Result } from '@loan/shared/result';
import { z } from '@loan/shared/schema';
import type { TokenCache } from '../../ports/token-cache.ts';
import type { Wechat, WechatError } from '../../ports/wechat.ts';
import type { Http, HttpRequest } from '../http/http.ts';
import { type FetchToken, type UnderToken, withToken } from '../vendor-token/with-token.ts';
import { fitFields } from './fields.ts';

export type WechatOptions = {
  http: Http;
  /** https://api.weixin.qq.com, or the stand-in's. */
  baseUrl: string;
  appId: string;
  appSecret: string;
  tokens: TokenCache;
  now: () => number;
  timeoutMs: number;
  /** Which build of the mini-program a message opens. */
  programState: 'formal' | 'trial' | 'developer';
};

/** Absent, not 0, when code2Session succeeds. */
const errcode = z.int().optional();
const Failure = z.object({ errcode: z.int() });
const Session = z.object({ errcode, openid: z.string().min(1), unionid: z.string().min(1).optional() });
const StableToken = z.object({ access_token: z.string().min(1), expires_in: z.int().positive() });
const Sent = z.object({ errcode: z.literal(0) });
const Phone = z.object({
  errcode: z.literal(0),
  phone_info: z.object({
    /** With the country code when it is not a mainland number. */
    phoneNumber: z.string().min(1),
    watermark: z.object({ appid: z.string() }),
  }),
});

/** Source: developers.weixin.qq.com, code2Session and getuserphonenumber. assumed: 40163 (code used); confirm: error code list. */
const CODE_REFUSED = [40029, 40163, 40226];
/** assumed: 40014 (not a token) beside the documented 40001 and 42001; confirm: error code list. */
const TOKEN_REFUSED = [40001, 40014, 42001];
/** The person did not accept this message, or the one acceptance is used up. */
const MESSAGE_REFUSED = 43101;

type Answer = Result<unknown, WechatError>;

export function createWechat(options: WechatOptions): Wechat {
  const call = (request: HttpRequest) => callWechat(options, request);
  const underToken = (path: string, body: unknown) => callUnderToken(options, path, body);

  return {
    async login(code) {
      const { appId: appid, appSecret: secret, baseUrl } = options;
      const query = new URLSearchParams({ appid, secret, js_code: code, grant_type: 'authorization_code' });
      const session = read(Session, await call({ method: 'GET', url: `${baseUrl}/sns/jscode2session?${query}` }));
      if (!session.ok) return session;
      const { openid, unionid } = session.value;
      return ok({ openId: openid, ...(unionid === undefined ? {} : { unionId: unionid }) });
    },

    async phoneNumber(code) {
      const phone = read(Phone, await underToken('/wxa/business/getuserphonenumber', { code }));
      if (!phone.ok) return phone;
      const { phoneNumber, watermark } = phone.value.phone_info;
      if (watermark.appid !== options.appId) return unknown('the number was given to another app');
      return ok({ phone: phoneNumber });
    },

    async sendMessage({ openId, templateId, page, fields }) {
      const answer = await underToken('/cgi-bin/message/subscribe/send', {
        touser: openId,
        template_id: templateId,
        page,
        data: fitFields(fields),
        miniprogram_state: options.programState,
        lang: 'zh_CN',
      });
      if (answer.ok && Failure.safeParse(answer.value).data?.errcode === MESSAGE_REFUSED) {
        return err({ tag: 'WechatMessageRefused', code: MESSAGE_REFUSED });
      }
      const sent = read(Sent, answer);
      return sent.ok ? ok(undefined) : sent;
    },
  };
}

async function callWechat({ http, timeoutMs }: WechatOptions, request: HttpRequest): Promise<Answer> {
  const answer = await http.call(request, { timeoutMs, maxBytes: 100_000 });
  if (answer.tag === 'unknown') return unknown(answer.cause);
  return answer.status === 200 ? ok(answer.json()) : unknown(`status ${answer.status}`);
}

async function callUnderToken(options: WechatOptions, path: string, body: unknown): Promise<Answer> {
  const { baseUrl, appId, tokens: cache, now } = options;
  const answer = await withToken(
    { name: `wechat:${appId}`, cache, fetchToken: fetchToken(options), now },
    async (token): Promise<UnderToken<Answer>> => {
      const url = `${baseUrl}${path}?access_token=${encodeURIComponent(token)}`;
      const reply = await callWechat(options, post(url, body));
      const code = reply.ok ? Failure.safeParse(reply.value).data?.errcode : undefined;
      return TOKEN_REFUSED.includes(code ?? 0) ? { tag: 'tokenRefused' } : { tag: 'done', value: reply };
    },
  );
  return answer.ok ? answer.value : unknown(answer.error.cause);
}

/** The stable token: asking again gives the same one while it is good, so instances do not push each other out. */
function fetchToken(options: WechatOptions): FetchToken {
  return async (force) => {
    const { appId: appid, appSecret: secret, baseUrl, now } = options;
    const body = { grant_type: 'client_credential', appid, secret, force_refresh: force };
    const answer = read(StableToken, await callWechat(options, post(`${baseUrl}/cgi-bin/stable_token`, body)));
    if (!answer.ok) return err({ tag: 'TokenUnknown', cause: `stable token: ${causeOf(answer.error)}` });
    return ok({ token: answer.value.access_token, expiresAtMs: now() + answer.value.expires_in * 1000 });
  };
}

const post = (url: string, body: unknown): HttpRequest => ({
  method: 'POST',
  url,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

function read<T>(schema: z.ZodType<T>, answer: Answer): Result<T, WechatError> {
  if (!answer.ok) return answer;
  const parsed = schema.safeParse(answer.value);
  if (parsed.success) return ok(parsed.data);
  const code = Failure.safeParse(answer.value).data?.errcode;
  if (code === undefined) return unknown('an answer we cannot read');
  return CODE_REFUSED.includes(code) ? err({ tag: 'WechatCodeRefused', code }) : unknown(`errcode ${code}`);
}

const unknown = (cause: string): Result<never, WechatError> => err({ tag: 'WechatUnknown', cause });
const causeOf = (error: WechatError): string => (error.tag === 'WechatUnknown' ? error.cause : `errcode ${error.code}`);
