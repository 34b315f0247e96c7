import type { ToldByFiles, ToldShop } from '@loan/functions/ingest/files/told-by-files';
import type { FileRead } from '@loan/functions/ports/file-reader';
import type { CrossCheck } from '@loan/shared/cross-check/cross-check-schema';
import { addDecimals } from '@loan/shared/facts/decimal';
import type { MoneyFacts } from '@loan/shared/facts/money';
import { DecimalText, type MonthlyFacts } from '@loan/shared/facts/month';
import { isOffered } from '@loan/shared/facts/offered';
import type { Decision } from '@loan/shared/offer/decision';

export type Prequalified = ToldByFiles & { files: readonly FileRead[]; decision: Decision };

/**
 * What `--json` prints: the contract of DESIGN §9, and beside it what was read and how it was judged. Where other
 * sources than Amazon were read, each shop stands on its own in `shops`, and `months` adds them up.
 */
export function reportJson({ files, shops, money, crossCheck, decision }: Prequalified) {
  const { outcome, limitFen, availableFen, annualRatePpm, termMonths, score, grade, policyVersion, asOf } = decision;
  return {
    source: sourceOf(shops),
    verified: false,
    asOf,
    basis: shops[0]?.basis,
    rows: total(files, ({ rows }) => rows),
    rejectedRows: total(files, ({ rejectedRows }) => rejectedRows),
    files,
    months: monthsTogether(shops),
    ...(isAmazonAlone(shops) && money.length === 0 ? {} : { shops: shops.map(shopJson) }),
    ...(crossCheck ? { money: money.map(moneyJson), crossCheck: crossCheckJson(crossCheck) } : {}),
    decision: {
      outcome,
      limitFen,
      availableFen,
      annualRatePpm,
      termMonths,
      score,
      grade,
      policyVersion,
      reasons: decision.reasons.map((reason) => ({ ...reason, pointsLost: reason.pointsLost ?? 0 })),
      wouldHelp: decision.wouldHelp,
    },
  };
}

const total = (files: readonly FileRead[], count: (file: FileRead) => number): number =>
  files.reduce((sum, file) => sum + count(file), 0);

const isAmazonAlone = (shops: readonly ToldShop[]): boolean => shops.every(({ shop }) => shop.marketplace === 'amazon');

const sourceOf = (shops: readonly ToldShop[]): string =>
  shops.length === 1 ? (shops[0]?.shop.marketplace as string) : 'several';

const shopJson = ({ shop: { marketplace, months, coverage, rejectedRows, payouts }, basis }: ToldShop) => ({
  source: marketplace,
  verified: false,
  basis,
  coverage,
  months,
  rejectedRows,
  payouts: isOffered(payouts) ? payouts.length : 0,
});

const moneyJson = ({ provider, coverage, inflows, withdrawals, rejectedRows }: MoneyFacts) => ({
  source: provider,
  verified: false,
  coverage,
  inflows: isOffered(inflows) ? inflows.length : 0,
  withdrawals: isOffered(withdrawals) ? withdrawals.length : 0,
  rejectedRows,
});

const crossCheckJson = ({ legs, singleSource, unmatched, unmatchedCount }: CrossCheck) => ({
  verified: false,
  legs,
  singleSource,
  unmatched,
  unmatchedCount,
});

/** All shops by month and currency. Refunds are told only where every shop of the month tells them. */
export function monthsTogether(shops: readonly ToldShop[]): MonthlyFacts[] {
  const together = new Map<string, MonthlyFacts>();
  for (const month of shops.flatMap(({ shop }) => shop.months)) {
    const key = `${month.month} ${month.currency}`;
    const before = together.get(key);
    together.set(key, before ? addMonths(before, month) : month);
  }
  return [...together].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, month]) => month);
}

const addMonths = (a: MonthlyFacts, b: MonthlyFacts): MonthlyFacts => ({
  ...a,
  orders: a.orders + b.orders,
  cancelled: a.cancelled + b.cancelled,
  units: a.units + b.units,
  gmv: add(a.gmv, b.gmv),
  refunds: a.refunds === null || b.refunds === null ? null : add(a.refunds, b.refunds),
});

/** Sums keep the decimals of their currency: yen have none. */
const add = (a: DecimalText, b: DecimalText): DecimalText => {
  const sum = addDecimals(a, b);
  return a.includes('.') || b.includes('.') ? sum : DecimalText.parse(sum.replace(/\.0+$/, ''));
};
