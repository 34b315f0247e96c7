import type { Shop } from '../trade/trade-types.ts';
import { type Account, tagOf } from './accounts.ts';

/** What an object stands for: a sale's charge, its refund, or a payout period. */
export type Kind = 'charge' | 'refund' | 'payout';
export type Subject = { kind: Kind; shop: Shop; number: number };

const DIGIT: Readonly<Record<Kind, string>> = { charge: '3', refund: '4', payout: '1' };
const KINDS: readonly Kind[] = ['charge', 'refund', 'payout'];
const FILLER = 'SBX00';

/**
 * An id as Stripe's look: ch_, a digit, six characters of the number, ten of the account, then the shop.
 * Two accounts never share one, and ours can be read back.
 */
export function writeId(prefix: string, { companyKey, shops }: Account, { kind, shop, number }: Subject): string {
  const place = shops.findIndex(({ shopId }) => shopId === shop.shopId);
  const text = number.toString(36).padStart(6, '0');
  return `${prefix}_${DIGIT[kind]}${text}${tagOf(companyKey)}${place.toString(36).padStart(2, '0')}${FILLER}`;
}

const WRITTEN = /^([a-z]+)_(\d)([0-9a-z]{6})([0-9a-z]{10})([0-9a-z]{2})SBX00$/;

/** What an id of this account stands for; undefined when it was made up or is another account's. */
export function readId(prefix: string, account: Account, id: string): Subject | undefined {
  const [, given, digit, number = '', tag, place = ''] = WRITTEN.exec(id) ?? [];
  const kind = KINDS.find((known) => DIGIT[known] === digit);
  const shop = account.shops[Number.parseInt(place, 36)];
  if (given !== prefix || tag !== tagOf(account.companyKey) || !kind || !shop) return undefined;
  return { kind, shop, number: Number.parseInt(number, 36) };
}
