import { picoYuanOf } from '../facts/convert.ts';
import { type DecimalText, lastDayOf, type Month, monthOf } from '../facts/month.ts';
import { isOffered } from '../facts/offered.ts';
import type { ReferenceRates } from '../facts/reference-rates.ts';
import type { ShopFacts } from '../facts/shop.ts';
import { ratioPpm } from '../scoring/exact.ts';
import type { CrossCheckPolicy, Leg } from './cross-check-schema.ts';
import { fenOf } from './money-leg.ts';

const NOTHING = BigInt(0);

/**
 * What a shop sold, less what went back and what the marketplace kept, against what it says it paid out, over the whole
 * months it tells all of. Both sides are the marketplace's own word, so this leg proves nothing and shows a gap at once:
 * a reserve, a debt taken out of the sales, orders nobody paid for. Payouts trail the sales they are for. What the
 * marketplace lent came with a payout and was never sold.
 */
export function settlementLeg(
  shop: ShopFacts,
  { policy, rates }: { policy: CrossCheckPolicy; rates: ReferenceRates },
): Leg | undefined {
  const { payouts, fees, coverage } = shop;
  if (!isOffered(payouts) || !isOffered(fees)) return undefined;
  const whole = shop.months.filter(({ month }) => coverage.from <= `${month}-01` && coverage.to >= lastDayOf(month));
  const months = new Set(whole.map(({ month }) => month));
  if (months.size < policy.minMonths || whole.some(({ refunds }) => refunds === null)) return undefined;

  const worth = (amount: DecimalText, currency: ShopFacts['months'][number]['currency'], month: Month): bigint => {
    const pico = picoYuanOf({ amount, currency }, month, rates);
    return pico.ok ? pico.value : NOTHING;
  };
  const sum = (all: readonly bigint[]): bigint => all.reduce((total, one) => total + one, NOTHING);
  const sold = sum(whole.map(({ gmv, currency, month }) => worth(gmv, currency, month)));
  const back = sum(whole.map(({ refunds, currency, month }) => (refunds ? worth(refunds, currency, month) : NOTHING)));
  const kept = sum(
    fees.map(({ amount, currency, month }) => (months.has(month) ? worth(amount, currency, month) : NOTHING)),
  );
  const expected = sold - back - kept;
  if (expected <= NOTHING) return undefined;
  const paid = payouts.filter(({ status, paidOn }) => status === 'paid' && months.has(monthOf(paidOn)));
  const arrived = sum(
    paid.map(({ amount, currency, paidOn }) =>
      isOffered(amount) ? worth(amount, currency, monthOf(paidOn)) : NOTHING,
    ),
  );
  const lent = (isOffered(shop.externalDebts) ? shop.externalDebts : []).map(({ advanced12m }) =>
    isOffered(advanced12m) ? worth(advanced12m.amount, advanced12m.currency, monthOf(coverage.to)) : NOTHING,
  );
  const found = arrived > sum(lent) ? arrived - sum(lent) : NOTHING;
  return {
    leg: 'settlement',
    by: 'sums',
    shop: { marketplace: shop.marketplace, sellerId: shop.sellerId },
    provider: shop.marketplace,
    matchPpm: Math.min(1_000_000, ratioPpm(found, expected) ?? 0),
    expected: fenOf(expected),
    found: fenOf(found),
  };
}
