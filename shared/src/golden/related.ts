import type { ShopFacts } from '../facts/shop.ts';
import type { Snapshot } from '../facts/snapshot.ts';
import type { z } from '../schema.ts';
import { clusterOf } from '../screening/related/cluster.ts';
import { addDays } from '../time/instant.ts';
import { decides, shopWith } from './decisions.ts';
import type { Expectation } from './expectation.ts';
import { AS_OF, snapshotOf } from './reference-seller.ts';

type Change = Partial<z.input<typeof Snapshot>>;
type Related = Exclude<z.input<typeof Snapshot>['relatedParties'], string | undefined>;

const told = (name: string, change: Change, rule: string, result: 'pass' | 'breach', shop = {}) =>
  decides(name, snapshotOf([shopWith(shop)], change), { steps: { [`screening.${rule}`]: result } });

const cluster = (change: Partial<Related>): Change => ({
  relatedParties: {
    ...{ clusterSize: 1, links: [], ignored: [], isWhole: true, grantedFen: 0, outstandingFen: 0 },
    ...change,
  },
});
const asked = (daysAgo: readonly number[]): Change => ({
  enquiries: daysAgo.map((ago) => ({ on: addDays(AS_OF, -ago), what: 'application' })),
});
const owing = (...lenders: string[]): Partial<z.input<typeof ShopFacts>> => ({
  externalDebts: lenders.map((lender) => ({
    lender,
    outstanding: { amount: '1.00', currency: 'CNY' },
    repaid12m: { amount: '0.00', currency: 'CNY' },
  })),
});

/** So many sellers with one warehouse: as many other companies are asked about, or none. */
const share = (name: string, sellers: number, others: number | undefined): Expectation => {
  const holders = Array.from({ length: sellers }, (_, index) => `seller${index}`);
  return {
    name,
    holds: ({ fraud: { related } }) =>
      clusterOf('seller0', [{ by: 'warehouse', key: 'w', holders }], related.maxHolders).links[0]?.companies === others,
  };
};

/** Source: lending design §4, F09, F11 and F13, each at both sides of its border. */
export const RELATED: readonly Expectation[] = [
  told(
    'twenty companies of one controller are one borrower',
    cluster({ clusterSize: 20 }),
    'relatedPartiesUnclear',
    'pass',
  ),
  told('twenty-one are looked at', cluster({ clusterSize: 21 }), 'relatedPartiesUnclear', 'breach'),
  share('a warehouse of ten sellers is asked about', 10, 9),
  share('a warehouse of eleven says nothing', 11, undefined),
  told('two other applications within 30 days are borne', asked([0, 29]), 'manyEnquiries', 'pass'),
  told('three are looked at', asked([0, 1, 29]), 'manyEnquiries', 'breach'),
  told('one of them 30 days ago does not count', asked([0, 1, 30]), 'manyEnquiries', 'pass'),
  told('two lenders at once are borne', {}, 'manyLenders', 'pass', owing('Amazon Lending', 'LianLian')),
  told('three are looked at', {}, 'manyLenders', 'breach', owing('Amazon Lending', 'LianLian', 'PingPong')),
];
