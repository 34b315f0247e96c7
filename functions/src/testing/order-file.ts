import fc from 'fast-check';

/**
 * All-orders files as sellers have them, and what they say, worked out the slow way.
 * Nothing here is shared with the reader: cells are printed from known values, and the values are summed up directly.
 */
export type FileLine = {
  orderId: string;
  /** Seconds since 1970. */
  seconds: number;
  offsetMinutes: number;
  cancelled: 'no' | 'order' | 'item';
  quantity: number;
  cents: number;
  currency: string;
  style: NumberStyle;
  sku: string;
  damage: Damage;
};
type NumberStyle = 'plain' | 'german' | 'french' | 'english';
type Damage = 'none' | 'short' | 'long' | 'date' | 'quantity' | 'price';

export const HEADER = [
  'amazon-order-id',
  'merchant-order-id',
  'purchase-date',
  'last-updated-date',
  'order-status',
  'fulfillment-channel',
  'sales-channel',
  'product-name',
  'sku',
  'item-status',
  'quantity',
  'currency',
  'item-price',
  'item-tax',
  'buyer-name',
  'buyer-email',
  'ship-city',
  'ship-postal-code',
];

const FIRST = Date.UTC(2025, 9, 20) / 1_000;
const LAST = Date.UTC(2026, 1, 12) / 1_000;

export const anyFileLine: fc.Arbitrary<FileLine> = fc.record({
  orderId: fc.integer({ min: 1, max: 12 }).map((number) => `112-0000000-${String(number).padStart(7, '0')}`),
  seconds: fc.integer({ min: FIRST, max: LAST }),
  offsetMinutes: fc.constantFrom(0, 0, 0, 60, -480, 330),
  cancelled: fc.constantFrom('no' as const, 'no' as const, 'no' as const, 'order' as const, 'item' as const),
  quantity: fc.integer({ min: 0, max: 9 }),
  cents: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 12_345_678 })),
  currency: fc.constantFrom('USD', 'USD', 'EUR', 'GBP'),
  style: fc.constantFrom<NumberStyle>('plain', 'plain', 'german', 'french', 'english'),
  sku: fc.constantFrom('YX-1', 'YX-2', 'HÜ-3', '12" sleeve'),
  damage: fc.constantFrom<Damage>('none', 'none', 'none', 'none', 'none', 'short', 'long', 'date', 'quantity', 'price'),
});

const LOCALES = { german: 'de-DE', french: 'fr-FR', english: 'en-US' } as const;

function price({ cents, style, damage }: FileLine): string {
  if (damage === 'price') return 'n/a';
  if (cents === 0) return '';
  if (style === 'plain') return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
  return new Intl.NumberFormat(LOCALES[style], { minimumFractionDigits: 2 }).format(cents / 100);
}

function purchased({ seconds, offsetMinutes, damage }: FileLine): string {
  if (damage === 'date') return 'yesterday';
  const there = new Date((seconds + offsetMinutes * 60) * 1_000).toISOString().slice(0, 19);
  const [sign, size] = [offsetMinutes < 0 ? '-' : '+', Math.abs(offsetMinutes)];
  return `${there}${sign}${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`;
}

/** Everything in these cells is about a person, and must never come out of the reader. */
export const PERSONAL = ['Maria Beispiel', 'maria@example.invalid', 'Musterstadt', 'SECRET-POSTCODE', 'SECRET-PRODUCT'];

export function printLine(line: FileLine): string {
  const cells = [
    line.orderId,
    'M-1',
    purchased(line),
    '2026-02-20T00:00:00+00:00',
    line.cancelled === 'order' ? 'Cancelled' : 'Shipped',
    'Amazon',
    'Amazon.com',
    'SECRET-PRODUCT "14, grey"',
    line.sku,
    line.cancelled === 'item' ? 'Cancelled' : 'Shipped',
    line.damage === 'quantity' ? 'two' : String(line.quantity),
    line.currency,
    price(line),
    '1.00',
    'Maria Beispiel',
    'maria@example.invalid',
    'Musterstadt',
    'SECRET-POSTCODE',
  ];
  if (line.damage === 'short') return cells.slice(0, -1).join('\t');
  return [...cells, ...(line.damage === 'long' ? ['one more'] : [])].join('\t');
}

export const printFile = (lines: readonly FileLine[], end = '\n'): Buffer =>
  Buffer.from([HEADER.join('\t'), ...lines.map(printLine), ''].join(end));

export const isReadable = ({ damage }: FileLine): boolean => damage === 'none' || damage === 'long';

export type MonthSaid = {
  month: string;
  currency: string;
  orders: number;
  cancelled: number;
  units: number;
  gmv: string;
};

/** The months of a file by the definitions of DESIGN §9, with sets and nothing clever. */
export function monthsSaid(lines: readonly FileLine[]): MonthSaid[] {
  const monthOf = ({ seconds }: FileLine) => new Date(seconds * 1_000).toISOString().slice(0, 7);
  const readable = lines.filter(isReadable);
  const keys = [...new Set(readable.map((line) => `${monthOf(line)} ${line.currency}`))].sort();
  return keys.map((key) => {
    const [month = '', currency = ''] = key.split(' ');
    const own = readable.filter((line) => monthOf(line) === month && line.currency === currency);
    const live = own.filter(({ cancelled }) => cancelled === 'no');
    const sold = new Set(live.map(({ orderId }) => orderId));
    const cents = live.reduce((sum, line) => sum + BigInt(line.cents), BigInt(0));
    return {
      month,
      currency,
      orders: sold.size,
      cancelled: new Set(own.map(({ orderId }) => orderId).filter((id) => !sold.has(id))).size,
      units: live.reduce((sum, { quantity }) => sum + quantity, 0),
      gmv: `${cents / BigInt(100)}.${String(cents % BigInt(100)).padStart(2, '0')}`,
    };
  });
}
