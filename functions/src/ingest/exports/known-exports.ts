import { aliexpressOrders } from './aliexpress.ts';
import { ebayOrders, ebayTransactions } from './ebay.ts';
import type { ColumnNames, ExportTable } from './export-table.ts';
import { columnNamed, type HeaderName } from './header-names.ts';
import { lianlianFlow, lianlianInflows } from './lianlian.ts';
import { shopeeOrders } from './shopee.ts';
import { tiktokShopOrders } from './tiktok-shop.ts';

const EXPORTS: readonly ExportTable[] = [
  aliexpressOrders,
  ebayOrders,
  ebayTransactions,
  shopeeOrders,
  tiktokShopOrders,
  lianlianInflows,
  lianlianFlow,
];

/**
 * Which export has this header: most of the columns it needs and at least one that no other has. Most of them decide,
 * so that a file that lacks one is told which one it lacks.
 */
export function exportWith(header: readonly HeaderName[]): ExportTable | undefined {
  const found = (table: ExportTable, cells: readonly string[]) => {
    const columns: ColumnNames<string> = table.columns;
    return cells.filter((cell) => columnNamed(header, columns[cell]) >= 0).length;
  };
  const scored = EXPORTS.map((table) => ({
    table,
    needed: found(table, table.needed) / table.needed.length,
    all: found(table, Object.keys(table.columns)),
    marks: found(table, table.marks),
  })).filter(({ needed, marks }) => needed > 0.5 && marks > 0);
  return scored.sort((a, b) => b.needed - a.needed || b.all - a.all)[0]?.table;
}
