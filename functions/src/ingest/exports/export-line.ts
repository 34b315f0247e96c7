import { createHasher, type Hash64 } from '../hash64.ts';
import type { RejectReason, Row } from '../table.ts';
import type { CellLayout } from './cell-layout.ts';
import {
  amountCell,
  currencyOfCountry,
  isNothing,
  isOrderId,
  minorOfFigure,
  unitsOfCell,
  wordOf,
} from './export-cells.ts';
import { type DateOrder, exportMoment } from './export-moment.ts';
import type { OrderCell, OrderTable } from './export-table.ts';

const SECONDS_A_DAY = 86_400;
/** As of Amazon's files: a larger line is a damaged cell. */
const LINE_MINOR_MAX = 1e10;
const UNITS_MAX = 1_000_000;

/** What a line of an export says. Amounts are whole minor units of its currency. */
export type ExportLine = {
  kind: 'sale' | 'refund' | 'payout';
  state: 'sold' | 'cancelled' | 'unpaid';
  /** A status nobody told us of; counted as sold, and reported. */
  unknownStatus: string | undefined;
  order: Hash64;
  /** What is counted once across files: the order, or one refund of it. */
  version: Hash64;
  day: number;
  currency: string;
  units: number;
  goods: number;
  /** Given back for the whole order, told on each of its lines alike; or for this line alone. */
  refundOfOrder: number;
  refundOfLine: number;
  sku: string;
  accountTail: string | undefined;
  /** When the order was last seen to go on, in seconds since 1970. */
  movedAt: number;
};

type OrderLayout = CellLayout<OrderCell>;

/** Fields of a line that may fail, each with its reason. */
type Reading<T> = T | RejectReason;
const isReason = <T>(reading: Reading<T>): reading is RejectReason & Reading<T> => typeof reading === 'string';

/** `nothing`: no row of data, or of a kind that says nothing here. */
export type LineReader = (row: Row) => ExportLine | RejectReason | 'nothing' | 'blank';

export function createLineReader(table: OrderTable, layout: OrderLayout, dates: DateOrder): LineReader {
  const hash = createHasher();
  const hashOf = (text: string): Hash64 => {
    const bytes = Buffer.from(text);
    return { ...hash(bytes, 0, bytes.length) };
  };
  return (row) => {
    const text = (cell: OrderCell) => layout.text(row, cell);
    if (layout.isBlank(row) || (table.hasNotes && isNote(text))) return 'blank';
    const kind = kindOf(table, text('type'));
    // Of an order of several items eBay writes a line that sums it up; the items follow.
    if (kind === undefined || (layout.has('item') && text('item') === '')) return 'nothing';
    const seconds = exportMoment(text('placed'), dates);
    if (Number.isNaN(seconds)) return 'dateUnreadable';
    const amounts = amountsOf(table, layout, { text, kind });
    if (isReason(amounts)) return amounts;
    if (kind !== 'payout' && !isOrderId(text('order'))) return 'orderIdMissing';
    const status = [text('status'), text('lineStatus')];
    const moved = layout.moments(row).map((cell) => exportMoment(cell, dates));
    return {
      kind,
      state: layout.has('paid') && isNothing(text('paid')) ? 'unpaid' : stateOf(table, status),
      unknownStatus: status.find((one) => !isKnown(table, one)),
      order: hashOf(text('order')),
      version: hashOf(kind === 'sale' ? text('order') : `${kind} ${text('order')} ${seconds} ${amounts.goods}`),
      day: Math.floor(seconds / SECONDS_A_DAY),
      ...amounts,
      sku: text('sku'),
      accountTail: /(\d{3,4})\D*$/.exec(text('account'))?.[1],
      movedAt: Math.max(seconds, ...moved.filter((one) => !Number.isNaN(one))),
    };
  };
}

type Text = (cell: OrderCell) => string;

/** TikTok Shop explains its columns below the header: no number anywhere a number belongs. */
const isNote = (text: Text): boolean => !/\d/.test(text('order') + text('placed') + text('units') + text('goods'));

