import { type Fen, fenFromYuan } from '@loan/shared/money/fen';

const FEN_PER_WAN = 1_000_000;

/** Amounts are typed in ten thousands (万元): "12.5" is ¥125,000. Digits are moved, nothing is multiplied. */
export function fenFromWan(text: string): Fen | undefined {
  const [, whole, decimals = ''] = /^(\d{1,6})(?:\.(\d{0,2}))?$/.exec(text.trim()) ?? [];
  if (whole === undefined) return undefined;
  return fenFromYuan(`${whole}${decimals.padEnd(4, '0')}`);
}

/** Whole 万 in an amount, rounded down: where a slider stands. */
export const wholeWan = (amount: Fen): number => Math.floor(amount / FEN_PER_WAN);

export type AmountProblem = 'unreadable' | 'tooSmall' | 'tooLarge';

const LEAST_WAN = 1;

/** Never clamped: what was typed stays, and what is wrong with it is said. */
export function amountProblemOf(text: string, available: Fen): AmountProblem | undefined {
  const amount = fenFromWan(text);
  if (amount === undefined) return 'unreadable';
  if (amount > available) return 'tooLarge';
  return amount < Math.min(available, LEAST_WAN * FEN_PER_WAN) ? 'tooSmall' : undefined;
}

/** Half of what may be drawn, in whole 万: the smaller sum is the default, never the largest. */
export function suggestedWan(available: Fen): string {
  const whole = wholeWan(available);
  return String(whole <= LEAST_WAN ? whole : Math.max(LEAST_WAN, Math.floor(whole / 2)));
}

/** Where the slider begins and ends; it moves by whole 万. */
export const sliderRange = (available: Fen): { min: number; max: number } => {
  const max = Math.max(LEAST_WAN, wholeWan(available));
  return { min: Math.min(LEAST_WAN, max), max };
};
