import type { Marketplace } from '@loan/shared/facts/shop';

/** What may be read of an export; everything else (buyers, addresses, titles) is dropped where the bytes are read. */
export const ORDER_CELLS = [
  'type',
  'order',
  'item',
  'status',
  'lineStatus',
  'placed',
  'paid',
  'sku',
  'units',
  'unitPrice',
  'goods',
  'discount',
  'refund',
  'returned',
  'currency',
  'country',
  'net',
  'account',
] as const;
export type OrderCell = (typeof ORDER_CELLS)[number];

export const MONEY_CELLS = ['id', 'on', 'type', 'amount', 'out', 'currency', 'status', 'platform', 'account'] as const;
export type MoneyCell = (typeof MONEY_CELLS)[number];

/** The names a column goes by, in lower case and without spaces, by what it holds. */
export type ColumnNames<C extends string> = Readonly<Partial<Record<C, readonly string[]>>>;

type Words = ReadonlySet<string>;

/**
 * How a marketplace's export tells its orders, as a table one can read.
 * What a line is worth: `goods` of the line less `discount`, or else `unitPrice` times `units`.
 */
export type OrderTable = {
  tells: 'orders';
  source: Marketplace;
  kind: ExportKind;
  columns: ColumnNames<OrderCell>;
  /** Moments at which an order went on; the latest says how new its version is. */
  moved: readonly string[];
  needed: readonly OrderCell[];
  /** Columns no other export has: one of them must be there. */
  marks: readonly OrderCell[];
  /** Statuses in lower case. One that is in none of the three is counted as sold, and reported. */
  cancelled: Words;
  /** No sale yet, and no cancelled one either. */
  unpaid: Words;
  sold: Words;
  /** What kinds of lines there are, where orders are not the only one. Others are left alone. */
  types?: { sale: Words; refund: Words; payout: Words };
  /** Whether a line of explanations stands below the header. */
  hasNotes?: boolean;
  /** The units of a cell that is no plain count. */
  unitsOf?: (cell: string) => number;
  /** What a site sells in, where the file names no currency: by a word of its header. */
  currencyOfHeader?: Readonly<Record<string, string>>;
};

/** A payment company's export: what came in, or all movements. */
export type MoneyTable = {
  tells: 'money';
  source: 'lianlian';
  kind: ExportKind;
  columns: ColumnNames<MoneyCell>;
  needed: readonly MoneyCell[];
  marks: readonly MoneyCell[];
  /** Movements by their type; where a file has none, every line is an inflow. */
  types?: { inflow: Words; withdrawal: Words };
  pending: Words;
  returned: Words;
  platforms: Readonly<Record<string, Marketplace>>;
};

export type ExportTable = OrderTable | MoneyTable;

export type ExportKind =
  | 'aliexpressOrders'
  | 'ebayOrders'
  | 'ebayTransactions'
  | 'shopeeOrders'
  | 'tiktokShopOrders'
  | 'lianlianInflows'
  | 'lianlianFlow';

export const words = (...all: readonly string[]): Words => new Set(all);
