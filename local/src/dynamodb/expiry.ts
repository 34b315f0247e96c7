import type { Item } from './item.ts';
import type { TableRow } from './tables.ts';

const LATEST_SECONDS = 999_999_999_999;

/**
 * When an item expires, in seconds since 1970. Only a number counts; text that looks like one does not.
 * Source: DynamoDB developer guide, "Using time to live (TTL)".
 */
export function expirySeconds({ expiryAttribute }: TableRow, item: Item | undefined): number | undefined {
  const text = expiryAttribute === undefined ? undefined : item?.[expiryAttribute]?.N;
  if (text === undefined) return undefined;
  const seconds = Math.floor(Number(text));
  return seconds >= 0 && seconds <= LATEST_SECONDS ? seconds : undefined;
}
