import { LETTERS_AND_DIGITS, randomText } from '../kernel/random.ts';
import type { World } from '../kernel/world.ts';
import type { WechatErrorCode } from './errors.ts';

/** What the phone gets from wx.login or from the phone-number button, to be handed to our server. */
export type CodeKind = 'login' | 'phone';
type Code = { kind: CodeKind; person: string; expiresAt: number; used: boolean };

const COLLECTION = 'wechat.codes';
const VALID_MS = 5 * 60_000;

export function issueCode({ state, now, random }: World, kind: CodeKind, person: string): string {
  const code = randomText(random, 32, LETTERS_AND_DIGITS);
  state.set(COLLECTION, code, { kind, person, expiresAt: now().getTime() + VALID_MS, used: false } satisfies Code);
  return code;
}

/** The person behind a code, which works once and for five minutes; or why it does not. */
export function redeemCode({ state, now }: World, kind: CodeKind, code: string): { person: string } | WechatErrorCode {
  const found = state.get<Code>(COLLECTION, code);
  if (!found || found.kind !== kind || now().getTime() > found.expiresAt) return 40029;
  if (found.used) return kind === 'login' ? 40163 : 40029;
  state.set(COLLECTION, code, { ...found, used: true });
  return { person: found.person };
}
