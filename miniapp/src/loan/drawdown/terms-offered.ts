/** Months a draw is usually for. */
const USUAL = [3, 6, 12] as const;

/** The usual ones up to the longest there is, which is always among them: a line of two months has no three. */
export const termsUpTo = (most: number): readonly number[] => [...USUAL.filter((months) => months < most), most];
