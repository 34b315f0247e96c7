import { invariant } from '../invariant.ts';
import { DecimalText } from './month.ts';

/** Decimals a DecimalText may have. Every amount is a whole number of millionths of its unit. */
const DECIMALS = 6;

/** An exact amount in millionths of a unit: "12.5" is 12_500_000. Nothing is rounded, so nothing is lost. */
export function microsOf(text: DecimalText): bigint {
  const [whole = '0', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(DECIMALS, '0'));
}

/** Printed with two decimals, more only where the amount has more: how marketplaces write money. */
export function decimalOfMicros(micros: bigint): DecimalText {
  invariant(micros >= BigInt(0), 'decimalOfMicros: an amount is never negative');
  const digits = micros.toString().padStart(DECIMALS + 1, '0');
  const fraction = digits.slice(-DECIMALS).replace(/0{1,4}$/, '');
  return DecimalText.parse(`${digits.slice(0, -DECIMALS)}.${fraction}`);
}

export const addDecimals = (a: DecimalText, b: DecimalText): DecimalText => decimalOfMicros(microsOf(a) + microsOf(b));
