import { NOT_OFFERED } from '@loan/shared/facts/offered';
import { AccountTail, Payout } from '@loan/shared/facts/shop';
import { z } from '@loan/shared/schema';
import { textAt } from '../../ingest/cells.ts';
import { decimalText, minorDigits } from '../../ingest/currencies.ts';
import { SourceBroken } from '../../ingest/source-bytes.ts';
import type { Row } from '../../ingest/table.ts';
import { createTableReader } from '../../ingest/table-reader.ts';
import { AmountText, minorOf } from '../kit/amount.ts';
import type { Called } from '../kit/outcome.ts';
import type { Page } from '../kit/pages.ts';
import { writtenDay } from '../kit/written-day.ts';

export const PayoutKept = z.strictObject({ id: z.string().min(1).max(100), payout: Payout });
export type PayoutKept = z.infer<typeof PayoutKept>;

/**
 * Columns of the releases report, in the order of their slots. The account number is a column the seller may have left
 * out. Source: mercadopago.com.mx/developers, "Report fields - Released money".
 */
const COLUMNS = [
  'DATE',
  'SOURCE_ID',
  'DESCRIPTION',
  'NET_CREDIT_AMOUNT',
  'NET_DEBIT_AMOUNT',
  'PAYOUT_BANK_ACCOUNT_NUMBER',
] as const;
const SLOT = { date: 0, id: 1, description: 2, credit: 3, debit: 4, account: 5 } as const;
const NEEDED = COLUMNS.length - 1;

/** What went to the seller's bank (DESCRIPTION `payout`). All other rows move money within Mercado Pago. */
export function payoutsOf(report: Uint8Array, currency: string): Called<Page<PayoutKept>> {
  const items: PayoutKept[] = [];
  let rejected = 0;
  const reader = createTableReader({
    header(names) {
      const columns = COLUMNS.map((name) => names.indexOf(name));
      if (columns.slice(0, NEEDED).includes(-1)) throw new SourceBroken('shapeUnknown');
      return columns;
    },
    row(row) {
      if (textAt(row, SLOT.description) !== 'payout') return;
      const payout = payoutOf(row, currency);
      if (payout) items.push(payout);
      else rejected += 1;
    },
    shortRow: () => {
      rejected += 1;
    },
  });
  try {
    reader.push(report);
    reader.end();
  } catch (error) {
    if (!(error instanceof SourceBroken)) throw error;
    return { tag: 'refused', code: `report ${error.code}` };
  }
  return { tag: 'ok', value: { items, rejected } };
}

/** assumed: a payout that comes back is a row of its own, with a credit; confirm: a report with one that failed. */
function payoutOf(row: Row, currency: string): PayoutKept | undefined {
  const day = writtenDay(textAt(row, SLOT.date));
  const id = textAt(row, SLOT.id);
  const amount = (slot: number) => {
    const text = AmountText.safeParse(textAt(row, slot) || '0');
    return text.success ? Math.abs(minorOf(text.data, currency)) : 0;
  };
  const [credit, debit] = [amount(SLOT.credit), amount(SLOT.debit)];
  if (!day || id === '' || credit + debit === 0) return undefined;
  const tail = AccountTail.safeParse(
    textAt(row, SLOT.account)
      .replace(/[^0-9A-Za-z]/g, '')
      .toUpperCase()
      .slice(-4),
  );
  return PayoutKept.parse({
    id: `${id} ${credit > 0 ? 'back' : 'out'}`,
    payout: {
      amount: decimalText(Math.max(credit, debit), minorDigits(currency)),
      currency,
      period: NOT_OFFERED,
      paidOn: day,
      accountTail: tail.success ? tail.data : NOT_OFFERED,
      status: credit > 0 ? 'failed' : 'paid',
    },
  });
}
