import { type ForeignAmount, fenOfPicoYuan, picoYuanOf } from '../facts/convert.ts';
import type { Currency, Month } from '../facts/month.ts';
import { isOffered, NOT_OFFERED } from '../facts/offered.ts';
import type { ShopFacts } from '../facts/shop.ts';
import type { Snapshot } from '../facts/snapshot.ts';
import { FEN_MAX, type Fen, fen } from '../money/fen.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { sum } from './exact.ts';

/** ¥1 billion a month or owed: beyond it no answer changes, since every cap binds long before. */
const SAYS_ENOUGH_FEN = FEN_MAX / 10;

/**
 * The sum in 10^-12 yuan at the month's rates. Amounts in a currency without a rate are left out: such a snapshot is
 * never decided by the engine alone, see `currenciesWithoutRate`.
 */
export const inPicoYuan = ({ referenceRates }: Policy, amounts: readonly ForeignAmount[], month: Month): bigint =>
  sum(
    amounts.map((amount) => {
      const pico = picoYuanOf(amount, month, referenceRates);
      return pico.ok ? pico.value : BigInt(0);
    }),
  );

/** Fen rounded down, no more than SAYS_ENOUGH_FEN. */
export function enoughFen(pico: bigint): Fen {
  const exact = fenOfPicoYuan(pico, 'down');
  return fen(Math.min(exact.ok ? exact.value : SAYS_ENOUGH_FEN, SAYS_ENOUGH_FEN));
}

/** Every currency met in the facts that this policy has no rate for, once each. */
export function currenciesWithoutRate(
  { referenceRates }: Policy,
  shops: readonly ShopFacts[],
  otherDebts: Snapshot['otherDebts'] = NOT_OFFERED,
): Currency[] {
  const met = shops.flatMap((shop) => [
    ...shop.months.map(({ currency }) => currency),
    ...(isOffered(shop.payouts) ? shop.payouts.map(({ currency }) => currency) : []),
    ...(isOffered(shop.adSpend12m) ? shop.adSpend12m.map(({ currency }) => currency) : []),
    ...(isOffered(shop.externalDebts) ? shop.externalDebts.map(({ outstanding }) => outstanding.currency) : []),
  ]);
  const owed = isOffered(otherDebts) ? otherDebts.map(({ outstanding }) => outstanding.currency) : [];
  return [...new Set([...met, ...owed])].filter((currency) => referenceRates.rates[currency] === undefined).sort();
}
