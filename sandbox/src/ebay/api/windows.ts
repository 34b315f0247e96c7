import { remember } from '../../kernel/remember.ts';
import type { Shop } from '../../trade/trade-types.ts';

/** A list of a window read page by page is put together once, as long as nothing more can come into it. */
export type Windows = <T>(
  window: { shop: Shop; name: string; to: number; from: number; now: number },
  read: () => T[],
) => T[];

const WINDOWS_KEPT = 8;

export function createWindows(): Windows {
  const cache = new Map<string, unknown[]>();
  return <T>({ shop, name, from, to, now }: Parameters<Windows>[0], read: () => T[]) =>
    to > now ? read() : (remember(cache, [shop.shopId, name, from, to].join('|'), WINDOWS_KEPT, read) as T[]);
}
