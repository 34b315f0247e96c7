import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Cursor, type Page, START, takePage } from './page.ts';

type Entry = { at: number; name: string };

/** Few moments, so that many entries share one. */
const aStall = fc
  .array(fc.integer({ min: 1, max: 6 }), { maxLength: 12 })
  .map((moments) => moments.sort((a, b) => a - b));

describe('a list read page by page', () => {
  it('loses and repeats nothing, however many entries share a moment', () => {
    fc.assert(
      fc.property(fc.array(aStall, { maxLength: 3 }), fc.integer({ min: 1, max: 5 }), (stalls, size) => {
        const entries = stalls.map((moments, stall) => moments.map((at, index) => ({ at, name: `${stall}-${index}` })));
        const read = (stall: number, from: number) => (entries[stall] ?? []).filter(({ at }) => at >= from);
        const names: string[] = [];
        let cursor: Cursor | undefined = START;
        for (let page = 0; cursor && page < 50; page += 1) {
          const { items, next }: Page<Entry> = takePage({ stalls: entries.length, cursor, size, read });
          expect(items.length).toBeLessThanOrEqual(size);
          if (next) expect(items).toHaveLength(size);
          names.push(...items.map(({ entry }) => entry.name));
          cursor = next;
        }
        expect(names).toEqual(entries.flat().map(({ name }) => name));
      }),
    );
  });
});
