import { Currency, DecimalText } from '@loan/shared/facts/month';
import { NOT_OFFERED } from '@loan/shared/facts/offered';
import type { ExternalDebt, ShopFacts } from '@loan/shared/facts/shop';
import type { Snapshot } from '@loan/shared/facts/snapshot';
import { fen } from '@loan/shared/money/fen';
import type { Change, Random } from './oddities.ts';

const upTo = (most: number, random: Random) => Math.floor(random() * (most + 1));
type Offered<T> = Exclude<T, 'notOffered'>;

const dollars = (amount: string) => ({ amount: DecimalText.parse(amount), currency: Currency.parse('USD') });

/** One lender may have been paid back, or may be told twice. */
const debts = (random: Random): ExternalDebt[] =>
  ['Lender A', 'Lender B', 'Lender C', 'Lender A'].slice(0, 1 + upTo(3, random)).map((lender) => ({
    lender,
    outstanding: dollars(random() < 0.2 ? '0.00' : '100.00'),
    repaid12m: dollars('50.00'),
    advanced12m: NOT_OFFERED,
  }));

function enquiries(random: Random): Offered<Snapshot['enquiries']> {
  // Some of them longer ago than counts.
  return Array.from({ length: upTo(5, random) }, (_, index) => ({
    on: `2026-${random() < 0.8 ? '10' : '09'}-${String(10 + index).padStart(2, '0')}` as Snapshot['asOf'],
    what: index % 2 === 0 ? ('application' as const) : ('bureau' as const),
  }));
}

const cluster = (random: Random): Offered<Snapshot['relatedParties']> => ({
  clusterSize: 1 + upTo(25, random),
  links: [{ by: 'phone', strength: random() < 0.4 ? 'weak' : 'strong', companies: 1 }],
  ignored: [],
  isWhole: random() < 0.8,
  grantedFen: fen(0),
  outstandingFen: fen(0),
});

/** What others tell of a company, and whom it belongs with. */
export const OTHERS: readonly ((shop: ShopFacts, random: Random) => Change)[] = [
  (_, random) => ({ otherDebts: debts(random) }),
  (_, random) => ({ enquiries: enquiries(random) }),
  (_, random) => ({ relatedParties: cluster(random) }),
  (_, random) => ({
    duplicates: { shops: upTo(1, random), items: [{ kind: 'invoice' as const, count: upTo(1, random) }] },
  }),
];
