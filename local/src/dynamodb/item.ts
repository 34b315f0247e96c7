import type { AttributeValue } from 'aws-lambda';
import { validationError } from './errors.ts';

export type Item = Record<string, AttributeValue>;

/** 400 KB. Source: DynamoDB developer guide, "Service, account, and table quotas", item size. */
const ITEM_BYTES_MAX = 400 * 1024;

export function checkItemBytes(item: Item, during: '' | 'to update ' = ''): void {
  if (itemBytes(item) > ITEM_BYTES_MAX)
    throw validationError(`Item size ${during}has exceeded the maximum allowed size`);
}

/**
 * The size DynamoDB bills and limits by: names and text in UTF-8, so a Chinese character counts three.
 * dynalite counts characters, which would let through three times what the cloud takes.
 * Source: DynamoDB developer guide, "DynamoDB item sizes and formats".
 */
export const itemBytes = (item: Item): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + valueBytes(value), 0);

function valueBytes(value: AttributeValue): number {
  if (value.S !== undefined) return Buffer.byteLength(value.S);
  if (value.N !== undefined) return numberBytes(value.N);
  if (value.B !== undefined) return binaryBytes(value.B);
  if (value.SS !== undefined) return total(value.SS, Buffer.byteLength);
  if (value.NS !== undefined) return total(value.NS, numberBytes);
  if (value.BS !== undefined) return total(value.BS, binaryBytes);
  // A list or map costs three bytes, and one more for each of its elements.
  if (value.L !== undefined) return 3 + total(value.L, (element) => 1 + valueBytes(element));
  if (value.M !== undefined) return 3 + Object.keys(value.M).length + itemBytes(value.M);
  return 1;
}

const total = <T>(values: readonly T[], bytesOf: (value: T) => number): number =>
  values.reduce((sum, value) => sum + bytesOf(value), 0);

/** One byte for each two significant digits, one more for the exponent, one more for a minus sign. */
function numberBytes(text: string): number {
  const digits = text.replace(/^-?0*\.?0*|[.]/g, '').replace(/0+$/, '');
  return 1 + Math.ceil(digits.length / 2) + (text.startsWith('-') ? 1 : 0);
}

const binaryBytes = (base64: string): number => Buffer.byteLength(base64, 'base64');

/** Two JSON values as one text when they say the same, whatever order their members were written in. */
export function canonicalText(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    member !== null && typeof member === 'object' && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}