function kindOf({ types }: OrderTable, cell: string): ExportLine['kind'] | undefined {
  if (!types) return 'sale';
  const word = wordOf(cell);
  return (['sale', 'refund', 'payout'] as const).find((kind) => types[kind].has(word));
}

const isKnown = ({ cancelled, unpaid, sold }: OrderTable, cell: string): boolean => {
  const word = wordOf(cell);
  return isNothing(cell) || cancelled.has(word) || unpaid.has(word) || sold.has(word);
};

function stateOf({ cancelled, unpaid }: OrderTable, status: readonly string[]): ExportLine['state'] {
  const all = status.map(wordOf);
  if (all.some((word) => cancelled.has(word))) return 'cancelled';
  return all.some((word) => unpaid.has(word)) ? 'unpaid' : 'sold';
}

type Amounts = Pick<ExportLine, 'currency' | 'units' | 'goods' | 'refundOfOrder' | 'refundOfLine'>;
type Asked = { text: Text; kind: ExportLine['kind'] };

function amountsOf(table: OrderTable, layout: OrderLayout, { text, kind }: Asked): Reading<Amounts> {
  const worth = worthOf(layout, { text, kind });
  const currency = currencyOf(layout, text, worth);
  if (currency === undefined) return 'currencyUnreadable';
  const minor = (cell: OrderCell) => minorAt(text(cell), currency);
  const units = kind === 'sale' ? (table.unitsOf ?? unitsOfCell)(text('units')) : 0;
  if (!(units >= 0 && units <= UNITS_MAX)) return 'quantityUnreadable';
  const each = minor('unitPrice');
  const amount = kind === 'payout' ? -minor('net') : worth === 'unitPrice' ? each * units : minor(worth);
  const goods = kind === 'refund' ? Math.abs(amount) : amount - Math.abs(minor('discount'));
  const refundOfOrder = Math.abs(minor('refund'));
  const returned = isNothing(text('returned')) ? 0 : unitsOfCell(text('returned'));
  if (!(returned <= units)) return kind === 'sale' ? 'quantityUnreadable' : 'priceUnreadable';
  const refundOfLine = each * returned;
  const sound = [goods, refundOfOrder, refundOfLine].every((one) => one >= 0 && one <= LINE_MINOR_MAX);
  if (!sound) return 'priceUnreadable';
  // An amount is worth nothing without its currency.
  if (currency === '' && goods + refundOfOrder > 0) return 'currencyUnreadable';
  return { currency, units, goods, refundOfOrder, refundOfLine };
}

/** The cell that says what a line is worth: of a refund without an item, what it took off the account. */
function worthOf(layout: OrderLayout, { text, kind }: Asked): OrderCell {
  if (kind === 'payout' || (kind === 'refund' && isNothing(text('goods')))) return 'net';
  return layout.has('goods') ? 'goods' : 'unitPrice';
}

/** Its own column, else its amount's sign, else the header, else the site's country; '' where nobody says. */
function currencyOf(layout: OrderLayout, text: Text, worth: OrderCell): string | undefined {
  const named = text('currency').toUpperCase();
  const inCell = amountCell(text(worth))?.currency;
  if (/^[A-Z]{3}$/.test(named))
    return inCell !== undefined && inCell !== named && !isDollar(text(worth)) ? undefined : named;
  if (!isNothing(named)) return undefined;
  if (inCell !== undefined && !isDollar(text(worth))) return inCell;
  return layout.currencyOf(worth) ?? currencyOfCountry(text('country')) ?? inCell ?? '';
}

/** A dollar without a country, which the file's own word of the currency overrules. */
const isDollar = (cell: string): boolean => /^[-−(]?\s*\$/.test(cell);

function minorAt(cell: string, currency: string): number {
  if (isNothing(cell)) return 0;
  const amount = amountCell(cell);
  return amount ? minorOfFigure(amount.figure, currency) : Number.NaN;
}
