import Taro from '@tarojs/taro';
import { IS_WEAPP } from './target.ts';

/** Random bytes in store, since WeChat gives them only asynchronously and a tap needs an id at once. */
const STOCK_BYTES = 512;
let stock: number[] = [];

/** Called at launch and whenever the stock runs low. */
export function stockUp(): void {
  if (!IS_WEAPP) return;
  Taro.getRandomValues({
    length: STOCK_BYTES,
    success: ({ randomValues }) => {
      stock = [...stock, ...new Uint8Array(randomValues)].slice(-STOCK_BYTES * 2);
    },
  });
}

function bytes(count: number): number[] {
  if (!IS_WEAPP) return [...crypto.getRandomValues(new Uint8Array(count))];
  if (stock.length < count * 4) stockUp();
  const taken = stock.splice(0, count);
  // Only on a base library without random values; these ids have to be unique, not secret.
  while (taken.length < count) taken.push(Math.floor(Math.random() * 256));
  return taken;
}

/** A version 4 UUID (RFC 9562, section 5.4). The phone names what it makes, so that a resend finds the same thing. */
export function newId(): string {
  const random = bytes(16);
  random[6] = ((random[6] ?? 0) & 0x0f) | 0x40;
  random[8] = ((random[8] ?? 0) & 0x3f) | 0x80;
  const hex = random.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
