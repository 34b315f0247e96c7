import { seedOf } from '../../kernel/random.ts';
import { invalid, type Problem } from '../problems.ts';
import type { ShopCall } from './operation.ts';

const USUAL_SIZE = 20;
const MAX_SIZE = 100;

/** One page of a list, and the token of the next. A token is good only for the list it was given with. */
export function takePage<T>({ c, shop, body }: ShopCall, rows: readonly T[]): { rows: T[]; next: string } | Problem {
  const { page_size, page_token = '', sort_order = 'ASC', ...rest } = c.req.query();
  const size = page_size === undefined ? USUAL_SIZE : Number(page_size);
  if (!Number.isInteger(size) || size < 1 || size > MAX_SIZE) {
    return invalid(`Invalid page size. The \`page_size\` must be between 1 and ${MAX_SIZE}.`);
  }
  if (sort_order !== 'ASC' && sort_order !== 'DESC') return invalid('Invalid sort order. Use ASC or DESC.');
  const { app_key, timestamp, sign, shop_cipher, version, ...filters } = rest;
  const list = seedOf(c.req.path, shop.shopId, JSON.stringify(body), JSON.stringify(filters), sort_order);
  const [offset = 0, of = list] = page_token === '' ? [] : readToken(page_token);
  if (!Number.isInteger(offset) || of !== list) return invalid('Invalid page token.');
  const sorted = sort_order === 'ASC' ? rows : [...rows].reverse();
  const next = offset + size < rows.length ? writeToken([offset + size, list]) : '';
  return { rows: sorted.slice(offset, offset + size), next };
}

const writeToken = (place: readonly [number, number]): string =>
  Buffer.from(JSON.stringify(place)).toString('base64url');

function readToken(token: string): [number, number] {
  try {
    const [offset, list] = JSON.parse(Buffer.from(token, 'base64url').toString()) as [number, number];
    return [offset, list];
  } catch {
    return [Number.NaN, 0];
  }
}

/** A window of epoch seconds, [ge, lt): either end may be left out, which opens it as far as the shop's past goes. */
export function readWindow(
  given: Readonly<Record<string, unknown>>,
  name: string,
  now: number,
): { from: number; to: number } | undefined | Problem {
  const [ge, lt] = [given[`${name}_ge`], given[`${name}_lt`]];
  if (ge === undefined && lt === undefined) return undefined;
  const [from, to] = [ge === undefined ? 0 : Number(ge), lt === undefined ? Math.floor(now / 1000) + 1 : Number(lt)];
  if (!Number.isInteger(from) || !Number.isInteger(to) || from < 0 || to <= from) {
    return invalid(`Invalid time range. \`${name}_ge\` must be earlier than \`${name}_lt\`.`);
  }
  return { from: from * 1000, to: to * 1000 };
}

/** The required `sort_field`, which each list takes one of. */
export function checkSort({ c }: ShopCall, ...fields: readonly string[]): Problem | undefined {
  const field = c.req.query('sort_field');
  if (field === undefined) return invalid('SortField is a required field');
  return fields.includes(field) ? undefined : invalid(`Invalid sort field. Use ${fields.join(' or ')}.`);
}
