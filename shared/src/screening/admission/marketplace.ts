import { reconciles } from '../../cross-check/closed-loop.ts';
import { addToMonth, firstDayOf } from '../../facts/month.ts';
import { isOffered } from '../../facts/offered.ts';
import type { Snapshot } from '../../facts/snapshot.ts';
import { fen } from '../../money/fen.ts';
import { formatPercent, formatPercentDown, formatPercentUp, formatWan } from '../../money/format.ts';
import type { Policy } from '../../policy/policy-schema.ts';
import { enoughFen } from '../../scoring/renminbi.ts';
import { gmvSeries, growsSteadily, meanReturnRatePpm, shopReturnRatePpm } from '../../scoring/turnover.ts';
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

/** The volatile shops, where nothing steadier carries the application. */
const onlyVolatileShops = ({ policy, portrait: { trading, weights } }: RuleContext) =>
  weights.some(({ marketplacePpm }) => marketplacePpm > 0)
    ? []
    : trading.shops.map((shop) => ({ shop, growth: growsSteadily(policy, shop, trading.months) }));

const growthNotSteady: Rule = {
  code: 'growthNotSteady',
  effect: 'decline',
  check: (context) => {
    const { trading } = context.portrait;
    const volatile = onlyVolatileShops(context);
    if (volatile.length === 0) return notChecked;
    if (volatile.some(({ growth }) => growth.rising)) return { tag: 'pass', inputs: {} };
    const last = trading.months[trading.months.length - 1];
    if (last === undefined) return { tag: 'breach', inputs: { months: 0 }, current: '还没有完整的月份' };
    const [before, latest] = gmvSeries(trading).slice(-2).map(enoughFen);
    return {
      tag: 'breach',
      inputs: { beforeFen: before ?? null, latestFen: latest ?? null },
      current: `${Number(last.slice(5))}月 ${formatWan(latest ?? before ?? fen(0), 1)}，没有连续 3 个月增长`,
      // Three more whole months, and some days for the reports of the last one.
      earliestOn: addDays(firstDayOf(addToMonth(last, 4)), 4),
    };
  },
};

const returnRateAboveCategory: Rule = {
  code: 'returnRateAboveCategory',
  effect: 'decline',
  check: (context) => {
    const volatile = onlyVolatileShops(context);
    const [first] = volatile;
    if (first === undefined) return notChecked;
    if (volatile.some(({ growth }) => growth.fewReturns)) return { tag: 'pass', inputs: {} };
    const rate = shopReturnRatePpm(first.shop.shop);
    const mean = meanReturnRatePpm(context.policy, first.shop.shop);
    const current =
      rate === undefined
        ? '没有读到退货数据'
        : `${formatPercentUp(rate, 1)}（近 90 天），类目均值 ${formatPercent(mean, 1)}`;
    return { tag: 'breach', inputs: { returnRatePpm: rate ?? null, meanReturnRatePpm: mean }, current };
  },
};

export const marketplaceRules: readonly Rule[] = [marketplaceNotFinanceable, growthNotSteady, returnRateAboveCategory];
