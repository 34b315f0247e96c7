import { createHmac } from 'node:crypto';

export type SignedCall = {
  partnerId: number;
  partnerKey: string;
  /** With its `/api/v2`, without the query. */
  path: string;
  timestampSeconds: number;
  /** Of a shop's call; a public call (tokens) has none. */
  shop?: { accessToken: string; shopId: string };
};

/**
 * HMAC-SHA256 in lower-case hex over the plain concatenation. The body is not part of it.
 * Source: open.shopee.com, common parameter `sign` of every v2 API.
 */
export function signatureOf({ partnerId, partnerKey, path, timestampSeconds, shop }: SignedCall): string {
  const base = `${partnerId}${path}${timestampSeconds}${shop ? shop.accessToken + shop.shopId : ''}`;
  return createHmac('sha256', partnerKey).update(base).digest('hex');
}
