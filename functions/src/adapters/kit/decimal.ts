import { DecimalText } from '@loan/shared/facts/month';
import { decimalText, minorDigits } from '../../ingest/currencies.ts';

/** Minor units as facts write an amount. Which way the money went is not in it. */
export const decimalOf = (minor: number, currency: string): DecimalText =>
  DecimalText.parse(decimalText(Math.abs(minor), minorDigits(currency)));
