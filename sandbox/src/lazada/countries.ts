import { HOUR_MS } from '../trade/calendar.ts';
import type { Shop } from '../trade/trade-types.ts';

/** Each country has a host of its own: api.lazada.{sg|com.my|co.th|vn|com.ph|co.id}. */
export const COUNTRIES = ['sg', 'my', 'th', 'vn', 'ph', 'id'] as const;

/** Hours a country's clock is ahead of UTC. */
const AHEAD: Readonly<Record<string, number>> = { TH: 7, VN: 7, ID: 7 };
const AHEAD_ELSEWHERE = 8;

const ahead = ({ country }: Shop): number => AHEAD[country] ?? AHEAD_ELSEWHERE;

/** 2026-11-14 16:03:37, by the country's clock. */
export const localTime = (at: number, shop: Shop): string =>
  new Date(at + ahead(shop) * HOUR_MS).toISOString().slice(0, 19).replace('T', ' ');

/** The same with its offset, as orders carry it: 2026-11-14 16:03:37 +0800. */
export const offsetTime = (at: number, shop: Shop): string => `${localTime(at, shop)} +0${ahead(shop)}00`;

const ISO_8601 = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}:\d{2})?(Z|[+-]\d{2}:?\d{2})?$/;

/** A day, or a moment with its offset: 2018-02-10T16:00:00+08:00. A day means its first moment in UTC. */
export function readMoment(text: string): number | undefined {
  const [, day, time, offset] = ISO_8601.exec(text) ?? [];
  if (day === undefined || (time === undefined) !== (offset === undefined)) return undefined;
  const at = Date.parse(`${day}${time ?? 'T00:00:00'}${(offset ?? 'Z').replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')}`);
  return Number.isNaN(at) ? undefined : at;
}
