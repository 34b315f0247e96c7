import type { Context } from 'hono';
import type { World } from '../../kernel/world.ts';
import type { Host } from './operation.ts';

export type Page = { limit: number; offset: number };

/** Limit and offset as asked for; the name of the one that is wrong. */
export function readPage(c: Context, usual: number, max: number): Page | 'limit' | 'offset' {
  const limit = readWhole(c.req.query('limit'), usual);
  const offset = readWhole(c.req.query('offset'), 0);
  if (limit === undefined || limit < 1 || limit > max) return 'limit';
  return offset === undefined ? 'offset' : { limit, offset };
}

function readWhole(text: string | undefined, usual: number): number | undefined {
  if (text === undefined || text === '') return usual;
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** The fields every paged list has beside its entries. `next` is whole, so that a caller may just follow it. */
export function pageFields({ c, world, host }: { c: Context; world: World; host: Host }, page: Page, total: number) {
  const { limit, offset } = page;
  const hrefAt = (at: number) => {
    const query = new URLSearchParams(new URL(c.req.url).search);
    query.set('limit', String(limit));
    query.set('offset', String(at));
    return `${world.publicUrl()}/ebay/${host}${vendorPath(c, host)}?${query}`;
  };
  return {
    href: hrefAt(offset),
    total,
    limit,
    offset,
    ...(offset + limit < total && { next: hrefAt(offset + limit) }),
    ...(offset > 0 && { prev: hrefAt(Math.max(0, offset - limit)) }),
  };
}

/** The path as eBay knows it: what stands before it is where this sandbox happens to be. */
export const vendorPath = (c: Context, host: Host): string => {
  const marker = `/ebay/${host}/`;
  return c.req.path.slice(c.req.path.indexOf(marker) + marker.length - 1);
};
