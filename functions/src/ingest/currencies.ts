/** Digits after the decimal mark that the currency has. Source: ISO 4217; every other currency has two. */
const MINOR_DIGITS: Readonly<Record<string, number>> = {
  JPY: 0,
  KRW: 0,
  VND: 0,
  CLP: 0,
  ISK: 0,
  PYG: 0,
  UGX: 0,
  BHD: 3,
  KWD: 3,
  OMR: 3,
  JOD: 3,
  TND: 3,
};

export const minorDigits = (currency: string): number => MINOR_DIGITS[currency] ?? 2;

/** "1234.50" from 123_450 and 2. Whole numbers only, so nothing is lost. */
export function decimalText(minor: number, digits: number): string {
  const sign = minor < 0 ? '-' : '';
  const text = String(Math.abs(minor)).padStart(digits + 1, '0');
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/**
 * The currency a marketplace sells in, for rows that leave theirs blank: Amazon does so for pending and for
 * cancelled lines. Keys are the report's `sales-channel` in lower case.
 * assumed: names as in Seller Central reports; confirm: against a seller's file for each marketplace.
 */
const CHANNEL_CURRENCY: Readonly<Record<string, string>> = {
  'amazon.com': 'USD',
  'amazon.ca': 'CAD',
  'amazon.com.mx': 'MXN',
  'amazon.com.br': 'BRL',
  'amazon.co.uk': 'GBP',
  'amazon.de': 'EUR',
  'amazon.fr': 'EUR',
  'amazon.it': 'EUR',
  'amazon.es': 'EUR',
  'amazon.nl': 'EUR',
  'amazon.ie': 'EUR',
  'amazon.com.be': 'EUR',
  'amazon.se': 'SEK',
  'amazon.pl': 'PLN',
  'amazon.com.tr': 'TRY',
  'amazon.ae': 'AED',
  'amazon.sa': 'SAR',
  'amazon.eg': 'EGP',
  'amazon.in': 'INR',
  'amazon.co.za': 'ZAR',
  'amazon.co.jp': 'JPY',
  'amazon.jp': 'JPY',
  'amazon.com.au': 'AUD',
  'amazon.sg': 'SGD',
};

export const currencyOfChannel = (channel: string): string | undefined =>
  CHANNEL_CURRENCY[channel.trim().toLowerCase()];
