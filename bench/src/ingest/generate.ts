import { closeSync, openSync, writeSync } from 'node:fs';
import { createRandom } from '../random.ts';

/** The 33 columns of Amazon's all-orders flat file (GET_FLAT_FILE_ALL_ORDERS_DATA_BY_ORDER_DATE_GENERAL). */
const COLUMNS =
  'amazon-order-id merchant-order-id purchase-date last-updated-date order-status fulfillment-channel sales-channel order-channel ship-service-level product-name sku asin item-status tax-collection-model tax-collection-responsible-party quantity currency item-price item-tax shipping-price shipping-tax gift-wrap-price gift-wrap-tax item-promotion-discount ship-promotion-discount ship-city ship-state ship-postal-code ship-country promotion-ids is-business-order purchase-order-number price-designation'.split(
    ' ',
  );
const FIRST_DAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;
const DAYS = 730;
const SKUS = 800;
const ROWS_A_WRITE = 10_000;
const NOUNS = ['Phone Stand', 'Water Bottle', 'Desk Lamp', 'Yoga Mat', '12" Tablet Sleeve', 'Café Mug', 'Door Stopper'];
const CITIES = ['Brooklyn', 'LOS ANGELES', 'Houston', 'Saint Petersburg', 'Winston-Salem', 'New York'];

/** Two years of an invented seller's orders: quotation marks that mean nothing, cancelled orders, orders of several lines. */
export function generate(file: string, rows: number, seed: number): void {
  const random = createRandom(seed);
  const upTo = (limit: number) => Math.floor(random() * limit);
  const pick = <T>(items: readonly T[]): T => items[upTo(items.length)] as T;
  const digits = (count: number) => String(upTo(10 ** count)).padStart(count, '0');
  const products = Array.from({ length: SKUS }, (_, index) => ({
    sku: `YX-${1000 + index}-${pick(['BLK', 'WHT', 'RED', '2PK'])}`,
    asin: `B0${digits(8)}`,
    name: `Portable ${pick(NOUNS)} with Carrying Case, ${pick(NOUNS)} (Black, Large)`,
    cents: 500 + upTo(6_000),
  }));

  const output = openSync(file, 'w');
  let lines = [COLUMNS.join('\t')];
  for (let row = 0; row < rows; ) {
    const orderId = `${111 + upTo(4)}-${digits(7)}-${digits(7)}`;
    const bought = FIRST_DAY + Math.floor((row / rows) * DAYS) * DAY_MS + upTo(DAY_MS / 1000) * 1000;
    const cancelled = random() < 0.042;
    const own = orderCells({ orderId, bought, cancelled, updated: bought + upTo(20) * DAY_MS });
    const postcode = `${digits(5)}${random() < 0.35 ? `-${digits(4)}` : ''}`;
    for (let left = random() < 0.88 ? 1 : 2; left > 0 && row < rows; left -= 1, row += 1) {
      // Squaring the draw makes a few products sell most.
      const product = products[Math.floor(random() ** 2 * SKUS)] as (typeof products)[number];
      const quantity = cancelled ? 0 : random() < 0.92 ? 1 : 2 + upTo(4);
      lines.push(
        [
          ...own,
          ...lineCells({ ...product, quantity, cancelled }),
          pick(CITIES),
          'NY',
          postcode,
          'US',
          '',
          'false',
          '',
          '',
        ].join('\t'),
      );
    }
    if (lines.length >= ROWS_A_WRITE) {
      writeSync(output, `${lines.join('\n')}\n`);
      lines = [];
    }
  }
  if (lines.length > 0) writeSync(output, `${lines.join('\n')}\n`);
  closeSync(output);
}

const isoSecond = (ms: number) => `${new Date(ms).toISOString().slice(0, 19)}+00:00`;
const money = (cents: number) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;

type Order = { orderId: string; bought: number; updated: number; cancelled: boolean };
const orderCells = ({ orderId, bought, updated, cancelled }: Order): string[] => [
  orderId,
  '',
  isoSecond(bought),
  isoSecond(updated),
  cancelled ? 'Cancelled' : 'Shipped',
  'Amazon',
  'Amazon.com',
  '',
  'Expedited',
];

type Line = { sku: string; asin: string; name: string; cents: number; quantity: number; cancelled: boolean };
function lineCells({ sku, asin, name, cents, quantity, cancelled }: Line): string[] {
  const price = cancelled ? '' : money(cents * quantity);
  const tax = cancelled ? '' : money(Math.round(cents * quantity * 0.0825));
  const status = cancelled ? 'Cancelled' : 'Shipped';
  const before = [name, sku, asin, status, 'MarketplaceFacilitator', 'Amazon Services, Inc.', String(quantity), 'USD'];
  return [...before, price, tax, '', '', '', '', '', ''];
}
