import type { Result } from '@loan/shared/result';
import { LETTERS_AND_DIGITS, randomText } from '../kernel/random.ts';
import type { World } from '../kernel/world.ts';
import { type Answer, accept, type Refusal, refuse } from './reply.ts';
import { APP, LIFETIME_MS } from './settings.ts';
import { sameSignature, signFasc } from './signature.ts';

/** One call as it arrived: its headers, and the form field exactly as it was sent. */
export type FascCall = { header: (name: string) => string | undefined; bizContent: string | undefined };

const TOKENS = 'fadada.tokens';
const NONCES = 'fadada.nonces';
const COMMON = [
  'X-FASC-App-Id',
  'X-FASC-Sign-Type',
  'X-FASC-Timestamp',
  'X-FASC-Nonce',
  'X-FASC-Api-SubVersion',
  'X-FASC-Sign',
] as const;

type Token = { accessToken: string; expiresAt: number };

/** Exchanges the signature for the access token. Asked again while it lives, the vendor gives the same one longer. */
export function giveToken(world: World, call: FascCall): Answer {
  const checked = checkSigned(world, call, 'X-FASC-Grant-Type');
  if (!checked.ok) return checked;
  if (call.header('X-FASC-Grant-Type') !== 'client_credential') return refuse('100001', '授权类型不支持');
  const living = livingToken(world);
  const accessToken = living?.accessToken ?? randomText(world.random, 32, LETTERS_AND_DIGITS);
  keepAlive(world, accessToken);
  return accept({ accessToken, expiresIn: String(LIFETIME_MS.token / 1000) });
}

/** Checks everything the vendor checks before it looks at the path, then gives the business parameters as sent. */
export function enter(world: World, call: FascCall): Result<unknown, Refusal> {
  const checked = checkSigned(world, call, 'X-FASC-AccessToken');
  if (!checked.ok) return checked;
  keepAlive(world, String(call.header('X-FASC-AccessToken')));
  if (!call.bizContent) return refuse('100012', 'bizContent 不能为空');
  try {
    return { ok: true, value: JSON.parse(call.bizContent) };
  } catch {
    // assumed: code and wording for text that is not JSON; confirm: the vendor's test environment.
    return refuse('100012', 'bizContent 格式错误');
  }
}

/** In the order observed at the vendor: missing headers, the clock, the token, then who signed. */
function checkSigned(world: World, call: FascCall, own: 'X-FASC-Grant-Type' | 'X-FASC-AccessToken'): Answer {
  const missing = [...COMMON, own].find((name) => !call.header(name)?.trim());
  if (missing) return refuse('100012', `${missing} 不能为空`);
  const timestamp = call.header('X-FASC-Timestamp') ?? '';
  const offBy = Math.abs(world.now().getTime() - Number(timestamp));
  // Written so that NaN, from a header that is not a number, falls outside.
  if (!(offBy <= LIFETIME_MS.timestamp)) return refuse('100001', '请求已过期');
  if (own === 'X-FASC-AccessToken' && livingToken(world)?.accessToken !== call.header(own)) {
    return refuse('100002', '访问凭证失效');
  }
  if (call.header('X-FASC-App-Id') !== APP.appId) return refuse('100001', '未获取有效的平台信息');
  if (!signedRightly(call, own, timestamp)) {
    // assumed: the code for a wrong signature; confirm: the vendor's test environment.
    return refuse('100001', '签名错误');
  }
  return freshNonce(world, call.header('X-FASC-Nonce') ?? '');
}

function signedRightly(call: FascCall, own: string, timestamp: string): boolean {
  if (call.header('X-FASC-Sign-Type') !== 'HMAC-SHA256' || call.header('X-FASC-Api-SubVersion') !== '5.1') return false;
  const names = [...COMMON.filter((name) => name !== 'X-FASC-Sign'), own];
  const headers = Object.fromEntries(names.map((name) => [name, call.header(name)]));
  // The token call signs no bizContent, though the official client sends the field empty.
  const signed = own === 'X-FASC-AccessToken' ? { ...headers, bizContent: call.bizContent } : headers;
  return sameSignature(call.header('X-FASC-Sign') ?? '', signFasc(signed, timestamp, APP.secret));
}

/** A nonce is good once in ten minutes, so that an overheard call cannot be sent again. */
function freshNonce(world: World, nonce: string): Answer {
  const now = world.now().getTime();
  for (const [old, usedAt] of world.state.entries<number>(NONCES)) {
    if (now - usedAt <= LIFETIME_MS.nonce) break;
    world.state.delete(NONCES, old);
  }
  // assumed: code and wording for a repeated or overlong nonce; confirm: the vendor's test environment.
  if (nonce.length > 32) return refuse('100001', '随机数长度超限');
  if (world.state.get<number>(NONCES, nonce) !== undefined) return refuse('100001', '重复请求');
  world.state.set(NONCES, nonce, now);
  return accept();
}

function livingToken(world: World): Token | undefined {
  const token = world.state.get<Token>(TOKENS, APP.appId);
  return token && token.expiresAt > world.now().getTime() ? token : undefined;
}

/** Any call gives the token another two hours. */
function keepAlive(world: World, accessToken: string) {
  world.state.set(TOKENS, APP.appId, { accessToken, expiresAt: world.now().getTime() + LIFETIME_MS.token });
}
