import { formatRoundedPercent } from '@loan/shared/money/format';

const WAN_FEN = 1_000_000;
/** Sums of many lines pass what one amount may be, so these are plain numbers of fen. */
export const wan = (amountFen: number): string => Math.round(amountFen / WAN_FEN).toLocaleString('en-US');
export const percent = (ppm: number, decimals: 1 | 2 = 1): string =>
  `${ppm < 0 ? '−' : ''}${formatRoundedPercent(Math.abs(ppm), decimals)}`;
export const index = (ppm: number | undefined): string => (ppm === undefined ? '—' : (ppm / 1_000_000).toFixed(2));

const IN_UNIT: Record<string, (value: number) => string> = {
  shadowCases: (value) => `${value} 份`,
  shadowFailures: (value) => `${value} 份`,
  scoreStability: index,
  approvalChange: (value) => percent(value),
  limitChange: (value) => percent(value),
  changesHeld: (value) => `${value} 处`,
  referenceSeller: (value) => `${wan(value)}万`,
};
export const inUnit = (code: string, value: number | undefined): string =>
  value === undefined ? '—' : (IN_UNIT[code]?.(value) ?? String(value));
