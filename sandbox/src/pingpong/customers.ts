import { seedOf } from '../kernel/random.ts';
import { PEOPLE } from '../people/people.ts';
import { PROVIDERS } from '../trade/shops.ts';

export type Customer = { companyKey: string; name: string; tail: string; openId: string };

/** Companies with an account at PingPong. The open_id has the form of PingPong's own example: MC and digits. */
export const CUSTOMERS: readonly Customer[] = PEOPLE.companies
  .filter(({ collectionAccount }) => PROVIDERS[collectionAccount.provider] === 'pingpong')
  .map(({ key, name, collectionAccount }) => ({
    companyKey: key,
    name,
    tail: collectionAccount.tail,
    openId: `MC${String(seedOf('pingpong', key)).padStart(10, '0')}0000001`,
  }));

export const findCustomer = (companyKey: string): Customer | undefined =>
  CUSTOMERS.find((customer) => customer.companyKey === companyKey);
