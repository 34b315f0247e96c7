import { amountText } from '../kernel/amount.ts';
import { seedOf } from '../kernel/random.ts';
import type { Inflow, Outflow, WorldTrade } from '../trade/trade-types.ts';
import { type Refusal, wrongParam } from './answers.ts';
import type { Customer } from './customers.ts';
import type { Params } from './signature.ts';

const MAX_ROWS = 200;
const EVER = Number.POSITIVE_INFINITY;
const ORDER_TYPES = ['TOPUP', 'WITHDRAW', 'RECIPIENT', 'TRANSFER', 'EXCHANGE', 'RECEIVE', 'REFUND', 'REFUND FEE'];

type Ask = { trade: WorldTrade; customer: Customer; params: Params };
type Order = {
  at: number;
  incoming: boolean;
  type: 'RECEIVE' | 'WITHDRAW' | 'RECIPIENT';
  amount: number;
  fee: number;
  move: Inflow | Outflow;
};

const number = (minor: number, decimals: 0 | 2): number => Number(amountText(minor, decimals));

/** GET /v3/b2b/account/balance/all */
export function balances({ trade, customer }: Ask) {
  const sums = new Map<string, { minor: number; decimals: 0 | 2 }>();
  for (const { incoming, amount, fee, move } of ordersOf(trade, customer)) {
    const known = sums.get(move.currency) ?? { minor: 0, decimals: move.decimals };
    sums.set(move.currency, { ...known, minor: known.minor + (incoming ? amount - fee : -amount) });
  }
  return [...sums].map(([currency, { minor, decimals }]) => ({
    currency,
    avail_amount: number(minor, decimals),
    frozen_amount: 0,
    total_amount: number(minor, decimals),
  }));
}

/** POST /v3/b2b/financial/transactions, the latest first. */
export function transactions({ trade, customer, params }: Ask): object | Refusal {
  const { query_type, order_type, order_id, start_time, end_time } = params;
  const [page, size] = [Number(params['page_no']), Number(params['page_size'])];
  if (!Number.isInteger(page) || page < 1) return wrongParam('page_no is invalid');
  if (!Number.isInteger(size) || size < 1 || size > MAX_ROWS)
    return wrongParam('page_size is invalid, upper limit 200');
  if (
    query_type !== undefined &&
    query_type !== '' &&
    !['INBOUND_ORDER', 'OUTBOUND_ORDER'].includes(String(query_type))
  ) {
    return wrongParam('query_type is invalid');
  }
  if (order_type !== undefined && !ORDER_TYPES.includes(String(order_type))) return wrongParam('order_type is invalid');
  const from = instant(start_time) ?? 0;
  const to = instant(end_time) ?? EVER;
  const found = ordersOf(trade, customer)
    .filter(({ at, incoming, type, move }) => {
      const way = !query_type || (query_type === 'INBOUND_ORDER') === incoming;
      const asked = (order_type === undefined || order_type === type) && (!order_id || order_id === idOf(move));
      return way && asked && at >= from && at <= to;
    })
    .reverse();
  return {
    total: found.length,
    pages: Math.ceil(found.length / size),
    page_no: page,
    page_size: size,
    records: found.slice((page - 1) * size, page * size).map((order) => present(order, customer)),
  };
}

/** The documentation's own example is in seconds; milliseconds, as in the header, are taken too. */
function instant(value: unknown): number | undefined {
  const time = Number(value);
  if (value === undefined || value === '' || !Number.isFinite(time)) return undefined;
  return time > 100_000_000_000 ? time : time * 1_000;
}

function ordersOf(trade: WorldTrade, { companyKey }: Customer): Order[] {
  const credits = [...trade.inflows('pingpong', companyKey, 0, EVER)].map(
    (move): Order => ({ at: move.at, incoming: true, type: 'RECEIVE', amount: move.originAmount, fee: move.fee, move }),
  );
  const payments = [...trade.outflows('pingpong', companyKey, 0, EVER)].map((move): Order => {
    const type = move.kind === 'withdrawal' ? 'WITHDRAW' : 'RECIPIENT';
    return { at: move.at, incoming: false, type, amount: move.amount, fee: move.fee, move };
  });
  return [...credits, ...payments].sort((a, b) => a.at - b.at);
}

const idOf = ({ reference, at }: Inflow | Outflow): string =>
  `W0${new Date(at).toISOString().slice(0, 19).replace(/\D/g, '')}${String(seedOf('pingpong', reference) % 1_000_000_000).padStart(9, '0')}`;

/**
 * assumed: create_time, in seconds like the filters, and that a receipt names its payer in description and the shop in
 * reference (the page's example is cut off before the end); confirm: a live record.
 */
function present({ at, incoming, type, amount, fee, move }: Order, { tail }: Customer) {
  const { currency, decimals } = move;
  const own = `ba${String(seedOf('pingpong', currency, tail)).padStart(14, '0')}${tail}`;
  const other = `ba${String(seedOf('pingpong', move.holderName)).padStart(14, '0')}${move.accountTail}`;
  return {
    order_id: idOf(move),
    order_type: type,
    status: 'SUCCESS',
    description: 'marketplace' in move ? move.marketplace.toUpperCase() : '',
    reference: move.sellerId,
    from_account_id: incoming ? '' : own,
    to_account_id: incoming ? own : other,
    fx_rate: '1',
    order_amount: { amount: number(amount, decimals), currency },
    fee: { amount: number(fee, decimals), currency },
    create_time: Math.floor(at / 1_000),
  };
}
