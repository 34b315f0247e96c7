import { CELLS, type Cell } from '@loan/functions/ports/source-adapter';
import { z } from '@loan/shared/schema';
import { Vendor } from '@loan/shared/source/vendors';
import type { Ran } from './table.ts';

/** Of jest's own report: which tests ran in which file, and how they ended. */
const Report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(z.object({ title: z.string(), status: z.string() })),
    }),
  ),
});

/** A contract test names its cells in brackets at the start of its title: `[orders] [refunds] are …`. */
export function ranIn(report: unknown): Ran {
  const ran = new Map<Vendor, Partial<Record<Cell, { passed: number; failed: number }>>>();
  for (const { name, assertionResults } of Report.parse(report).testResults) {
    const vendor = vendorOf(name);
    if (!vendor) continue;
    const cells = ran.get(vendor) ?? {};
    for (const { title, status } of assertionResults) {
      for (const cell of cellsOf(title)) {
        const counts = cells[cell] ?? { passed: 0, failed: 0 };
        cells[cell] =
          status === 'passed' ? { ...counts, passed: counts.passed + 1 } : { ...counts, failed: counts.failed + 1 };
      }
    }
    ran.set(vendor, cells);
  }
  return ran;
}

/** tests/src/sources/tiktok-shop.test.ts is about tiktokShop. */
function vendorOf(file: string): Vendor | undefined {
  const name = /([a-z-]+)\.test\.ts$/.exec(file)?.[1] ?? '';
  return Vendor.safeParse(name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())).data;
}

const cellsOf = (title: string): Cell[] => {
  const [, marks = ''] = /^((?:\[\w+\]\s*)+)/.exec(title) ?? [];
  return CELLS.filter((cell) => marks.includes(`[${cell}]`));
};
