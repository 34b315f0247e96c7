import { reconciles } from '../../cross-check/closed-loop.ts';
import { addToMonth, firstDayOf, type Month } from '../../facts/month.ts';
import { isOffered } from '../../facts/offered.ts';
import type { Snapshot } from '../../facts/snapshot.ts';
import { formatPercent, formatPercentDown, formatPercentUp, formatWan } from '../../money/format.ts';
import type { Policy } from '../../policy/policy-schema.ts';
import { enoughFen } from '../../scoring/renminbi.ts';
import type { TradingShop } from '../../scoring/trading.ts';
import {
  type GrowthCheck,
  gmvSeries,
  growsSteadily,
  meanReturnRatePpm,
  shopReturnRatePpm,
} from '../../scoring/turnover.ts';
import { addDays } from '../../time/instant.ts';
import { notChecked, type Rule, type RuleContext } from '../rule.ts';
import { refusalOf } from './refusal.ts';

/** At least one shop trades on a marketplace this product reads. Others beside it simply do not count. */
const marketplaceNotFinanceable: Rule = {
  code: 'marketplaceNotFinanceable',
  effect: 'decline',
  check: ({ policy, snapshot, portrait }) => {
    const inputs = { marketplaces: snapshot.shops.map(({ marketplace }) => marketplace).join(',') };
    if (portrait.trading.shops.length > 0) return { tag: 'pass', inputs };
    const [words = { current: '店铺暂时不能作为贷款依据' }] = snapshot.shops.map(({ marketplace }) =>
      refusalOf(policy.marketplaces[marketplace]),
    );
    return { tag: 'breach', inputs, ...words, current: openLoop(policy, snapshot) ?? words.current };
  },
};

/** A site of its own with everything connected that still does not agree: how far each goes. */
function openLoop(policy: Policy, { crossCheck }: Snapshot): string | undefined {
  const loop = isOffered(crossCheck)
    ? crossCheck.closedLoops.find((one) => !reconciles(one, policy.crossCheck))
    : undefined;
  if (!loop || !isOffered(loop.paymentsPpm) || !isOffered(loop.parcelsPpm)) return undefined;
  const [payments, parcels] = [formatPercentDown(loop.paymentsPpm, 1), formatPercentDown(loop.parcelsPpm, 1)];
  return `独立站订单与收款相符 ${payments}，与发货相符 ${parcels}${loop.hasAds ? '' : '，近 90 天没有广告花费'}`;
}

/** A shop on a volatile marketplace, and how far it meets what such a shop has to be like. */
type Volatile = { readonly shop: TradingShop; readonly growth: GrowthCheck };

/**
 * Where nothing steadier carries the application, the volatile shop that comes nearest to carrying it: both conditions
 * are asked of this one, since two shops that meet one each carry nothing. On a tie the one that sold more last.
 */
function nearestVolatileShop({ policy, portrait: { trading, weights } }: RuleContext): Volatile | undefined {
  if (weights.some(({ marketplacePpm }) => marketplacePpm > 0)) return undefined;
  const volatile = trading.shops.map((shop) => ({ shop, growth: growsSteadily(policy, shop, trading.months) }));
  const met = ({ growth: { rising, fewReturns } }: Volatile) => Number(rising) + Number(fewReturns);
  const latest = ({ shop }: Volatile) => latestSales(shop, trading.months).latest;
  const [first, ...others] = volatile;
  if (first === undefined) return undefined;
  return others.reduce((nearest, one) => {
    const ahead = met(one) - met(nearest);
    return ahead > 0 || (ahead === 0 && latest(one) > latest(nearest)) ? one : nearest;
  }, first);
}

/** What a shop sold in the two newest months, in 10^-12 yuan. */
function latestSales(shop: TradingShop, months: readonly Month[]) {
  const [latest = BigInt(0), before] = gmvSeries({ shops: [shop], months }).reverse();
  return { before, latest };
}

/** Of several shops it is said that one is told of. */
const ofOne = ({ portrait: { trading } }: RuleContext): string =>
  trading.shops.length > 1 ? '最接近门槛的一家店铺 ' : '';

const growthNotSteady: Rule = {
  code: 'growthNotSteady',
  effect: 'decline',
  check: (context) => {
    const { months } = context.portrait.trading;
    const nearest = nearestVolatileShop(context);
    if (nearest === undefined) return notChecked;
    if (nearest.growth.rising) return { tag: 'pass', inputs: {} };
    const last = months[months.length - 1];
    if (last === undefined) return { tag: 'breach', inputs: { months: 0 }, current: '还没有完整的月份' };
    const { before, latest } = latestSales(nearest.shop, months);
    const latestFen = enoughFen(latest);
    return {
      tag: 'breach',
      inputs: { beforeFen: before === undefined ? null : enoughFen(before), latestFen },
      current: `${ofOne(context)}${Number(last.slice(5))}月 ${formatWan(latestFen, 1)}，没有连续 3 个月增长`,
      // Three more whole months, and some days for the reports of the last one.
      earliestOn: addDays(firstDayOf(addToMonth(last, 4)), 4),
    };
  },
};

const returnRateAboveCategory: Rule = {
  code: 'returnRateAboveCategory',
  effect: 'decline',
  check: (context) => {
    const nearest = nearestVolatileShop(context);
    if (nearest === undefined) return notChecked;
    if (nearest.growth.fewReturns) return { tag: 'pass', inputs: {} };
    const { shop } = nearest.shop;
    const rate = shopReturnRatePpm(shop);
    const mean = meanReturnRatePpm(context.policy, shop);
    const current =
      rate === undefined
        ? '没有读到退货数据'
        : `${formatPercentUp(rate, 1)}（近 90 天），类目均值 ${formatPercent(mean, 1)}`;
    return {
      tag: 'breach',
      inputs: { returnRatePpm: rate ?? null, meanReturnRatePpm: mean },
      current: `${ofOne(context)}${current}`,
    };
  },
};

export const marketplaceRules: readonly Rule[] = [marketplaceNotFinanceable, growthNotSteady, returnRateAboveCategory];
