import { isOffered } from '../../facts/offered.ts';
import { currenciesWithoutRate } from '../../scoring/renminbi.ts';
import { addMonths, daysBetween } from '../../time/calendar.ts';
import { notChecked, type Rule, type RuleContext } from '../rule.ts';

/**
 * One shop old enough carries the application; younger ones beside it count nothing in the limit. Its marketplace has
 * to count as well: of one shop that is old enough and another that counts neither carries anything.
 */
const tenureTooShort: Rule = {
  code: 'tenureTooShort',
  effect: 'decline',
  check: ({ policy: { admission }, portrait: { trading, weights } }) => {
    if (trading.shops.length === 0) return notChecked;
    const counting = trading.shops.filter((_, index) => (weights[index]?.marketplacePpm ?? 0) > 0);
    const shops = counting.length > 0 ? counting : trading.shops;
    const months = Math.max(...shops.map(({ tenureMonths }) => tenureMonths));
    const inputs = { tenureMonths: months, minTenureMonths: admission.minTenureMonths };
    if (months >= admission.minTenureMonths) return { tag: 'pass', inputs };
    // Undefined sorts last, so it is found only where no shop has sold anything.
    const since = shops.map((shop) => shop.since).sort()[0];
    const earliest = since === undefined ? {} : { earliestOn: addMonths(since, admission.minTenureMonths) };
    return { tag: 'breach', inputs, current: `店铺已经营 ${months} 个月`, ...earliest };
  },
};

const healthOf = ({ portrait: { trading } }: RuleContext) =>
  trading.shops.flatMap(({ shop: { accountHealth } }) => (isOffered(accountHealth) ? [accountHealth] : []));

const accountSuspended: Rule = {
  code: 'accountSuspended',
  effect: 'decline',
  check: (context) => {
    const health = healthOf(context);
    if (health.length === 0) return notChecked;
    const suspended = health.filter((shop) => shop.suspended).length;
    const inputs = { suspendedShops: suspended };
    return suspended === 0 ? { tag: 'pass', inputs } : { tag: 'breach', inputs, current: '店铺目前被平台暂停销售' };
  },
};

const accountHealthRed: Rule = {
  code: 'accountHealthRed',
  effect: 'decline',
  check: (context) => {
    const health = healthOf(context);
    if (health.length === 0) return notChecked;
    const red = health.filter(({ status }) => status === 'red').length;
    const inputs = { redShops: red };
    return red === 0 ? { tag: 'pass', inputs } : { tag: 'breach', inputs, current: '平台显示账户健康为红色' };
  },
};

const consentNotLive: Rule = {
  code: 'consentNotLive',
  effect: 'decline',
  check: ({ snapshot: { consentLive } }) => {
    if (!isOffered(consentLive)) return notChecked;
    const inputs = { consentLive };
    return consentLive ? { tag: 'pass', inputs } : { tag: 'breach', inputs, current: '数据授权已撤回或过期' };
  },
};

/** Days a source failed to give, and for an application also the days since it was last read. */
const dataCoverageTooLow: Rule = {
  code: 'dataCoverageTooLow',
  effect: 'decline',
  check: ({ policy, snapshot, portrait: { trading } }) => {
    const shops = trading.shops.map(({ shop }) => shop);
    // Without a rate no month can be reckoned; that is our lack, and has its own rule.
    if (shops.length === 0 || currenciesWithoutRate(policy, shops).length > 0) return notChecked;
    const missingPpm = shops.map(({ coverage }) => {
      const days = Math.max(1, daysBetween(coverage.from, coverage.to) + 1);
      const stale = snapshot.verified ? Math.max(0, daysBetween(coverage.to, snapshot.asOf) - 1) : 0;
      return Math.ceil(((coverage.missingDays + stale) * 1_000_000) / (days + stale));
    });
    const worst = Math.max(...missingPpm);
    const months = trading.months.length;
    const inputs = { missingDaysPpm: worst, tradingMonths: months };
    const { maxMissingDaysPpm, minTradingMonths } = policy.admission;
    if (worst <= maxMissingDaysPpm && months >= minTradingMonths) return { tag: 'pass', inputs };
    const current = months < minTradingMonths ? `只有 ${months} 个完整的月份` : '有较多日期没有读到';
    return { tag: 'breach', inputs, current };
  },
};

export const shopRules: readonly Rule[] = [
  tenureTooShort,
  accountSuspended,
  accountHealthRed,
  consentNotLive,
  dataCoverageTooLow,
];
