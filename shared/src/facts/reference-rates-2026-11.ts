import type { z } from '../schema.ts';
import type { ReferenceRates } from './reference-rates.ts';

const since2025 = (rate: string) => [{ from: '2025-01', rate }];

/**
 * assumed: every rate below, invented close to what was quoted; confirm: the monthly mean of the central parity
 * (人民币汇率中间价) published by CFETS, before a real decision reads it. A new month is a new version.
 */
export const referenceRates202611 = {
  version: '2026-11',
  rates: {
    CNY: since2025('1'),
    USD: [
      { from: '2025-01', rate: '7.19' },
      { from: '2025-02', rate: '7.17' },
      { from: '2025-03', rate: '7.17' },
      { from: '2025-04', rate: '7.20' },
      { from: '2025-05', rate: '7.19' },
      { from: '2025-06', rate: '7.17' },
      { from: '2025-07', rate: '7.15' },
      { from: '2025-08', rate: '7.13' },
      { from: '2025-09', rate: '7.11' },
      { from: '2025-10', rate: '7.10' },
      { from: '2025-11', rate: '7.09' },
      { from: '2025-12', rate: '7.06' },
      { from: '2026-01', rate: '7.05' },
    ],
    EUR: [
      { from: '2025-01', rate: '8.00' },
      { from: '2026-01', rate: '8.20' },
    ],
    GBP: since2025('9.50'),
    JPY: since2025('0.0480'),
    CAD: since2025('5.15'),
    MXN: since2025('0.385'),
    BRL: since2025('1.28'),
    AUD: since2025('4.70'),
    SGD: since2025('5.50'),
    SEK: since2025('0.75'),
    PLN: since2025('1.95'),
    TRY: since2025('0.17'),
    AED: since2025('1.92'),
    SAR: since2025('1.88'),
    INR: since2025('0.082'),
    MYR: since2025('1.68'),
    THB: since2025('0.215'),
    PHP: since2025('0.124'),
    VND: since2025('0.000275'),
    IDR: since2025('0.00043'),
  },
} as const satisfies z.input<typeof ReferenceRates>;
