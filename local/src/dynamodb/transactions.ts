import type { Input } from './engine.ts';
import { type Refusal, refusal, validationError } from './errors.ts';
import type { Item } from './item.ts';

/** Source: DynamoDB developer guide, "Amazon DynamoDB Transactions: How it works". */
const ITEMS_MAX = 100;
export const TRANSACTION_BYTES_MAX = 4 * 1024 * 1024;

export const DUPLICATE_ITEM = 'Transaction request cannot include multiple operations on one item';

/** Why one of a transaction's items stood in its way, in the order of the request. */
export type Reason = { Code: string; Message?: string; Item?: Item };

export const NO_REASON: Reason = { Code: 'None' };

export const conflictAt = (position: number, count: number): Reason[] =>
  Array.from({ length: count }, (_, at) =>
    at === position ? { Code: 'TransactionConflict', Message: 'Transaction is ongoing for the item' } : NO_REASON,
  );

export const cancelled = (reasons: readonly Reason[]): Refusal =>
  refusal(
    'TransactionCanceledException',
    'Transaction cancelled, please refer cancellation reasons for specific reasons ' +
      `[${reasons.map(({ Code }) => Code).join(', ')}]`,
    { CancellationReasons: reasons },
  );

/** The list of a TransactWriteItems or TransactGetItems request, of a length DynamoDB takes. */
export function transactItemsOf(items: unknown): Input[] {
  if (!Array.isArray(items) || items.length === 0) throw lengthError('greater than or equal to 1');
  if (items.length > ITEMS_MAX) throw lengthError(`less than or equal to ${ITEMS_MAX}`);
  return items as Input[];
}

const lengthError = (bound: string): Refusal =>
  validationError(
    "1 validation error detected: Value at 'transactItems' failed to satisfy constraint: " +
      `Member must have length ${bound}`,
  );
