import { SELLERS } from '../amazon/sellers.ts';
import { createGenerations } from '../kernel/generation.ts';
import { seedOf } from '../kernel/random.ts';
import type { SellerKeys } from '../kernel/seller-keys.ts';
import type { World } from '../kernel/world.ts';
import { PEOPLE } from '../people/people.ts';
import { createWorldTrade } from '../trade/world-trade.ts';

/** A seller who let Dowsure read its shops: the application is what a lender may ask by. */
export type Application = { companyKey: string; applicationCode: string };

/** Every company with a shop has applied. The code is derived; it changes when the seller applies anew. */
export function dowsureApplications(world: World): Application[] {
  const generations = createGenerations(world.state, 'dowsure');
  const shops = createWorldTrade(world).shops();
  return PEOPLE.companies
    .filter(({ key }) => [...shops, ...SELLERS].some(({ companyKey }) => companyKey === key))
    .map(({ key }) => {
      const number = seedOf('dowsure', key, generations.of(key)) % 100_000_000;
      return { companyKey: key, applicationCode: `DSA${String(number).padStart(8, '0')}` };
    });
}

export const dowsureKeys = (world: World): SellerKeys[] =>
  dowsureApplications(world).map(({ companyKey, applicationCode }) => ({
    companyKey,
    shopName: '全部店铺',
    typed: { applicationCode },
  }));
