/** A column's name as tables spell it, and the currency it carries in brackets, if any. */
export type HeaderName = { name: string; currency: string | undefined };

const CURRENCY = /[(（[]([A-Z]{3})[)）\]]/;
/** Taiwan's Shopee marks columns of the order and columns of the product. */
const LEVEL = /[(（][單品][)）]$/;

/** "Deal Price (MYR)" and "商品活動價格 (品)" are the names "dealprice" and "商品活動價格". */
export function headerName(cell: string): HeaderName {
  const currency = CURRENCY.exec(cell)?.[1];
  const name = cell
    .replace(CURRENCY, '')
    .replace(/[\s\u00a0\ufeff]+/g, '')
    .replace(/[*＊]+$/, '')
    .replace(LEVEL, '')
    .toLowerCase();
  return { name, currency };
}

/** The position of the first column that goes by one of these names, names in the order of the table; −1 without. */
export function columnNamed(header: readonly HeaderName[], names: readonly string[] = []): number {
  for (const name of names) {
    const at = header.findIndex((one) => one.name === name);
    if (at >= 0) return at;
  }
  return -1;
}
