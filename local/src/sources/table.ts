import { CELLS, type Cell, type SourceAdapter, type Standing } from '@loan/functions/ports/source-adapter';
import { VENDORS, Vendor } from '@loan/shared/source/vendors';

/** How often a contract test of each cell of each vendor passed and failed. */
export type Ran = ReadonlyMap<Vendor, Readonly<Partial<Record<Cell, { passed: number; failed: number }>>>>;

const WIDTH = 12;

/** What the table says of one cell: `works` only where a contract test of it ran and passed just now. */
function shown(standing: Standing, ran: { passed: number; failed: number } | undefined): string {
  if (standing.is === 'notOffered') return 'not offered';
  if (ran && ran.failed > 0) return 'FAILED';
  if (standing.is === 'assumed') return 'assumed';
  return ran && ran.passed > 0 ? 'works' : 'NOT SEEN';
}

/** Cells that claim to work and were not seen to. */
export function unseen(adapters: Readonly<Partial<Record<Vendor, SourceAdapter>>>, ran: Ran): string[] {
  return rows(adapters).flatMap(({ vendor, cells }) =>
    CELLS.filter((cell) => ['NOT SEEN', 'FAILED'].includes(shown(cells[cell], ran.get(vendor)?.[cell]))).map(
      (cell) => `${vendor} ${cell}`,
    ),
  );
}

const rows = (adapters: Readonly<Partial<Record<Vendor, SourceAdapter>>>) =>
  Vendor.options.flatMap((vendor) => {
    const adapter = adapters[vendor];
    return adapter ? [{ vendor, cells: adapter.cells }] : [];
  });

/** The table of sources, then what is not offered and what is assumed, each with its reason. */
export function printTable(adapters: Readonly<Partial<Record<Vendor, SourceAdapter>>>, ran: Ran): string {
  const line = (first: string, rest: readonly string[]) =>
    `${first.padEnd(WIDTH)}${rest.map((text) => text.padEnd(WIDTH)).join('')}`.trimEnd();
  const all = rows(adapters);
  const table = all.map(({ vendor, cells }) =>
    line(
      vendor,
      CELLS.map((cell) => shown(cells[cell], ran.get(vendor)?.[cell])),
    ),
  );
  const notes = all.flatMap(({ vendor, cells }) =>
    CELLS.flatMap((cell) => {
      const standing = cells[cell];
      if (standing.is === 'works') return [];
      const why = standing.is === 'assumed' ? `assumed; confirm: ${standing.confirm}` : `not offered: ${standing.why}`;
      return [`${VENDORS[vendor].name} ${cell} — ${why}`];
    }),
  );
  return [line('', CELLS), ...table, '', ...notes, ''].join('\n');
}
