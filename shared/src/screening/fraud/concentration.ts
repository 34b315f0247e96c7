import type { OrderPattern } from '../../facts/order-pattern.ts';
import { formatPercentUp } from '../../money/format.ts';
import { ratioPpm } from '../../scoring/exact.ts';
import { notChecked, type Rule, type RuleContext } from '../rule.ts';
import { highest, listed, patternsOf, toldOf } from './patterns.ts';

type Buyers = Exclude<OrderPattern['buyers'], 'notOffered'>;

const buyersOf = (context: RuleContext): Buyers[] => toldOf(patternsOf(context), ({ buyers }) => buyers);
const crowdedPpm = ({ crowdedHours, hours }: Buyers): number => ratioPpm(BigInt(crowdedHours), BigInt(hours)) ?? 0;

/** F01: each buyer had ordered three times or more in a twentieth of the hours. They are told for whoever looks. */
const ordersCrowded: Rule = {
  code: 'ordersCrowded',
  effect: 'refer',
  check(context) {
    const told = buyersOf(context);
    const worst = highest(told, crowdedPpm);
    if (worst === undefined) return notChecked;
    const { maxCrowdedHoursPpm } = context.policy.fraud.orderPattern;
    const share = crowdedPpm(worst);
    const inputs = {
      ...{ shopsTold: told.length, crowdedHoursPpm: share, maxCrowdedHoursPpm },
      hours: listed(worst.crowded.map(({ hour, orders, buyers }) => `${hour} ${orders}/${buyers}`)),
      orders: listed(worst.orderIds),
    };
    if (share < maxCrowdedHoursPpm) return { tag: 'pass', inputs };
    return { tag: 'breach', inputs, current: `${formatPercentUp(share, 1)} 的时段里，每位买家平均下了 3 单以上` };
  },
};

/**
 * F02: a few buyers make too much of the sales. One address of many is not seen: most marketplaces mask addresses, and
 * where one does not (eBay, Shopify) they are left unread like all that names a buyer.
 */
const buyersConcentrated: Rule = {
  code: 'buyersConcentrated',
  effect: 'refer',
  check(context) {
    const told = buyersOf(context);
    const worst = highest(told, ({ topBuyersPpm }) => topBuyersPpm);
    if (worst === undefined) return notChecked;
    const { maxTopBuyersPpm } = context.policy.fraud.orderPattern;
    const { topBuyersPpm } = worst;
    const inputs = { shopsTold: told.length, topBuyersPpm, maxTopBuyersPpm };
    if (topBuyersPpm <= maxTopBuyersPpm) return { tag: 'pass', inputs };
    return { tag: 'breach', inputs, current: `最大的 20 位买家占销售的 ${formatPercentUp(topBuyersPpm, 1)}` };
  },
};

export const concentrationRules: readonly Rule[] = [ordersCrowded, buyersConcentrated];
