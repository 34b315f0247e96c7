import { isOffered } from '../../facts/offered.ts';
import { notChecked, type Rule, type RuleContext, type Verdict } from '../../screening/rule.ts';
import { daysBetween } from '../../time/calendar.ts';
import { type SupplyTrade, supplyIn, supplyMonths } from './trade.ts';

type Context = RuleContext<'orderLoan'>;
type Check = (trade: SupplyTrade, context: Context) => Verdict;

/** A rule about a platform's word on its supplier says nothing of papers. */
const aboutSupply =
  (check: Check) =>
  (context: Context): Verdict => {
    const trade = supplyIn(context.snapshot);
    return trade === undefined ? notChecked : check(trade, context);
  };

/**
 * Many products of few pieces are traded (铺货), few of many pieces are made; a mall that ships itself supplies nobody.
 * Where the platform does not tell, nothing shows a factory.
 */
const supplierNotFactory: Rule<'orderLoan'> = {
  code: 'supplierNotFactory',
  effect: 'decline',
  check: aboutSupply(({ fullyManaged, skuUnits90d }, { policy: { terms } }) => {
    const { minUnitsPerProduct } = terms.platform;
    if (!fullyManaged) return { tag: 'breach', inputs: { fullyManaged }, current: '店铺自己发货，不是给平台供货' };
    if (!isOffered(skuUnits90d))
      return { tag: 'breach', inputs: { fullyManaged }, current: '没有读到按商品的供货数量' };
    const { units, skus } = skuUnits90d;
    const unitsPerProduct = Math.floor(units / Math.max(1, skus));
    const inputs = { fullyManaged, units, products: skus, unitsPerProduct, minUnitsPerProduct };
    if (unitsPerProduct >= minUnitsPerProduct) return { tag: 'pass', inputs };
    return { tag: 'breach', inputs, current: `近 90 天每款商品平均供货 ${unitsPerProduct} 件` };
  }),
};

/** Days that could not be read, those since the last reading included, and months to see a capacity in. */
const dataCoverageTooLow: Rule<'orderLoan'> = {
  code: 'dataCoverageTooLow',
  effect: 'decline',
  check: aboutSupply((trade, { policy, snapshot }) => {
    const { from, to, missingDays } = trade.coverage;
    const stale = Math.max(0, daysBetween(to, snapshot.asOf) - 1);
    const days = Math.max(1, daysBetween(from, to) + 1) + stale;
    const missingDaysPpm = Math.ceil(((missingDays + stale) * 1_000_000) / days);
    const supplied = supplyMonths(policy, trade).length;
    const { minSupplyMonths } = policy.terms.platform;
    const inputs = { missingDaysPpm, supplyMonths: supplied, minSupplyMonths };
    if (supplied < minSupplyMonths) return { tag: 'breach', inputs, current: `只有 ${supplied} 个完整的供货月份` };
    if (missingDaysPpm <= policy.admission.maxMissingDaysPpm) return { tag: 'pass', inputs };
    return { tag: 'breach', inputs, current: '有较多日期没有读到' };
  }),
};

export const supplyRules: readonly Rule<'orderLoan'>[] = [supplierNotFactory, dataCoverageTooLow];
