import { gzipSync } from 'node:zlib';
import type { z } from '@loan/shared/schema';
import type { PullContext, PullStep, StepOutcome } from '../../ports/source-adapter.ts';
import { type Paging, readPages } from './pages.ts';

type Listed<T> = Omit<Paging<T>, 'done' | 'byPlace'> & {
  /** What is left of the whole list: small enough to be kept as JSON under 64 KB. */
  reduce(items: readonly T[]): unknown;
};

/** A list of any kind, page by page. What was taken of each row is kept as the source beside its reduction. */
export function readList<T>(
  { step, context }: { step: PullStep; context: PullContext },
  { reduce, ...paging }: Listed<T>,
): Promise<StepOutcome> {
  return readPages(context, {
    ...paging,
    byPlace: true,
    async done(items, rejected) {
      const lines = linesOf(items, paging.keyOf);
      const { sha256 } = await context.keep(`${step.id.replaceAll(':', '-')}.ndjson.gz`, lines);
      const reduction = reduce(items);
      return {
        tag: 'done',
        result: { reduction, rowsRead: items.length, rowsRejected: rejected, rejected: [], sourceSha256: sha256 },
      };
    },
  });
}

/** Rows read one by one: a row nobody can read is counted, and the others go on. */
export function readRows<T>(row: z.ZodType<T>, rows: readonly unknown[]): { items: T[]; rejected: number } {
  const items = rows.flatMap((one) => {
    const parsed = row.safeParse(one);
    return parsed.success ? [parsed.data] : [];
  });
  return { items, rejected: rows.length - items.length };
}

/** The page after this one of a list told by page numbers from 1. */
export const pageAfter = (page: number, { size, total }: { size: number; total: number }): { next?: string } =>
  page * size < total ? { next: String(page + 1) } : {};

/** Sorted and compressed without a time in it, so that the same rows give the same bytes. */
async function* linesOf<T>(items: readonly T[], keyOf: (item: T) => string): AsyncGenerator<Uint8Array> {
  const sorted = [...items].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  yield gzipSync(sorted.map((item) => `${JSON.stringify(item)}\n`).join(''));
}
