import { createHmac } from 'node:crypto';
import type { World } from '../kernel/world.ts';

/** The session key that belongs to a login; the server's, never the phone's. */
export function openSession({ state, random }: World, openId: string): string {
  const key = Buffer.from(Array.from({ length: 16 }, () => Math.floor(random() * 256))).toString('base64');
  state.set('wechat.sessions', openId, key);
  return key;
}

export const sessionKeyOf = ({ state }: World, openId: string): string | undefined =>
  state.get<string>('wechat.sessions', openId);

/** HMAC-SHA256 keyed with the session key's base64 text as it stands, not decoded. Source: auth.checkSessionKey. */
export const signWithSession = (sessionKey: string, body: string): string =>
  createHmac('sha256', sessionKey).update(body).digest('hex');
