import { DAY_MS } from '../../trade/calendar.ts';
import { shippedBetween } from '../../trade/shipped.ts';
import type { Sale, ShopPayout } from '../../trade/trade-types.ts';
import { readMoment } from '../countries.ts';
import { type Call, isp, money, type Operation, refused, shortCode } from './call.ts';
import { dayName, statementName } from './statements.ts';
import { orderId, type Unit, unitsOf } from './units.ts';

const MAX_SPAN_MS = 180 * DAY_MS;
const MAX_LIMIT = 500;

/** assumed: the numbers and names of the kinds; confirm: a seller's transaction overview beside this call. */
const KINDS = {
  price: { id: '13', name: 'Item Price Credit', type: 'Orders-Sales' },
  commission: { id: '16', name: 'Commission', type: 'Orders-Lazada Fees' },
  payment: { id: '3', name: 'Payment Fee', type: 'Orders-Lazada Fees' },
  refund: { id: '14', name: 'Reversal Item Price', type: 'Refunds-Claims' },
  ads: { id: '145', name: 'Sponsored Solutions', type: 'Orders-Marketing Fees' },
} as const;
type Kind = keyof typeof KINDS;

type Row = { kind: Kind; at: number; amount: number; sale?: Sale; unit?: Unit };

/** Source: QueryTransactionDetails. Rows of a statement's period add up to what the statement pays out. */
export const getTransactionDetails: Operation = (call) => {
  const { given, shop } = call;
  const span = readSpan(call);
  const offset = given.whole('offset', { min: 0, max: 1_000_000 }) ?? 0;
  const limit = given.whole('limit', { min: 1, max: MAX_LIMIT }) ?? MAX_LIMIT;
  const kind = given.text('trans_type') ?? '-1';
  if (kind !== '-1' && !Object.values(KINDS).some(({ id }) => id === kind)) {
    given.refuse(isp('1000014', 'Can not find that transactionType'));
  }
  const problem = given.problem();
  if (problem || !span) return refused(problem);

  const order = given.text('trade_order_id');
  const rows = rowsOf(call, span)
    .filter((row) => kind === '-1' || KINDS[row.kind].id === kind)
    .filter(({ sale }) => order === undefined || (sale && String(orderId(shop, sale)) === order))
    .sort((a, b) => a.at - b.at);
  const statements = call.trade.payouts(shop, span.from - shop.payout.everyDays * DAY_MS, span.to);
  return { data: rows.slice(offset, offset + limit).map((row) => show(call, row, statements)) };
};

/** Days, both of them counted; less than 180 of them. */
function readSpan({ given, now }: Call): { from: number; to: number } | undefined {
  const [from, last] = ['start_time', 'end_time'].map((name) => {
    const text = given.need(name, given.text(name));
    const at = text === undefined ? undefined : readMoment(text.slice(0, 10));
    if (text !== undefined && at === undefined) given.refuse(isp('17', `E017: "${text}" Invalid Date Format`));
    return at;
  });
  if (from === undefined || last === undefined) return undefined;
  if (last < from || last - from >= MAX_SPAN_MS) {
    given.refuse(isp('1000012', 'endTime - startTime must should be less than 180 days'));
  }
  return { from, to: Math.min(last + DAY_MS, now + 1) };
}

function rowsOf({ trade, shop }: Call, { from, to }: { from: number; to: number }): Row[] {
  const shipped = [...shippedBetween(trade, shop, from, to)].flatMap((sale) =>
    unitsOf(shop, sale).flatMap((unit): Row[] => {
      const commission = Math.floor((unit.fee * 3) / 4);
      const at = sale.shippedAt;
      return [
        { kind: 'price', at, amount: unit.price, sale, unit },
        { kind: 'commission', at, amount: -commission, sale, unit },
        { kind: 'payment', at, amount: commission - unit.fee, sale, unit },
      ];
    }),
  );
  const refunded = [...trade.refunds(shop, from, to)].flatMap((sale) =>
    unitsOf(shop, sale).map((unit): Row => {
      return { kind: 'refund', at: sale.refund?.at ?? 0, amount: -unit.refund, sale, unit };
    }),
  );
  const advertising = trade
    .ads(shop, from, to)
    .map(({ day, spend }): Row => ({ kind: 'ads', at: Date.parse(day), amount: -spend }));
  return [...shipped, ...refunded, ...advertising];
}

function show({ shop }: Call, { kind, at, amount, sale, unit }: Row, statements: readonly ShopPayout[]) {
  const { id, name, type } = KINDS[kind];
  const statement = statements.find(({ from, to }) => at >= from && at < to);
  const tail = unit ? `${unit.itemId}${id}` : `${Math.floor(at / DAY_MS)}${id}`;
  return {
    transaction_number: `${shortCode(shop)}-${tail}`,
    transaction_date: dayName(at),
    transaction_type: type,
    fee_type: id,
    fee_name: name,
    amount: money(amount, shop),
    VAT_in_amount: money(0, shop),
    WHT_amount: money(0, shop),
    WHT_included_in_amount: 'No',
    statement: statement ? statementName(statement) : '',
    paid_status: statement?.paidAt === undefined ? 'No' : 'Yes',
    order_no: sale ? String(orderId(shop, sale)) : '',
    orderItem_no: unit ? String(unit.itemId) : '',
    orderItem_status: unit ? 'delivered' : '',
    seller_sku: unit?.sku.sku ?? '',
    details: unit?.sku.title ?? '',
    reference: unit ? String(unit.itemId) : '',
    comment: '',
    payment_ref_id: '',
  };
}
