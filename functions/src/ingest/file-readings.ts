import type { BusinessDay } from './business-days.ts';
import type { OrderTotals } from './orders.ts';
import type { SettlementTotals } from './settlement-totals.ts';

/** What a seller's own files said, file by file. */
export type FileReadings = {
  orders: readonly OrderTotals[];
  /** Each settlement once, however many files hold it. */
  settlements: readonly SettlementTotals[];
  business: readonly BusinessDay[];
  rejectedRows: number;
};

/** Which kind of file the months come from: orders say most, then settlements, then the business report. */
export type Basis = 'orders' | 'settlement' | 'businessByDate';
