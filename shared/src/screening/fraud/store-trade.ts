import { isOffered } from '../../facts/offered.ts';
import type { ShopFacts } from '../../facts/shop.ts';
import { formatPercentUp } from '../../money/format.ts';
import { ratioPpm } from '../../scoring/exact.ts';
import type { Day } from '../../time/instant.ts';
import { notChecked, type Rule } from '../rule.ts';
import { daysSinceOtherAccount } from './payout-account.ts';

type Traded = { newProductsPpm: number; accountDays: number | null };

/**
 * F10: a shop that changed hands (店铺买卖) sells other things and is paid into another account, both since not long ago;
 * one of them alone is trade. Facts tell no earlier owner, device or category, so these are not looked at: whose shop it
 * is now is another rule's.
 */
const storeTraded: Rule = {
  code: 'storeTraded',
  effect: 'refer',
  check({ policy, snapshot: { shops, asOf } }) {
    const { accountWithinDays: withinDays, maxNewProductsPpm } = policy.fraud.storeTrade;
    const told = shops.flatMap((shop) => signsOf(shop, asOf) ?? []);
    if (told.length === 0) return notChecked;
    const isTraded = ({ newProductsPpm, accountDays }: Traded) =>
      newProductsPpm > maxNewProductsPpm && accountDays !== null && accountDays <= withinDays;
    const traded = told.filter(isTraded);
    const [first] = traded;
    const inputs = {
      ...{ shopsTold: told.length, shopsTraded: traded.length, withinDays, maxNewProductsPpm },
      newProductsPpm: first?.newProductsPpm ?? Math.max(...told.map(({ newProductsPpm }) => newProductsPpm)),
      daysSinceOtherAccount: first?.accountDays ?? null,
    };
    if (first === undefined) return { tag: 'pass', inputs };
    const share = formatPercentUp(first.newProductsPpm, 1);
    return { tag: 'breach', inputs, current: `近期更换了收款账户，且 ${share} 的商品是新上的` };
  },
};

function signsOf({ orderPattern, payouts }: ShopFacts, asOf: Day): Traded | undefined {
  const accountDays = daysSinceOtherAccount(payouts, asOf);
  if (!isOffered(orderPattern) || !isOffered(orderPattern.newProducts90d) || accountDays === undefined)
    return undefined;
  const { products, unsoldBefore } = orderPattern.newProducts90d;
  return { newProductsPpm: ratioPpm(BigInt(unsoldBefore), BigInt(products)) ?? 0, accountDays };
}

export const storeTradeRules: readonly Rule[] = [storeTraded];
