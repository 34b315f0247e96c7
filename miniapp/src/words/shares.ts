import type { Fen } from '@loan/shared/money/fen';

/** The width of a part of a bar, in per cent to a tenth. For drawing alone: nobody is charged by it. */
export const partPercent = (part: Fen | number, whole: Fen | number): number =>
  whole <= 0 ? 0 : Math.min(100, Math.max(0, Math.round((part / whole) * 1000) / 10));
