import { isOffered } from '../../facts/offered.ts';
import type { Payout, ShopFacts } from '../../facts/shop.ts';
import { daysBetween } from '../../time/calendar.ts';
import type { Day } from '../../time/instant.ts';
import { notChecked, type Rule } from '../rule.ts';

type TailedPayout = Payout & { accountTail: string };

const tailed = (payouts: ShopFacts['payouts']): TailedPayout[] =>
  isOffered(payouts)
    ? payouts.filter((payout): payout is TailedPayout => payout.status === 'paid' && isOffered(payout.accountTail))
    : [];

/** Platforms show three or four characters of an account; the shorter decides. */
const sameTail = (a: string, b: string): boolean => a.endsWith(b) || b.endsWith(a);

/** F08: the marketplace pays into another account than the one declared. */
const payoutAccountMismatch: Rule = {
  code: 'payoutAccountMismatch',
  effect: 'refer',
  check: ({ policy, snapshot: { settlement, asOf }, portrait: { trading } }) => {
    if (!isOffered(settlement) || !isOffered(settlement.accountTail)) return notChecked;
    const declared = settlement.accountTail;
    const recent = trading.shops
      .map(({ shop }) =>
        tailed(shop.payouts).filter(({ paidOn }) => daysBetween(paidOn, asOf) <= policy.fraud.accountChangeDays),
      )
      .filter((payouts) => payouts.length > 0);
    const strange = recent.filter((payouts) => !payouts.some(({ accountTail }) => sameTail(accountTail, declared)));
    const inputs = { shopsCompared: recent.length, shopsPaidElsewhere: strange.length };
    if (recent.length === 0) return notChecked;
    if (strange.length === 0) return { tag: 'pass', inputs };
    return { tag: 'breach', inputs, current: '平台打款账户尾号与填写的不同' };
  },
};

/** F08: a shop's money of one currency went to another account until not long ago. */
const payoutAccountChanged: Rule = {
  code: 'payoutAccountChanged',
  effect: 'refer',
  check: ({ policy, snapshot: { asOf }, portrait: { trading } }) => {
    const told = trading.shops.flatMap(({ shop }) => daysSinceOtherAccount(shop.payouts, asOf) ?? []);
    const isToldAny = trading.shops.some(({ shop }) => tailed(shop.payouts).length > 0);
    if (!isToldAny) return notChecked;
    const youngest = told.length === 0 ? null : Math.min(...told);
    const inputs = { daysSinceOtherAccount: youngest };
    if (youngest === null || youngest > policy.fraud.accountChangeDays) return { tag: 'pass', inputs };
    return { tag: 'breach', inputs, current: `近 ${policy.fraud.accountChangeDays} 天内更换过收款账户` };
  },
};

/**
 * Days since money last went to another account than it goes to now; null where it never did, undefined where no account
 * is told.
 */
export function daysSinceOtherAccount(payouts: ShopFacts['payouts'], asOf: Day): number | null | undefined {
  const lines = byCurrency(tailed(payouts));
  if (lines.length === 0) return undefined;
  const ages = lines.flatMap(([latest, ...before]) => {
    const other = before.find(({ accountTail }) => latest && !sameTail(accountTail, latest.accountTail));
    return other === undefined ? [] : [daysBetween(other.paidOn, asOf)];
  });
  return ages.length === 0 ? null : Math.min(...ages);
}

/** The payouts of each currency, the newest first. */
function byCurrency(payouts: readonly TailedPayout[]): TailedPayout[][] {
  const currencies = [...new Set(payouts.map(({ currency }) => currency))];
  return currencies.map((currency) =>
    payouts.filter((payout) => payout.currency === currency).sort((a, b) => (a.paidOn > b.paidOn ? -1 : 1)),
  );
}

export const payoutAccountRules: readonly Rule[] = [payoutAccountMismatch, payoutAccountChanged];
