import { invariant } from '../invariant.ts';
import type { Day } from '../time/instant.ts';
import type { Fen } from './fen.ts';
import type { AnnualRatePpm } from './interest.ts';

const FEN_PER_WAN = 1_000_000;

/** No Intl: the phone's engine may lack it, and a contract must print the same everywhere. */
const grouped = (whole: number): string => String(whole).replace(/\B(?=(\d{3})+$)/g, ',');

/** What is paid or owed: 169,497.44 元. */
export const formatYuan = (amount: Fen): string =>
  `${grouped(Math.floor(amount / 100))}.${String(amount % 100).padStart(2, '0')} 元`;

/** Limits and turnover in ten thousands (万), rounded down: 500万, 1,000万; with one decimal only in analysis: 108.0万. */
export function formatWan(amount: Fen, decimals: 0 | 1 = 0): string {
  const step = decimals === 1 ? FEN_PER_WAN / 10 : FEN_PER_WAN;
  const steps = Math.floor(amount / step);
  return decimals === 1 ? `${grouped(Math.floor(steps / 10))}.${steps % 10}万` : `${grouped(steps)}万`;
}

/** The first mention of a limit on a page: 500万元. */
export const formatWanYuan = (amount: Fen): string => `${formatWan(amount)}元`;

/**
 * Parts per million as per cent, exact, without needless zeros: 58_000 is 5.8%.
 * `decimals` is the least shown, so that a cost sheet says 5.80% beside 5.96%. The minus is the typographer's.
 */
export function formatPercent(ppm: number, decimals = 0): string {
  invariant(Number.isSafeInteger(ppm), 'formatPercent: ppm must be whole');
  const size = Math.abs(ppm);
  const fraction = String(size % 10_000)
    .padStart(4, '0')
    .replace(/0+$/, '')
    .padEnd(decimals, '0');
  const sign = ppm < 0 ? '−' : '';
  return `${sign}${grouped(Math.floor(size / 10_000))}${fraction === '' ? '' : `.${fraction}`}%`;
}

/** Per cent with exactly so many decimals, rounded half up: what a measured figure deserves. */
export function formatRoundedPercent(ppm: number, decimals: 0 | 1 | 2): string {
  const step = 10 ** (4 - decimals);
  const rounded = Math.floor((Math.abs(ppm) + step / 2) / step) * step;
  return formatPercent(ppm < 0 ? -rounded : rounded, decimals);
}

/** Rounded down: a figure shown as reaching a least one has reached it. */
export function formatPercentDown(ppm: number, decimals: 0 | 1 | 2): string {
  const step = 10 ** (4 - decimals);
  return formatPercent(Math.floor(ppm / step) * step, decimals);
}

/** Rounded up: a figure shown as within a most is within it. */
export function formatPercentUp(ppm: number, decimals: 0 | 1 | 2): string {
  const step = 10 ** (4 - decimals);
  return formatPercent(Math.ceil(ppm / step) * step, decimals);
}

/** Always with both words (年化, 单利): 年化 5.8%（单利）. */
export const formatAnnualRate = (rate: AnnualRatePpm): string => `年化 ${formatPercent(rate)}（单利）`;

/** 2026年12月24日. */
export function formatDay(day: Day): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** 2027年6月. */
export function formatMonth(day: Day): string {
  const [year, month] = day.split('-').map(Number);
  return `${year}年${month}月`;
}
