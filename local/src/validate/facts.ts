import { addToMonth, firstDayOf, lastDayOf, Month } from '@loan/shared/facts/month';
import { NOT_OFFERED } from '@loan/shared/facts/offered';
import { NOTHING_OFFERED, ShopFacts } from '@loan/shared/facts/shop';
import { Snapshot } from '@loan/shared/facts/snapshot';
import { addMonths } from '@loan/shared/time/calendar';
import { addDays, Day } from '@loan/shared/time/instant';
import { createChance } from '../simulate/chance.ts';
import type { Books, MonthResult } from './cash-flow.ts';
import { PARAMETERS } from './parameters.ts';
import { HISTORY_MONTHS, type PathMonth } from './path.ts';
import type { Seller } from './seller.ts';

export const AS_OF = Day.parse('2026-11-01');
const LAST_MONTH = Month.parse('2026-10');
const AVERAGE_PRICE = 150;
const PAYOUTS = 26;
const PAYOUT_DAYS = 14;

/** What was seen of a seller up to the day it applies. */
export type History = {
  readonly seller: Seller;
  readonly path: readonly PathMonth[];
  readonly results: readonly MonthResult[];
  readonly books: Books;
};

const inYuan = (amount: number) => ({ amount: `${Math.round(Math.max(0, amount))}.00`, currency: 'CNY' });
const unitsOf = (sales: number): number => Math.round(sales / AVERAGE_PRICE);

/** The seller's own months as a marketplace would tell them: the same kind of facts an adapter makes, in yuan. */
export function shopFactsOf(seed: number, history: History): ShopFacts {
  const { seller, books } = history;
  const seen = Math.min(HISTORY_MONTHS, seller.tenureMonths);
  const first = addToMonth(LAST_MONTH, 1 - seen);
  const sold = history.results.slice(-seen).map((month) => month.sold);
  const units90d = unitsOf(sold.slice(-3).reduce((a, b) => a + b, 0));
  const tells = createChance(seed, `facts ${seller.index}`);
  const isFullReport = seller.marketplace === 'amazon' || tells.happens(0.5);
  const yearly = sold.slice(-12).reduce((a, b) => a + b, 0);
  return ShopFacts.parse({
    ...NOTHING_OFFERED,
    marketplace: seller.marketplace,
    sellerId: `SYNTHETIC${seller.index}`,
    verified: true,
    firstActivityOn: addMonths(AS_OF, -seller.tenureMonths),
    coverage: { from: firstDayOf(first), to: lastDayOf(LAST_MONTH), missingDays: 0 },
    months: sold.map((sales, index) => monthOf(addToMonth(first, index), sales)),
    returns90d: { units: units90d, returned: Math.round(units90d * seller.returnRate) },
    fulfilment90d: { orders: units90d, onTime: Math.round(units90d * (1 - seller.lateRate)) },
    payouts: payoutsOf(history, seen),
    adSpend12m: isFullReport ? [inYuan(seller.adShare * yearly)] : NOT_OFFERED,
    stock: isFullReport
      ? { units: unitsOf((books.stock + books.newStock) / seller.goodsShare), unitsSold90d: units90d }
      : NOT_OFFERED,
    skuUnits90d: skuUnits(units90d, seller),
    accountHealth: healthOf(history),
    externalDebts: books.otherDebt < 1_000 ? [] : [debtOf(books.otherDebt)],
    rejectedRows: 0,
    sourceHashes: [],
  });
}

const monthOf = (month: Month, sales: number) => ({
  month,
  orders: unitsOf(sales),
  cancelled: 0,
  units: unitsOf(sales),
  gmv: inYuan(sales).amount,
  currency: 'CNY',
  refunds: null,
});

const debtOf = (owed: number) => ({ lender: 'Synthetic Lending', outstanding: inYuan(owed), repaid12m: inYuan(owed) });

/** A payout each fortnight of the last year, as late as its month had it; one a stopped shop waits for has failed. */
function payoutsOf({ seller, path, results }: History, seen: number) {
  const from = addDays(AS_OF, -PAYOUTS * PAYOUT_DAYS);
  return Array.from({ length: PAYOUTS }, (_, index) => {
    const startedOn = addDays(from, index * PAYOUT_DAYS);
    const endedOn = addDays(startedOn, PAYOUT_DAYS - 1);
    const back = Math.min(HISTORY_MONTHS - 1, Math.floor(((PAYOUTS - 1 - index) * PAYOUT_DAYS) / 30.5));
    const month = path[HISTORY_MONTHS - 1 - back];
    const sales = results[HISTORY_MONTHS - 1 - back]?.sold ?? 0;
    return {
      isSeen: back < seen,
      amount: inYuan((sales * seller.payoutShare * PAYOUT_DAYS) / 30.4).amount,
      currency: 'CNY',
      period: { startedOn, endedOn },
      paidOn: addDays(endedOn, Math.max(1, (month?.payoutDays ?? 0) - PAYOUT_DAYS / 2)),
      accountTail: '8816',
      status: month?.isSuspended === true ? 'failed' : 'paid',
    };
  }).flatMap(({ isSeen, ...payout }) => (isSeen && payout.paidOn < AS_OF ? [payout] : []));
}

function skuUnits(units: number, { topSkuShare }: Seller) {
  const largest = [topSkuShare, topSkuShare * (1 - topSkuShare), topSkuShare * (1 - topSkuShare) ** 2];
  return { units, skus: 40, largest: largest.map((share) => Math.floor(units * share)) };
}

function healthOf({ seller, path }: History) {
  const isSuspended = path[HISTORY_MONTHS - 1]?.isSuspended === true;
  const wasSuspended = path.slice(HISTORY_MONTHS - 4, HISTORY_MONTHS).some((month) => month.isSuspended);
  const status = isSuspended
    ? 'red'
    : wasSuspended || seller.defectRate > PARAMETERS.warnedAboveDefects
      ? 'yellow'
      : 'green';
  return { status, suspended: isSuspended, orderDefectRatePpm: Math.round(seller.defectRate * 1_000_000) };
}

/** Whatever else a snapshot can hold was not offered: what a seller is like is in its shop. */
const NOTHING_ELSE = Object.fromEntries(Object.keys(Snapshot.shape).map((field) => [field, NOT_OFFERED]));

export const snapshotOf = (shop: ShopFacts): Snapshot =>
  Snapshot.parse({
    ...NOTHING_ELSE,
    asOf: AS_OF,
    product: 'dataLoan',
    verified: true,
    company: { creditCode: '91440300708461136T', identityConsistent: true },
    shops: [shop],
    parcels: [],
    settlement: { holderKind: 'company', holderNameMatches: true, accountTail: '8816', declared: false },
    ownerMatchesApplicant: 'yes',
    consentLive: true,
  });
