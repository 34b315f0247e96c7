import { minorDigits } from '../currencies.ts';
import { parseMoney } from '../money-text.ts';

/** An amount as a cell has it: the figure, and the currency where the cell names one. */
export type AmountCell = { figure: string; currency: string | undefined };

/** Signs that stand for one currency only, or by custom: a dollar without a country is that of the United States. */
const SIGNS: Readonly<Record<string, string>> = {
  $: 'USD',
  US$: 'USD',
  USD$: 'USD',
  C$: 'CAD',
  CA$: 'CAD',
  A$: 'AUD',
  AU$: 'AUD',
  S$: 'SGD',
  SG$: 'SGD',
  NT$: 'TWD',
  MX$: 'MXN',
  R$: 'BRL',
  HK$: 'HKD',
  '£': 'GBP',
  '€': 'EUR',
  RM: 'MYR',
  RP: 'IDR',
  '฿': 'THB',
  '₫': 'VND',
  '₱': 'PHP',
  ZŁ: 'PLN',
  'CN¥': 'CNY',
  'CN￥': 'CNY',
  RMB: 'CNY',
  'JP¥': 'JPY',
};

/** No amount is longer. */
const CELL_MAX = 60;

/** What exports write where there is nothing to say. */
export const isNothing = (cell: string): boolean => /^(-{1,2}|—|n\/a)?$/i.test(cell);

/** "US $1,234.50", "-12,30 EUR", "(4.00)", "1234.5" — or nothing, where no amount stands there. */
export function amountCell(cell: string): AmountCell | undefined {
  if (cell.length > CELL_MAX) return undefined;
  const [, minus = '', before = '', inner = '', figure = '', after = ''] =
    /^([-−(]?)\s*([^\d\s.,'()-]*\s?[^\d\s.,'()-]*)\s*([-−]?)\s*(\d[\d.,'’ \u00a0\u202f]*?|[.,]\d+)\s*([^\d\s.,'()-]*)\)?$/u.exec(
      cell,
    ) ?? [];
  if (figure === '') return undefined;
  const sign = (before || after).replace(/\s/g, '').toUpperCase();
  const currency = /^[A-Z]{3}$/.test(sign) && sign !== 'RMB' ? sign : SIGNS[sign];
  if (sign !== '' && currency === undefined && !/^[¥￥元]$/.test(sign)) return undefined;
  return { figure: `${minus === '' && inner === '' ? '' : '-'}${figure}`, currency };
}

/** Whole minor units; NaN where the figure cannot be read with certainty. */
export const minorOfFigure = (figure: string, currency: string): number => parseMoney(figure, minorDigits(currency));

/** "2", "2.00", "2 piece", "2件". */
export function unitsOfCell(cell: string): number {
  const [, count] = /^(\d{1,7})(?:\.0+)?\s*(?:pieces?|pcs|件|个|套)?$/i.exec(cell) ?? [];
  return count === undefined ? Number.NaN : Number(count);
}

/** Word for word, without case and spaces, as tables spell statuses. */
export const wordOf = (cell: string): string => cell.replace(/\s+/g, '').toLowerCase();

/** Excel turns a long number into 5.76E+17, and orders into one another. */
export const isOrderId = (cell: string): boolean => /[0-9a-z]/i.test(cell) && !/^\d(\.\d+)?E\+\d+$/i.test(cell);

const COUNTRIES: Readonly<Record<string, string>> = {
  malaysia: 'MYR',
  my: 'MYR',
  马来西亚: 'MYR',
  singapore: 'SGD',
  sg: 'SGD',
  新加坡: 'SGD',
  thailand: 'THB',
  th: 'THB',
  泰国: 'THB',
  indonesia: 'IDR',
  id: 'IDR',
  印度尼西亚: 'IDR',
  印尼: 'IDR',
  vietnam: 'VND',
  vn: 'VND',
  越南: 'VND',
  philippines: 'PHP',
  ph: 'PHP',
  菲律宾: 'PHP',
  taiwan: 'TWD',
  tw: 'TWD',
  台湾: 'TWD',
  臺灣: 'TWD',
  brazil: 'BRL',
  brasil: 'BRL',
  br: 'BRL',
  巴西: 'BRL',
  mexico: 'MXN',
  méxico: 'MXN',
  mx: 'MXN',
  墨西哥: 'MXN',
  unitedstates: 'USD',
  us: 'USD',
  usa: 'USD',
  美国: 'USD',
  unitedkingdom: 'GBP',
  gb: 'GBP',
  uk: 'GBP',
  英国: 'GBP',
  germany: 'EUR',
  de: 'EUR',
  德国: 'EUR',
  france: 'EUR',
  fr: 'EUR',
  法国: 'EUR',
  spain: 'EUR',
  es: 'EUR',
  西班牙: 'EUR',
  italy: 'EUR',
  it: 'EUR',
  意大利: 'EUR',
  ireland: 'EUR',
  ie: 'EUR',
  爱尔兰: 'EUR',
  japan: 'JPY',
  jp: 'JPY',
  日本: 'JPY',
};

/** What a marketplace's site of a country sells in; not for marketplaces that sell abroad from one site. */
export const currencyOfCountry = (cell: string): string | undefined => COUNTRIES[wordOf(cell)];
