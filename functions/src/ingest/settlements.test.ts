import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { gather, inPieces } from '../testing/bytes.ts';
import { SETTLEMENT_COLUMNS } from './columns.ts';
import { createKeptRows } from './kept-rows.ts';
import { keepTable, readTable } from './read.ts';
import { createSettlementReducer } from './settlements.ts';

/** In the order of developer-docs.amazon.com, report-type-values-settlement. */
const HEADER = [
  'settlement-id',
  'settlement-start-date',
  'settlement-end-date',
  'deposit-date',
  'total-amount',
  'currency',
  'transaction-type',
  'order-id',
  'merchant-order-id',
  'adjustment-id',
  'shipment-id',
  'marketplace-name',
  'amount-type',
  'amount-description',
  'amount',
  'fulfillment-id',
  'posted-date',
  'posted-date-time',
  'order-item-code',
  'merchant-order-item-id',
  'merchant-adjustment-item-id',
  'sku',
  'quantity-purchased',
];

type Cells = Partial<Record<string, string>>;
const print = (rows: readonly Cells[]): Buffer =>
  Buffer.from(
    [HEADER.join('\t'), ...rows.map((row) => HEADER.map((name) => row[name] ?? '').join('\t')), ''].join('\r\n'),
  );

async function reduce(rows: readonly Cells[], cuts: readonly number[] = []) {
  const reducer = createSettlementReducer();
  await readTable(inPieces(print(rows), cuts), reducer.sink);
  return { ...reducer.finish(), rejected: reducer.rejections.first };
}

const id = { 'settlement-id': '19216811001' };
const head = (total: string, currency = 'USD'): Cells => ({
  ...id,
  'settlement-start-date': '2026-01-01 08:00:00 UTC',
  'settlement-end-date': '2026-01-15 08:00:00 UTC',
  'deposit-date': '2026-01-17 08:00:00 UTC',
  'total-amount': total,
  currency,
});
const amount = (type: string, kind: string, what: string, value: string, more: Cells = {}): Cells => ({
  ...id,
  'transaction-type': type,
  'amount-type': kind,
  'amount-description': what,
  amount: value,
  'order-id': '112-1',
  'posted-date': '2026-01-05',
  'posted-date-time': '2026-01-05 12:00:00 UTC',
  ...more,
});

describe('a settlement report', () => {
  it('is sorted into goods sold, goods refunded and advertising, and adds up to what was sent', async () => {
    // 120.00 − 18.00 commission − 50.00 refund + 7.50 commission back − 10.00 advertising = 49.50.
    const { settlements, rows } = await reduce([
      head('49.50'),
      amount('Order', 'ItemPrice', 'Principal', '100.00', { 'quantity-purchased': '2' }),
      amount('Order', 'ItemPrice', 'Principal', '20.00', { 'quantity-purchased': '1', 'order-id': '112-2' }),
      amount('Order', 'ItemFees', 'Commission', '-18.00'),
      amount('Refund', 'ItemPrice', 'Principal', '-50.00', { 'posted-date-time': '2026-02-01 00:00:01 UTC' }),
      amount('Refund', 'ItemFees', 'Commission', '7.50', { 'posted-date-time': '2026-02-01 00:00:01 UTC' }),
      amount('ServiceFee', 'Cost of Advertising', 'TransactionTotalAmount', '-10.00'),
    ]);
    expect(rows).toBe(7);
    const none = { refunds: 0, sales: 0, orders: 0, units: 0, refundedLines: 0, adSpend: 0 };
    expect(settlements).toEqual([
      {
        settlementId: '19216811001',
        currency: 'USD',
        startedOn: '2026-01-01',
        endedOn: '2026-01-15',
        depositedOn: '2026-01-17',
        total: 4_950,
        balanced: true,
        // By hand: 100, 18 and 10 begin with 1, 20 with 2, 50 with 5, 7.50 with 7.
        firstDigits: [3, 1, 0, 0, 1, 0, 1, 0, 0],
        months: [
          { ...none, month: '2026-01', sales: 12_000, orders: 2, units: 3, adSpend: 1_000 },
          { ...none, month: '2026-02', refunds: 5_000, refundedLines: 1 },
        ],
      },
    ]);
  });

  it('is read with European dates and amounts', async () => {
    const { settlements } = await reduce([
      { ...head('1.234,56', 'EUR'), 'settlement-start-date': '01.01.2026 08:00:00 UTC' },
      amount('Order', 'ItemPrice', 'Principal', '1.139,56', {
        'posted-date': '05.01.2026',
        'posted-date-time': '05.01.2026 12:00:00 UTC',
      }),
      amount('Order', 'ItemPrice', 'Principal', '95,00'),
    ]);
    expect(settlements).toMatchObject([
      { startedOn: '2026-01-01', total: 123_456, balanced: true, months: [{ sales: 123_456 }] },
    ]);
  });

  it('does not balance once a row has been taken out or changed', async () => {
    const rows = [
      head('30.00'),
      amount('Order', 'ItemPrice', 'Principal', '10.00'),
      amount('Order', 'ItemPrice', 'Tax', '20.00'),
    ];
    const balanced = async (given: readonly Cells[]) => (await reduce(given)).settlements[0]?.balanced;
    expect(await balanced(rows)).toBe(true);
    expect(await balanced(rows.slice(0, 2))).toBe(false);
    expect(await balanced([...rows.slice(0, 2), { ...rows[2], amount: '20.01' }])).toBe(false);
  });

  it('rejects an amount it cannot read, or one whose settlement has not been opened', async () => {
    const { rejected } = await reduce([
      amount('Order', 'ItemPrice', 'Principal', '10.00', { 'settlement-id': '7' }),
      head('0.00'),
      amount('Order', 'ItemPrice', 'Principal', 'ten'),
      amount('Order', 'ItemPrice', 'Principal', '10.00', { 'posted-date': '', 'posted-date-time': '' }),
    ]);
    expect(rejected).toEqual([
      { line: 2, reason: 'currencyUnreadable' },
      { line: 4, reason: 'priceUnreadable' },
      { line: 5, reason: 'dateUnreadable' },
    ]);
  });

  it('balances to the cent however many amounts there are, and again from what is kept of it', async () => {
    const anyCents = fc.array(fc.integer({ min: -99_999, max: 99_999 }), { maxLength: 30 });
    const text = (cents: number) => (cents / 100).toFixed(2);
    await fc.assert(
      fc.asyncProperty(anyCents, fc.array(fc.nat({ max: 5_000 }), { maxLength: 6 }), async (cents, cuts) => {
        const total = cents.reduce((sum, one) => sum + one, 0);
        const rows = [head(text(total)), ...cents.map((one) => amount('Order', 'ItemFees', 'Any', text(one)))];
        const first = await reduce(rows, cuts);
        expect(first.settlements).toMatchObject([{ total, balanced: true }]);

        const keptRows = createKeptRows(SETTLEMENT_COLUMNS);
        const reducer = createSettlementReducer({ kept: keptRows });
        const kept = await gather(keepTable(inPieces(print(rows), cuts), reducer.sink, keptRows));
        const again = createSettlementReducer();
        await readTable(inPieces(kept), again.sink);
        expect(again.finish()).toEqual({ settlements: first.settlements, rows: first.rows });
      }),
      { numRuns: 40 },
    );
  });
});
