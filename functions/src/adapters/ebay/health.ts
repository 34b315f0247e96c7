import { NOT_OFFERED } from '@loan/shared/facts/offered';
import type { z } from '@loan/shared/schema';
import { HealthReduction } from '../kit/reductions.ts';
import { type Charge, sumByCurrency } from './money.ts';
import { Rate, type StandardsProfile } from './wire.ts';

/** Below standard, a seller still sells: worse placed, and at higher fees. eBay has no worse level. */
const STATUS: Readonly<Record<string, 'green' | 'yellow'>> = {
  TOP_RATED: 'green',
  ABOVE_STANDARD: 'green',
  BELOW_STANDARD: 'yellow',
};

/** As eBay last judged the seller; what it expects to find next month counts for nothing yet. */
export function reduceHealth(
  profiles: readonly StandardsProfile[],
  loans: readonly Charge[] | undefined,
): HealthReduction {
  const current = profiles.filter(({ cycle }) => cycle?.cycleType !== 'PROJECTED');
  const profile = current.find(({ defaultProgram }) => defaultProgram) ?? current[0];
  const status = profile && STATUS[profile.standardsLevel];
  const late = profile && rateOf(profile, 'SHIPPING_MISS_RATE');
  return HealthReduction.parse({
    health: status
      ? { status, suspended: false, orderDefectRatePpm: ppmOf(rateOf(profile, 'DEFECTIVE_TRANSACTION_RATE')) }
      : NOT_OFFERED,
    fulfilment:
      late?.denominator && late.numerator !== undefined
        ? { orders: late.denominator, onTime: late.denominator - late.numerator }
        : NOT_OFFERED,
    // What is owed is told nowhere; that something is paid back is.
    ...(loans ? { debts: debtsOf(loans) } : {}),
  });
}

const debtsOf = (loans: readonly Charge[]) =>
  sumByCurrency(loans).map((repaid12m) => ({
    lender: 'eBay Seller Capital',
    outstanding: { amount: '0.00', currency: repaid12m.currency },
    repaid12m,
  }));

const rateOf = ({ metrics }: StandardsProfile, key: string): z.infer<typeof Rate> | undefined =>
  Rate.safeParse(metrics.find(({ metricKey }) => metricKey === key)?.value).data;

/** "0.40" per cent is 4_000 parts per million: two digits further than a currency of two. */
function ppmOf(rate: z.infer<typeof Rate> | undefined): number | typeof NOT_OFFERED {
  const [whole = '0', fraction = ''] = (rate?.value ?? '').split('.');
  const ppm = Number(whole + fraction.slice(0, 4).padEnd(4, '0'));
  return rate?.value !== undefined && ppm >= 0 && ppm <= 1_000_000 ? ppm : NOT_OFFERED;
}
