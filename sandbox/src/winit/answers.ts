import type { Context } from 'hono';
import type { WorldTrade } from '../trade/trade-types.ts';
import type { Account } from './accounts.ts';

export type Fields = Readonly<Record<string, unknown>>;
export type Call = { trade: WorldTrade; account: Account; fields: Fields; now: number };
/** What winit answers: the data, or why not. */
export type Answer = { data: unknown } | { code: string; msg: string };

/**
 * assumed: the numbers of the refusals, and that the HTTP status stays 200 (the public clients look at `code` alone);
 * confirm: winit's list of codes.
 */
export const REFUSALS = {
  account: { code: '10000001', msg: '账号或 token 不正确' },
  application: { code: '10000002', msg: '应用不存在或 client_sign 不正确' },
  signature: { code: '10000003', msg: '签名验证失败' },
  time: { code: '10000004', msg: '时间戳超出允许范围' },
  action: { code: '10000005', msg: '接口不存在' },
  pace: { code: '10000006', msg: '调用过于频繁，请稍后再试' },
} as const;

export const wrongField = (msg: string): Answer => ({ code: '10010001', msg });

export const send = (c: Context, answer: Answer): Response =>
  c.json('data' in answer ? { code: '0', msg: '操作成功', data: answer.data } : { ...answer, data: null });

export const tooManyWinit = (c: Context): Response => send(c, REFUSALS.pace);

export type Page<T> = { rows: readonly T[]; number: number; size: number };

const MAX_ROWS = 200;

/** One page of a list; winit's own defaults are page 1 of 100 rows. */
export function pageOf<T>(list: readonly T[], fields: Fields): Page<T> | string {
  const whole = (value: unknown, usual: number) =>
    value === undefined || value === '' ? usual : /^\d{1,6}$/.test(String(value)) ? Number(value) : 0;
  const [number, size] = [whole(fields['pageNum'], 1), whole(fields['pageSize'], 100)];
  if (number < 1) return 'pageNum 必须大于 0';
  if (size < 1 || size > MAX_ROWS) return `pageSize 必须在 1 到 ${MAX_ROWS} 之间`;
  return { rows: list.slice((number - 1) * size, number * size), number, size };
}
