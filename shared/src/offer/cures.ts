import { decimalOfMicros, microsOf } from '../facts/decimal.ts';
import { isOffered, NOT_OFFERED } from '../facts/offered.ts';
import type { ShopFacts } from '../facts/shop.ts';
import type { Snapshot } from '../facts/snapshot.ts';
import type { RuleCode } from '../policy/rule-schema.ts';
import { meanReturnRatePpm } from '../scoring/turnover.ts';
import type { Finding } from '../screening/finding.ts';
import { addMonths } from '../time/calendar.ts';
import type { Day } from '../time/instant.ts';
import type { Assessment } from './assessment.ts';
import type { Question, WhatIf } from './question.ts';

const PPM = 1_000_000;
/** A rise that nobody could call flat, to ask with; it is said, and promises nothing. */
const RISE_PERCENT = 5;

/** The facts as they would be with the rule kept, and what of that has to be said beside the rule's own cure. */
type Cure = { readonly keep: (snapshot: Snapshot, question: Question) => Partial<Snapshot>; readonly said?: string };

const eachShop =
  (change: (shop: ShopFacts, question: Question) => Partial<ShopFacts>): Cure['keep'] =>
  ({ shops }, question) => ({ shops: shops.map((shop) => ({ ...shop, ...change(shop, question) })) });

const intoTheCompany: Cure = {
  keep: () => ({
    settlement: { holderKind: 'company', holderNameMatches: true, accountTail: NOT_OFFERED, declared: true },
  }),
};

/** The rules of admission that an applicant can come to keep, and how the facts look then. */
const CURES: Partial<Record<RuleCode, Cure>> = {
  settlementNotCompliant: intoTheCompany,
  settlementNotDeclared: intoTheCompany,
  settlementHolderMismatch: intoTheCompany,
  consentNotLive: { keep: () => ({ consentLive: true }) },
  accountSuspended: { keep: eachShop(({ accountHealth }) => healthy(accountHealth, { suspended: false })) },
  accountHealthRed: { keep: eachShop(({ accountHealth }) => healthy(accountHealth, { status: 'green' })) },
  dataCoverageTooLow: { keep: eachShop(({ coverage }) => ({ coverage: { ...coverage, missingDays: 0 } })) },
  tenureTooShort: { keep: oldEnough, said: '其他数据保持现在的水平' },
  returnRateAboveCategory: { keep: eachShop(fewReturns) },
  growthNotSteady: { keep: growing, said: `按今后 3 个月每月多 ${RISE_PERCENT}% 计算` },
};

function healthy(
  health: ShopFacts['accountHealth'],
  better: { suspended?: false; status?: 'green' },
): Partial<ShopFacts> {
  return isOffered(health) ? { accountHealth: { ...health, ...better } } : {};
}

function oldEnough({ shops, asOf }: Snapshot, { policy }: Question): Partial<Snapshot> {
  const firstActivityOn = addMonths(asOf, -policy.admission.minTenureMonths);
  const isYounger = (day: ShopFacts['firstActivityOn']) => isOffered(day) && day > firstActivityOn;
  return { shops: shops.map((shop) => (isYounger(shop.firstActivityOn) ? { ...shop, firstActivityOn } : shop)) };
}

const isVolatile = ({ policy }: Question, { marketplace }: ShopFacts): boolean =>
  policy.marketplaces[marketplace].condition === 'steadyGrowth';

/** As many returned as keep the rate just below the mean of the trade; the rule is broken by shops that return more. */
function fewReturns(shop: ShopFacts, question: Question): Partial<ShopFacts> {
  const { returns90d: returns } = shop;
  if (!isVolatile(question, shop) || !isOffered(returns)) return {};
  const below = Math.ceil((meanReturnRatePpm(question.policy, shop) * returns.units) / PPM) - 1;
  return { returns90d: { ...returns, returned: Math.max(0, below) } };
}

/** The last month again, a little more each time, in place of the three last ones. */
function growing({ shops }: Snapshot, question: Question): Partial<Snapshot> {
  const recent = question.portrait.trading.months.slice(-3);
  const last = recent[recent.length - 1];
  const rising = (shop: ShopFacts) => [
    ...shop.months.filter(({ month }) => !recent.includes(month)),
    ...recent.flatMap((month, index) =>
      shop.months
        .filter((one) => one.month === last)
        .map((one) => ({ ...one, month, gmv: more(one.gmv, index * RISE_PERCENT) })),
    ),
  ];
  return { shops: shops.map((shop) => (isVolatile(question, shop) ? { ...shop, months: rising(shop) } : shop)) };
}

const more = (gmv: ShopFacts['months'][number]['gmv'], percent: number) =>
  decimalOfMicros((microsOf(gmv) * BigInt(100 + percent)) / BigInt(100));

type Curable = { readonly finding: Finding; readonly cure: Cure };

/** Each rule in the way kept, and where there are several all of them: the limit that the same facts would then carry. */
export function cures(question: Question, { findings }: Assessment): WhatIf[] {
  const curable = findings.flatMap((finding): Curable[] => {
    const cure = CURES[finding.code];
    return cure === undefined ? [] : [{ finding, cure }];
  });
  const all = curable.length > 1 ? [curable] : [];
  return [...curable.map((one) => [one]), ...all].map((some) => keeping(question, some));
}

function keeping(question: Question, some: readonly Curable[]): WhatIf {
  let { snapshot } = question;
  for (const { cure } of some) snapshot = { ...snapshot, ...cure.keep(snapshot, question) };
  const [first] = some;
  const isAlone = some.length === 1;
  const said = some.flatMap(({ cure }) => (cure.said === undefined ? [] : [cure.said]));
  const earliest = some
    .flatMap(({ finding: { earliestOn } }): Day[] => (earliestOn === undefined ? [] : [earliestOn]))
    .sort()
    .reverse()[0];
  return {
    code: isAlone ? `keep${capital(first?.finding.code ?? '')}` : 'keepAll',
    what: isAlone ? `${first?.finding.title}：${first?.finding.threshold}` : `这 ${some.length} 项都达到门槛`,
    detail: [...(isAlone ? [first?.finding.cure] : some.map(({ finding }) => finding.title)), ...said].join('；'),
    ...(isAlone ? {} : { severalAtOnce: true as const }),
    change: { snapshot: changedFacts(snapshot, question.snapshot) },
    ...(earliest === undefined ? {} : { earliestOn: earliest }),
  };
}

const capital = (code: string): string => code.charAt(0).toUpperCase() + code.slice(1);

/** Only what differs, so that it can be put together with other changes. */
function changedFacts(now: Snapshot, was: Snapshot): Partial<Snapshot> {
  const keys = (Object.keys(now) as (keyof Snapshot)[]).filter((key) => now[key] !== was[key]);
  return Object.fromEntries(keys.map((key) => [key, now[key]]));
}
