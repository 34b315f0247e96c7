import type { CharacteristicCode } from '../policy/scorecard-schema.ts';

/**
 * Why a characteristic has no value. It then scores 0 points, never the best bin. `notApplicable`: what is lent against
 * has no such figure, so that nobody is told to bring it.
 */
export type Missing = 'notOffered' | 'tooFewMonths' | 'noSales' | 'notApplicable';

/** A whole number in the characteristic's own unit, or the reason there is none. */
export type Characteristic = { readonly value: number } | { readonly missing: Missing };

/** What shops tell, worked out for every product. The others are a product's own. */
export type ShopCharacteristicCode = Extract<
  CharacteristicCode,
  | 'tenureMonths'
  | 'monthlyGmv'
  | 'gmvVariation'
  | 'gmvTrend'
  | 'returnRate'
  | 'onTimeRate'
  | 'saleToBankDays'
  | 'daysInInventory'
  | 'adCostShare'
  | 'skuConcentration'
  | 'accountHealth'
  | 'debtShare'
  | 'threeFlowMatch'
>;
export type ShopCharacteristics = Readonly<Record<ShopCharacteristicCode, Characteristic>>;
/** What is known beyond the shops, by a product that reads it. */
export type OwnCharacteristics = Readonly<
  Partial<Record<Exclude<CharacteristicCode, ShopCharacteristicCode>, Characteristic>>
>;
export type Characteristics = ShopCharacteristics & OwnCharacteristics;

export const known = (value: number | undefined, otherwise: Missing): Characteristic =>
  value === undefined ? { missing: otherwise } : { value };
