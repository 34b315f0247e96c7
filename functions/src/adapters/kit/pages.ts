import { z } from '@loan/shared/schema';
import type { PullContext, StepOutcome } from '../../ports/source-adapter.ts';
import { type Called, setback } from './outcome.ts';

/** One page of a vendor's list. `next` is whatever the vendor wants to be asked with for the one after. */
export type Page<T> = {
  items: readonly T[];
  next?: string;
  /** Rows of it that nobody could read. */
  rejected?: number;
};

export type Paging<T> = {
  item: z.ZodType<T>;
  /** The vendor's own id of an item: one that comes twice counts once, as it was told last. */
  keyOf(item: T): string;
  fetch(cursor: string | undefined): Promise<Called<Page<T>>>;
  /**
   * Pages are asked for by their place. The same page twice in a row is then no answer, since what stood on the second
   * would be lost: it is asked for again.
   */
  byPlace?: true;
  /** A list longer than this is not read to its end, and said not to be available. */
  pagesMax: number;
  done(items: T[], rejected: number): Promise<StepOutcome> | StepOutcome;
};

/** One call and the reading of its answer fit in this; with less time left the list goes on in the next run. */
const PAGE_MS = 6_000;
/** Kept after so many pages, so that a run that dies repeats few. */
const KEEP_EVERY = 10;

/**
 * Reads a list to its end, over as many runs as it takes. What was read is kept beside the step with the place it came
 * to, in one write; so a page that is served twice, or a run that dies, counts nothing twice and loses nothing.
 */
export async function readPages<T>(context: PullContext, paging: Paging<T>): Promise<StepOutcome> {
  const Kept = z.object({
    cursor: z.string().optional(),
    pages: z.int(),
    items: z.array(paging.item),
    rejected: z.int().default(0),
  });
  const kept = parsed(Kept, await context.scratch.read());
  const items = new Map((kept?.items ?? []).map((item) => [paging.keyOf(item), item]));
  let cursor = kept?.cursor;
  let pages = kept?.pages ?? 0;
  let rejected = kept?.rejected ?? 0;
  let lastKeys = '';
  const keep = () => context.scratch.write(JSON.stringify({ cursor, pages, items: [...items.values()], rejected }));
  for (; pages < paging.pagesMax; ) {
    if (context.timeLeftMs() < PAGE_MS) {
      await keep();
      return { tag: 'wait', checkpoint: '', waitMs: 0 };
    }
    const page = await paging.fetch(cursor);
    if (page.tag !== 'ok') {
      await keep();
      return setback(page);
    }
    const keys = page.value.items.map(paging.keyOf).join(' ');
    if (paging.byPlace && keys !== '' && keys === lastKeys) {
      await keep();
      return { tag: 'unknown', cause: 'the same page twice' };
    }
    lastKeys = keys;
    for (const item of page.value.items) items.set(paging.keyOf(item), item);
    pages += 1;
    rejected += page.value.rejected ?? 0;
    if (page.value.next === undefined) return paging.done([...items.values()], rejected);
    cursor = page.value.next;
    if (pages % KEEP_EVERY === 0) await keep();
  }
  return { tag: 'notAvailable', reason: 'tooManyPages' };
}

/** What an older release left is read anew from the start. */
function parsed<T>(schema: z.ZodType<T>, text: string | undefined): T | undefined {
  if (text === undefined) return undefined;
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
