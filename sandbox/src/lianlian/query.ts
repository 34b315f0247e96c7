import { readBeijing } from '../kernel/beijing-time.ts';
import type { WorldTrade } from '../trade/trade-types.ts';
import type { Account } from './accounts.ts';
import { type Problem, wrongParameter } from './problems.ts';

export type Fields = Readonly<Record<string, unknown>>;
/** One request of a customer. */
export type Ask = { trade: WorldTrade; companyKey: string; fields: Fields; now: number };
type Window = { from: number; to: number };

/** One natural year. */
const MAX_SPAN_MS = 366 * 86_400_000;

export const isProblem = (value: object): value is Problem => 'status' in value && 'code' in value;

/** The whole number of a field, which may also be written as text, within its limits. */
function whole(value: unknown, max: number): number | undefined {
  const number = typeof value === 'string' && /^\d{1,4}$/.test(value) ? Number(value) : value;
  return Number.isInteger(number) && (number as number) >= 1 && (number as number) <= max
    ? (number as number)
    : undefined;
}

/** One page of a list, under the names that list goes by. */
export function pageOf<T>(fields: Fields, list: readonly T[]): { total: number; rows: readonly T[] } | Problem {
  if (fields['pageNum'] === undefined) return wrongParameter("[pageNum] pageNum can't be null.");
  if (fields['pageSize'] === undefined) return wrongParameter("[pageSize] pageSize can't be null.");
  const [number, size] = [whole(fields['pageNum'], 9_999), whole(fields['pageSize'], 100)];
  if (number === undefined) return wrongParameter(`[pageNum=${fields['pageNum']}] 输入不合法，范围为1-9999`);
  if (size === undefined) return wrongParameter(`[pageSize=${fields['pageSize']}] 输入不合法，范围为1-100`);
  return { total: list.length, rows: list.slice((number - 1) * size, number * size) };
}

/** The window asked for, both ends included; `prefix` as in startUpdateTime. */
export function windowOf(fields: Fields, infix: '' | 'Update' = ''): Window | Problem {
  const [startName, endName] = [`start${infix}Time`, `end${infix}Time`];
  const from = readBeijing(fields[startName]);
  const to = readBeijing(fields[endName]);
  if (from === undefined) return wrongParameter(`[${startName}] 开始时间不能为空或格式不正确`);
  if (to === undefined) return wrongParameter(`[${endName}] 结束时间不能为空或格式不正确`);
  if (to < from) return wrongParameter('开始时间不能晚于结束时间');
  if (to - from > MAX_SPAN_MS) return wrongParameter('开始时间和结束时间间隔上限为一自然年');
  return { from, to: to + 1_000 };
}

/** Accounts that fit what was asked for; a field that was not given fits all. */
export function fitting(accounts: readonly Account[], fields: Fields, holderId: string): readonly Account[] {
  const fits = (name: string, value: string) =>
    fields[name] === undefined || fields[name] === '' || fields[name] === value;
  return accounts.filter(
    (account) =>
      fits('platform', account.platform) &&
      fits('region', account.region) &&
      fits('currency', account.currency) &&
      fits('accountId', account.accountId) &&
      fits('virtualCardNo', account.virtualCardNo) &&
      fits('holderId', holderId),
  );
}
