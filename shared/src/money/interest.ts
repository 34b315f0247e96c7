import { z } from '../schema.ts';
import { type Fen, scaleFen } from './fen.ts';

/** A yearly rate in parts per million: 10.8% is 108_000. One ppm is a hundredth of a basis point. */
export const AnnualRatePpm = z.int().min(0).max(360_000).brand<'AnnualRatePpm'>();
export type AnnualRatePpm = z.infer<typeof AnnualRatePpm>;

/** Days from value date to settlement date; the value date counts, the settlement date does not (算头不算尾). */
export const DayCount = z.int().min(0).max(3_650).brand<'DayCount'>();
export type DayCount = z.infer<typeof DayCount>;

const PPM = 1_000_000;

/** Renminbi daily rate = annual rate ÷ 360. Source: PBoC notice 银发〔2005〕129号. */
const DAYS_PER_RATE_YEAR = 360;

export type SimpleInterest = { principal: Fen; rate: AnnualRatePpm; days: DayCount };

/** Simple interest on an unchanged principal. Rounded half up to the fen once per accrual period. */
export function simpleInterest({ principal, rate, days }: SimpleInterest): Fen {
  return scaleFen(principal, rate * days, PPM * DAYS_PER_RATE_YEAR, 'halfUp');
}
