import { amountText } from '../../kernel/amount.ts';
import type { Shop, WorldTrade } from '../../trade/trade-types.ts';
import { idOf } from '../ids.ts';
import { instant } from '../values.ts';
import { type Movement, movementsBetween } from './movements.ts';

/** A line of the report before it is written: minor units, `net` with its sign. */
type Row = {
  at: number;
  sourceId?: number;
  reference?: number | string;
  recordType: string;
  description?: string;
  net: number;
  gross: number;
  fee?: number;
  method?: string;
  approvedAt?: number;
  orderId?: number;
  account?: string;
};

type Column = (row: Row, shop: Shop) => string;
const money = ({ decimals }: Shop, minor: number) => amountText(minor, decimals);
const none: Column = (_, shop) => money(shop, 0);
const text = (value: number | string | undefined) => String(value ?? '');

/** Source of names, order and form: the example and the glossary of Mercado Pago's releases report. */
const USUAL: Readonly<Record<string, Column>> = {
  DATE: ({ at }) => instant(at),
  SOURCE_ID: ({ sourceId }) => text(sourceId),
  EXTERNAL_REFERENCE: ({ reference }) => text(reference),
  RECORD_TYPE: ({ recordType }) => recordType,
  DESCRIPTION: ({ description }) => text(description),
  NET_CREDIT_AMOUNT: ({ net }, shop) => money(shop, Math.max(0, net)),
  NET_DEBIT_AMOUNT: ({ net }, shop) => money(shop, Math.max(0, -net)),
  GROSS_AMOUNT: ({ gross }, shop) => money(shop, gross),
  MP_FEE_AMOUNT: ({ fee = 0 }, shop) => money(shop, -fee),
  FINANCING_FEE_AMOUNT: none,
  SHIPPING_FEE_AMOUNT: none,
  TAXES_AMOUNT: none,
  COUPON_AMOUNT: none,
  INSTALLMENTS: () => '1',
  PAYMENT_METHOD: ({ method }) => text(method),
};

/** Those that a configuration may ask for besides. */
const COLUMNS: Readonly<Record<string, Column>> = {
  ...USUAL,
  CURRENCY: (_, { currency }) => currency,
  ORDER_ID: ({ orderId }) => text(orderId),
  TRANSACTION_APPROVAL_DATE: ({ approvedAt }) => (approvedAt === undefined ? '' : instant(approvedAt)),
  // assumed: covered but for its end; confirm: a report with a payout.
  PAYOUT_BANK_ACCOUNT_NUMBER: ({ account }) => (account === undefined ? '' : `******${account}`),
};

export const USUAL_COLUMNS = Object.keys(USUAL);
export const isColumn = (name: string): boolean => name in COLUMNS;

export type Layout = { columns: readonly string[]; separator: string; withdrawals: boolean };

/** The report over [from, to) as a file. */
export function writeReport(
  { trade, shop }: { trade: WorldTrade; shop: Shop },
  { from, to }: { from: number; to: number },
  { columns, separator, withdrawals }: Layout,
): string {
  const before = sum(movementsBetween(trade, shop, trade.openedAt(shop), from));
  const moved = movementsBetween(trade, shop, from, to);
  const rows: Row[] = [
    { at: from, recordType: 'initial_available_balance', net: before, gross: before },
    ...moved.filter(({ kind }) => withdrawals || kind !== 'payout').map((movement) => rowOf(shop, movement)),
  ];
  const total = before + sum(moved);
  rows.push({ at: to - 1, recordType: 'total', net: total, gross: total });
  const lines = [columns, ...rows.map((row) => columns.map((name) => COLUMNS[name]?.(row, shop) ?? ''))];
  return lines.map((cells) => `${cells.join(separator)}\n`).join('');
}

const sum = (movements: readonly Movement[]): number => movements.reduce((all, { amount }) => all + amount, 0);

function rowOf(shop: Shop, movement: Movement): Row {
  const { at, amount: net } = movement;
  const release = { at, recordType: 'release', net, gross: net };
  switch (movement.kind) {
    case 'payout': {
      const sourceId = idOf('withdrawal', shop, movement.payout.index + 1);
      return { ...release, sourceId, description: 'payout', account: shop.paidInto.accountTail };
    }
    case 'ads':
      // "Advertising payment: a code preceded by the word PADS". Source: global-selling.mercadopago.com/help/22846.
      // assumed: its description; confirm: a report of a seller who advertises.
      return { ...release, reference: `PADS${movement.day.replaceAll('-', '')}`, description: 'payment' };
    case 'payment':
    case 'refund': {
      const { sale, kind } = movement;
      const orderId = idOf('order', shop, sale.number);
      const fee = kind === 'payment' ? sale.fee : 0;
      const source = { sourceId: idOf('payment', shop, sale.number), reference: orderId, orderId };
      const gross = net + fee;
      return { ...release, ...source, description: kind, gross, fee, method: 'account_money', approvedAt: sale.paidAt };
    }
  }
}
