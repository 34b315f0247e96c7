import { DecimalText, type MonthlyFacts } from '@loan/shared/facts/month';
import { NOT_OFFERED } from '@loan/shared/facts/offered';
import { NOTHING_OFFERED, ShopFacts } from '@loan/shared/facts/shop';
import { addDays, type Day } from '@loan/shared/time/instant';
import { decimalText, minorDigits } from '../currencies.ts';
import { gapDays } from '../facts-from-files.ts';
import { mergeMonths } from '../merge-months.ts';
import { dayOfIso } from '../moment.ts';
import type { OrderMonth } from '../order-months.ts';
import { RECENT_DAYS } from '../orders.ts';
import { skuUnits } from '../sku-units.ts';
import { daysOf } from './export-days.ts';
import type { ExportOrders } from './export-orders.ts';
import { newestPayouts } from './export-payouts.ts';

export type ExportShop = { shop: ShopFacts; asOf: Day };

/**
 * The facts of one marketplace's exports, looked at as of the day after their last one. An orders report says more of
 * sales than a transaction report; refunds and payouts are the latter's. Nobody vouches for any of it.
 */
export function shopFromExports(files: readonly ExportOrders[], { today, rejectedRows }: Told): ExportShop {
  const reports = files.filter(({ kind }) => kind !== 'ebayTransactions');
  const sold = reports.length > 0 ? reports : files;
  const spans = daysOf(sold);
  const last =
    spans
      .map((span) => span.last)
      .sort()
      .at(-1) ?? addDays(today, -1);
  const asOf = addDays(last, 1) < today ? addDays(last, 1) : today;
  const recentFrom = dayOfIso(addDays(asOf, -RECENT_DAYS));
  const paid = files.flatMap(({ payouts }) => payouts ?? []);
  const shop = ShopFacts.parse({
    ...NOTHING_OFFERED,
    marketplace: sold[0]?.source ?? 'other',
    sellerId: 'unverified',
    verified: false,
    firstActivityOn: spans[0]?.first ?? NOT_OFFERED,
    coverage: { from: spans[0]?.first ?? last, to: last, missingDays: gapDays(spans) },
    months: monthsOf(sold, files),
    payouts: paid.length > 0 ? newestPayouts(paid) : NOT_OFFERED,
    skuUnits90d: skuUnits(sold.map(({ soldSince }) => ({ skus: soldSince(recentFrom), otherSkus: NONE }))),
    rejectedRows,
    sourceHashes: [],
  });
  return { shop, asOf };
}

type Told = { today: Day; rejectedRows: number };
const NONE = { skus: 0, units: 0 };

/** A month in which goods only came back has an entry too. Refunds are null where no file tells them. */
function monthsOf(sold: readonly ExportOrders[], files: readonly ExportOrders[]): MonthlyFacts[] {
  const told = files.flatMap(({ refunds }) => (refunds ? [refunds] : []));
  const refunds = new Map<string, number>();
  for (const [key, minor] of told.flatMap((one) => [...one])) refunds.set(key, (refunds.get(key) ?? 0) + minor);
  const onlyRefunds = [...refunds.keys()].map((key) => {
    const [month, currency = ''] = key.split(' ');
    const gmv = decimalText(0, minorDigits(currency));
    return { month, currency, orders: 0, cancelled: 0, units: 0, gmv } as OrderMonth;
  });
  return mergeMonths([...sold.map(({ months }) => months), onlyRefunds]).map((month) => {
    const minor = refunds.get(`${month.month} ${month.currency}`) ?? 0;
    const text = DecimalText.parse(decimalText(minor, minorDigits(month.currency)));
    return { ...month, refunds: told.length === 0 ? null : text };
  });
}
