import { LETTERS_AND_DIGITS, randomText } from '../kernel/random.ts';
import type { World } from '../kernel/world.ts';
import { WECHAT_APP } from './credentials.ts';
import type { WechatErrorCode } from './errors.ts';

type Token = { value: string; issuedAt: number; expiresAt: number };
type Tokens = { current?: Token; previous?: Token; forcedAt: number[] };

const LIFE_MS = 7_200_000;
/** In ordinary mode the old token goes on for five minutes beside the new one. */
const OVERLAP_MS = 300_000;
const FORCE_GAP_MS = 30_000;
const FORCE_PER_DAY = 20;
const DAY_MS = 86_400_000;

const readTokens = (world: World): Tokens => world.state.get<Tokens>('wechat', 'tokens') ?? { forcedAt: [] };

type StableTokenRequest = { grant_type?: unknown; appid?: unknown; secret?: unknown; force_refresh?: unknown };

/** POST /cgi-bin/stable_token. The same token while it lives; a new one near its end or when forced. */
export function stableToken(world: World, request: StableTokenRequest): Token | WechatErrorCode {
  if (request.grant_type !== 'client_credential') return 40002;
  const problem = checkApp(request.appid, request.secret);
  if (problem) return problem;

  const now = world.now().getTime();
  const { current, forcedAt } = readTokens(world);
  const alive = current && current.expiresAt - OVERLAP_MS > now;
  if (request.force_refresh !== true)
    return alive ? current : renew(world, { forcedAt, ...(current && { previous: current }) });

  const today = forcedAt.filter((at) => now - at < DAY_MS);
  if (current && now - (today.at(-1) ?? 0) < FORCE_GAP_MS) return current;
  if (today.length >= FORCE_PER_DAY) return 45009;
  return renew(world, { forcedAt: [...today, now] });
}

function renew(world: World, rest: Omit<Tokens, 'current'>): Token {
  const issuedAt = world.now().getTime();
  // Real ones are to be stored with room for 512 characters; this one is long enough to find a short column.
  const value = `90_${randomText(world.random, 133, LETTERS_AND_DIGITS)}`;
  const current = { value, issuedAt, expiresAt: issuedAt + LIFE_MS };
  world.state.set('wechat', 'tokens', { ...rest, current } satisfies Tokens);
  return current;
}

/** Why a call with this token is refused, if it is. */
export function checkToken(world: World, value: string | undefined): WechatErrorCode | undefined {
  if (!value) return 41001;
  const { current, previous } = readTokens(world);
  const token = [current, previous].find((known) => known?.value === value);
  if (!token) return 40001;
  return world.now().getTime() >= token.expiresAt ? 42001 : undefined;
}

export function checkApp(appId: unknown, secret: unknown): WechatErrorCode | undefined {
  if (appId === undefined || appId === '') return 41002;
  if (appId !== WECHAT_APP.appId) return 40013;
  if (secret === undefined || secret === '') return 41004;
  return secret === WECHAT_APP.secret ? undefined : 40125;
}
