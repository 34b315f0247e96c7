/**
 * The columns that may leave the reader, by report. Everything else — buyers' names, addresses, cities, postcodes,
 * telephone numbers, e-mail, product titles, promotions — is dropped where the bytes are read.
 */
export const ORDER_COLUMNS = [
  'amazon-order-id',
  'purchase-date',
  'last-updated-date',
  'order-status',
  'item-status',
  'sales-channel',
  'sku',
  'quantity',
  'currency',
  'item-price',
] as const;
export type OrderColumn = (typeof ORDER_COLUMNS)[number];

/** Without these an order file says nothing. */
export const ORDER_COLUMNS_NEEDED: readonly OrderColumn[] = [
  'amazon-order-id',
  'purchase-date',
  'order-status',
  'quantity',
  'currency',
  'item-price',
];

export const SETTLEMENT_COLUMNS = [
  'settlement-id',
  'settlement-start-date',
  'settlement-end-date',
  'deposit-date',
  'total-amount',
  'currency',
  'transaction-type',
  'order-id',
  'amount-type',
  'amount-description',
  'amount',
  'posted-date',
  'posted-date-time',
  'quantity-purchased',
] as const;
export type SettlementColumn = (typeof SETTLEMENT_COLUMNS)[number];

export const SETTLEMENT_COLUMNS_NEEDED: readonly SettlementColumn[] = [
  'settlement-id',
  'total-amount',
  'currency',
  'transaction-type',
  'amount-type',
  'amount-description',
  'amount',
  'posted-date',
];

/** The header does not name a column the report cannot be read without. */
export class ColumnMissing extends Error {
  override readonly name = 'ColumnMissing';
  readonly column: string;
  constructor(column: string) {
    super(`the header has no column ${column}`);
    this.column = column;
  }
}

/** The position of each allow-listed column in this file's header; the first wins where one is named twice. */
export function locate<C extends string>(
  names: readonly string[],
  allowed: readonly C[],
  needed: readonly C[],
): readonly number[] {
  const lower = names.map((name) => name.toLowerCase());
  for (const column of needed) if (!lower.includes(column)) throw new ColumnMissing(column);
  return allowed.map((column) => lower.indexOf(column));
}

/** The slot of each allow-listed column, by name. */
export const slotsOf = <C extends string>(columns: readonly C[]): Readonly<Record<C, number>> =>
  Object.fromEntries(columns.map((column, slot) => [column, slot])) as Record<C, number>;
