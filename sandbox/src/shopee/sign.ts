import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Problem } from './answers.ts';
import { SHOPEE_APP } from './credentials.ts';

/** "Expires in 5 minutes." Source: common_params of the API documents. */
const WINDOW_SECONDS = 300;
const MAX_UINT32 = 4_294_967_295;

/** What is signed before what belongs to a shop's call: access_token and shop_id follow it. */
type Signed = { path: string; query: Readonly<Record<string, string>>; shopCall: boolean };

/** HMAC-SHA256 in small hex letters over the parts joined without a sign between them. */
export const signShopee = (parts: readonly string[], key: string): string =>
  createHmac('sha256', key).update(parts.join('')).digest('hex');

/** What is wrong with who calls and how it signed, if anything. The vendor's own path is signed, never ours. */
export function checkSign({ path, query, shopCall }: Signed, now: number): Problem | undefined {
  const { partner_id = '', timestamp = '', sign = '', access_token = '', shop_id = '' } = query;
  if (partner_id === '') return param('There is no partner_id in query.');
  if (!isUint32(partner_id)) return param('Partner_id is invalid, should be an integer between 0 and 4294967295.');
  if (Number(partner_id) !== SHOPEE_APP.partnerId) {
    return { error: 'invalid_partner_id', message: 'Invalid partner_id, please have a check.', status: 403 };
  }
  if (timestamp === '') return param('no timestamp.');
  if (!isUint32(timestamp)) return param('Timestamp is invalid, should be an integer between 0 and 4294967295.');
  // assumed: a clock that is ahead is refused like one that is behind; confirm: a live call from the future.
  if (Math.abs(Math.floor(now / 1000) - Number(timestamp)) > WINDOW_SECONDS) return param('Timestamp is expired.');
  if (sign === '') return param('There is no sign in query.');
  if (shopCall && access_token === '') return param('There is no access_token in query.');
  if (shopCall && shop_id === '') return param('There is no shop_id in query.');
  if (shopCall && !isUint32(shop_id)) {
    return param('shop_id is invalid, should be an integer between 0 and 4294967295.');
  }
  const parts = [partner_id, path, timestamp, ...(shopCall ? [access_token, shop_id] : [])];
  return isSame(sign, signShopee(parts, SHOPEE_APP.partnerKey))
    ? undefined
    : { error: 'error_sign', message: 'Wrong sign.', status: 403 };
}

const param = (message: string): Problem => ({ error: 'error_param', message });

const isUint32 = (text: string): boolean => /^\d{1,10}$/.test(text) && Number(text) <= MAX_UINT32;

function isSame(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}
