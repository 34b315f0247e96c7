import type { Shop, WorldTrade } from '../../trade/trade-types.ts';
import type { Problem, Refusal } from '../problems.ts';
import type { Region } from '../regions.ts';

export type Params = Readonly<Record<string, unknown>>;

export type Call = { trade: WorldTrade; shop: Shop; region: Region; params: Params; now: number; expiresAt: number };

/** A result, a refusal common to all, or an error of the operation's own. */
export type Said = { result: unknown } | Problem | { refusal: Refusal };

export type Operation = { type: string; regions: readonly Region[]; run: (call: Call) => Said };

/** A whole number, sent as a number or as text; undefined where it is neither. */
export function readWhole(value: unknown): number | undefined {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

export const readTexts = (value: unknown): string[] | undefined =>
  Array.isArray(value) ? value.map(String) : undefined;

export type Page = { number: number; size: number };

/** The page asked for; undefined where it is out of bounds. */
export function readPage(number: unknown, size: unknown, limit: { usual: number; max: number }): Page | undefined {
  const page = { number: readWhole(number ?? 1) ?? 0, size: readWhole(size ?? limit.usual) ?? 0 };
  return page.number >= 1 && page.size >= 1 && page.size <= limit.max ? page : undefined;
}

export const pageOf = <T>(rows: readonly T[], { number, size }: Page): T[] =>
  rows.slice((number - 1) * size, number * size);
