import type { Shop } from '../trade/trade-types.ts';

/** The time zone of every date Mercado Libre and Mercado Pago write, whatever the country. */
const ZONE_MS = -4 * 3_600_000;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:?\d{2})$/;

/** 2013-05-27T10:01:50.000-04:00 */
export const instant = (at: number): string => new Date(at + ZONE_MS).toISOString().replace('Z', '-04:00');

/** A moment as ISO 8601 writes it with its zone. */
export function readInstant(text: unknown): number | undefined {
  const at = typeof text === 'string' && INSTANT.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? undefined : at;
}

/** Amounts are JSON numbers in whole units: 499, 10.5. */
export const amount = ({ decimals }: Shop, minor: number): number => minor / 10 ** decimals;

/** A whole number of the query; undefined where it is none. */
export function readWhole(text: string | undefined, usual: number): number | undefined {
  if (text === undefined || text === '') return usual;
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
