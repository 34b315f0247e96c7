import { refusal } from './errors.ts';
import { cancelled, conflictAt } from './transactions.ts';

/** What the cloud does now and then, done often and from a seed. Rates are from 0 to 1. */
export type ChaosOptions = {
  seed: number;
  conflictRate: number;
  throttleRate: number;
  /** A query of a global index may miss writes younger than this. */
  lagIndexReadsMs: number;
  duplicateRecordsRate: number;
};

export const CALM: ChaosOptions = {
  seed: 0,
  conflictRate: 0,
  throttleRate: 0,
  lagIndexReadsMs: 0,
  duplicateRecordsRate: 0,
};

export type Chaos = ReturnType<typeof createChaos>;

/** Source: DynamoDB API reference, BatchWriteItem and BatchGetItem: what was throttled comes back unprocessed. */
const ANSWERS_UNPROCESSED = new Set(['BatchWriteItem', 'BatchGetItem']);
const DATA_OPERATIONS = /^(Get|Put|Update|Delete)Item$|^Query$|^Scan$|^Transact(Get|Write)Items$/;

export function createChaos(options: ChaosOptions) {
  const random = randomFrom(options.seed);
  const happens = (rate: number): boolean => rate > 0 && random() < rate;

  return {
    throttle(operation: string): void {
      if (ANSWERS_UNPROCESSED.has(operation) || !DATA_OPERATIONS.test(operation)) return;
      if (happens(options.throttleRate))
        throw refusal(
          'ProvisionedThroughputExceededException',
          'The level of configured provisioned throughput for the table was exceeded.',
        );
    },
    conflictInTransaction(items: number): void {
      if (happens(options.conflictRate)) throw cancelled(conflictAt(Math.floor(random() * items), items));
    },
    conflictOnItem(): void {
      if (happens(options.conflictRate))
        throw refusal('TransactionConflictException', 'Transaction is ongoing for the item');
    },
    leavesUnprocessed: (): boolean => happens(options.throttleRate),
    repeatsRecords: (): boolean => happens(options.duplicateRecordsRate),
    /** Half of the queries are up to date, so whoever asks again gets there. */
    indexLagMs: (): number => (happens(0.5) ? random() * options.lagIndexReadsMs : 0),
  };
}

/** Mulberry32: a small generator with a whole 32-bit state, good enough to choose who is unlucky. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
