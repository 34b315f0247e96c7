import type { Month } from '../facts/month.ts';
import { isOffered } from '../facts/offered.ts';
import type { ShopFacts } from '../facts/shop.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { least, mean, median, ratioPpm, sum } from './exact.ts';
import type { Trading, TradingShop } from './trading.ts';

const PPM = BigInt(1_000_000);

/** Three rises need four months. */
const RISING_MONTHS = 4;

const inMonth = ({ gmv }: TradingShop, month: Month): bigint => gmv.get(month) ?? BigInt(0);

/** The company's sales in each month looked at. */
export const gmvSeries = ({ shops, months }: Trading): bigint[] =>
  months.map((month) => sum(shops.map((shop) => inMonth(shop, month))));

/** The same with each shop's season taken out; 1_000_000 leaves a month as it is. */
export const seasonlessSeries = (policy: Policy, { shops, months }: Trading): bigint[] =>
  months.map((month) =>
    sum(
      shops.map((shop) => {
        const index = policy.marketplaces[shop.shop.marketplace].seasonIndexPpm[Number(month.slice(5)) - 1] ?? 0;
        return (inMonth(shop, month) * PPM) / BigInt(index);
      }),
    ),
  );

/** What of a shop counts in the limit: its marketplace (f_p) and how long it has traded (f_t). */
export type ShopWeight = { readonly marketplacePpm: number; readonly tenurePpm: number };

/**
 * Each shop's months are weighed before they are added. For one shop this is M × f_t × f_p; for several it keeps
 * the law that selling more in any shop, all else equal, never lowers the limit, which a weight on the total breaks.
 */
export function weightedSeries({ shops, months }: Trading, weights: readonly ShopWeight[]): bigint[] {
  return months.map((month) =>
    sum(
      shops.map((shop, index) => {
        const { marketplacePpm = 0, tenurePpm = 0 } = weights[index] ?? {};
        return (inMonth(shop, month) * BigInt(marketplacePpm) * BigInt(tenurePpm)) / (PPM * PPM);
      }),
    ),
  );
}

export function shopWeights(policy: Policy, trading: Trading): ShopWeight[] {
  return trading.shops.map((shop) => {
    const { factorPpm } = policy.marketplaces[shop.shop.marketplace];
    const tenure = policy.facts.tenureFactors.find(
      ({ belowMonths }) => belowMonths === null || shop.tenureMonths < belowMonths,
    );
    return {
      marketplacePpm: growsSteadily(policy, shop, trading.months).met ? factorPpm : 0,
      tenurePpm: tenure?.factorPpm ?? 0,
    };
  });
}

/** The turnover a line is a multiple of (M): the least of the year's mean, the last quarter's and the middle month. */
export const baseTurnover = (series: readonly bigint[]): bigint =>
  least([mean(series), mean(series.slice(-3)), median(series)]);

export type GrowthCheck = { readonly met: boolean; readonly rising: boolean; readonly fewReturns: boolean };

/** Volatile marketplaces count only while sales rise three months running and returns are below the mean. */
export function growsSteadily(policy: Policy, shop: TradingShop, months: readonly Month[]): GrowthCheck {
  const { condition } = policy.marketplaces[shop.shop.marketplace];
  if (condition !== 'steadyGrowth') return { met: true, rising: true, fewReturns: true };

  const recent = months.slice(-RISING_MONTHS).map((month) => inMonth(shop, month));
  const rising =
    recent.length === RISING_MONTHS && recent.every((gmv, index) => index === 0 || gmv > (recent[index - 1] ?? gmv));
  const rate = shopReturnRatePpm(shop.shop);
  const fewReturns = rate !== undefined && rate < meanReturnRatePpm(policy, shop.shop);
  return { met: rising && fewReturns, rising, fewReturns };
}

/** What the trade sends back on average in what this shop sells. */
export function meanReturnRatePpm({ marketplaces }: Policy, { marketplace, mainCategory }: ShopFacts): number {
  const rates = marketplaces[marketplace].meanReturnRatesPpm;
  return (isOffered(mainCategory) ? rates?.[mainCategory] : undefined) ?? rates?.all ?? 0;
}

export const shopReturnRatePpm = ({ returns90d }: ShopFacts): number | undefined =>
  isOffered(returns90d) ? ratioPpm(BigInt(returns90d.returned), BigInt(returns90d.units)) : undefined;
