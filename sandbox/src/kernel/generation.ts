import { seedOf } from './random.ts';
import type { State } from './state.ts';

/** How often a seller has made new keys at a vendor: the old ones are dead at once. */
export type Generations = { of(companyKey: string): number; next(companyKey: string): void };

export function createGenerations(state: State, vendor: string): Generations {
  const of = (companyKey: string) => state.get<number>(`${vendor}.generation`, companyKey) ?? 1;
  return { of, next: (companyKey) => state.set(`${vendor}.generation`, companyKey, of(companyKey) + 1) };
}

/** A key that is plainly nobody's: its maker, its owner, and a few digits that change with each generation. */
export const derivedKey = (kind: string, companyKey: string, generation: number): string =>
  `sandbox-${kind}-${companyKey}-${String(seedOf(kind, companyKey, generation)).padStart(10, '0')}`;
