import type { Context } from 'hono';
import type { WorldTrade } from '../trade/trade-types.ts';
import type { Account } from './accounts.ts';

export type Fields = Readonly<Record<string, unknown>>;
export type Call = { c: Context; trade: WorldTrade; account: Account; fields: Fields; now: number };

/** GoodCang has two generations of answers. Source: a copy of open.goodcang.com's pages. */
export const answerV1 = (c: Context, count: number, data: readonly unknown[]): Response =>
  c.json({ ask: 'Success', message: 'Success', errCode: '', data, count: String(count) });

export const answerV2 = (c: Context, total: number, list: readonly unknown[]): Response =>
  c.json({ code: 0, message: 'success', data: { list, total, count: total } });

/**
 * 401 for wrong keys and 403 for too many calls, by the status table of a client calibrated against the live service
 * (2026-09). assumed: how each generation words a refusal (its pages print only "any other value is a failure"), and
 * that the HTTP status of all others stays 200; confirm: live answers.
 */
export const refuseV1 = (c: Context, errCode: string, message: string): Response =>
  c.json({ ask: 'Failure', message, errCode, Error: { errCode, errMessage: message } }, statusOf(errCode));

export const refuseV2 = (c: Context, code: number, message: string): Response =>
  c.json({ code, message, data: null }, statusOf(String(code)));

const statusOf = (code: string): 200 | 401 | 403 => (code === '10401' ? 401 : code === '10429' ? 403 : 200);

export const tooManyGoodcang = (c: Context): Response => refuseV1(c, '10429', '请求过于频繁，请稍后再试');

/** One page of a list, or what is wrong with the page asked for. */
export function pageOf<T>(list: readonly T[], number: unknown, size: unknown, max: number): readonly T[] | string {
  const whole = (value: unknown) => (/^\d{1,6}$/.test(String(value)) ? Number(value) : 0);
  const [page, rows] = [whole(number), whole(size)];
  if (page < 1) return 'page 必须为大于 0 的整数';
  if (rows < 1 || rows > max) return `pageSize 必须在 1 到 ${max} 之间`;
  return list.slice((page - 1) * rows, page * rows);
}
