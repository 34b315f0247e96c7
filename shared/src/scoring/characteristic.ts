import type { CharacteristicCode } from '../policy/scorecard-schema.ts';

/** Why a characteristic has no value. It then scores 0 points, never the best bin. */
export type Missing = 'notOffered' | 'tooFewMonths' | 'noSales';

/** A whole number in the characteristic's own unit, or the reason there is none. */
export type Characteristic = { readonly value: number } | { readonly missing: Missing };
export type Characteristics = Readonly<Record<CharacteristicCode, Characteristic>>;

export const known = (value: number | undefined, otherwise: Missing): Characteristic =>
  value === undefined ? { missing: otherwise } : { value };
