import type { CrossCheck } from '../cross-check/cross-check-schema.ts';
import { type Month, monthOf } from '../facts/month.ts';
import { isOffered } from '../facts/offered.ts';
import type { ShopFacts } from '../facts/shop.ts';
import type { Snapshot } from '../facts/snapshot.ts';
import type { Fen } from '../money/fen.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { portraitOf } from '../product/portrait-of.ts';
import { sum } from '../scoring/exact.ts';
import { payoutsByMonth } from '../scoring/payouts.ts';
import type { Portrait } from '../scoring/portrait.ts';
import { MISSING_IN_WORDS } from '../scoring/reasons.ts';
import { currenciesWithoutRate, enoughFen, inPicoYuan } from '../scoring/renminbi.ts';
import { nextBetterBin, type ScoredRow, scoreOf } from '../scoring/scorecard.ts';
import type { Trading, TradingShop } from '../scoring/trading.ts';
import { gmvSeries } from '../scoring/turnover.ts';
import { inWords } from '../scoring/words.ts';
import { type AdTerms, adReturn } from './ad-return.ts';
import { PortraitFigures, type PortraitMetric, ScoredMetricCode } from './figures.ts';

const NOTHING = BigInt(0);
/** More than a phone shows and a page prints; `legCount` says how many there were. */
const LEGS_SHOWN = 40;

/** The portrait's figures of a company as one snapshot tells it, by the engine that decides. */
export function figuresOf(policy: Policy, snapshot: Snapshot, adTerms: AdTerms): PortraitFigures {
  const { advertising } = snapshot;
  const portrait = portraitOf(policy, snapshot);
  const { trading, characteristics } = portrait;
  const { monthlyGmv } = characteristics;
  const settled = settledByMonth(policy, trading);
  const read = trading.shops.map(({ shop }) => shop);
  return PortraitFigures.parse({
    asOf: snapshot.asOf,
    verified: snapshot.verified,
    policyVersion: policy.version,
    shops: trading.shops.map((one) => shopOf(one, trading.months)),
    months: monthsOf(policy, trading, settled),
    average: {
      gmvFen: 'missing' in monthlyGmv ? null : monthlyGmv.value,
      settledFen: meanFen(settled),
      receivedFen: meanFen(payoutsByMonth(policy, trading)),
    },
    match: isOffered(snapshot.crossCheck) ? matchOf(snapshot.crossCheck) : null,
    metrics: [...metricsOf(policy, portrait), adReturn(policy, { advertising, looked: trading.months }, adTerms)],
    notCounted: snapshot.shops.filter((shop) => !read.includes(shop)).map(({ marketplace }) => marketplace),
    withoutRate: currenciesWithoutRate(policy, read),
  });
}

function shopOf({ shop, tenureMonths }: TradingShop, months: readonly Month[]) {
  const { marketplace, sellerId, shopName, coverage, payouts } = shop;
  const within = shop.months.filter(({ month }) => months.includes(month));
  const from = months[0];
  return {
    marketplace,
    sellerId,
    name: isOffered(shopName) ? shopName : null,
    readFrom: coverage.from,
    readTo: coverage.to,
    missingDays: coverage.missingDays,
    tradingMonths: tenureMonths,
    orders: within.reduce((all, { orders }) => all + orders, 0),
    payouts: isOffered(payouts)
      ? payouts.filter(({ status, paidOn }) => status === 'paid' && from !== undefined && monthOf(paidOn) >= from)
          .length
      : null,
  };
}

function monthsOf(policy: Policy, trading: Trading, settled: ReadonlyMap<Month, bigint> | undefined) {
  const gmv = gmvSeries(trading);
  const received = payoutsByMonth(policy, trading);
  const orNull = (pico: bigint | undefined) => (pico === undefined ? null : enoughFen(pico));
  return trading.months.map((month, index) => ({
    month,
    gmvFen: enoughFen(gmv[index] ?? NOTHING),
    settledFen: orNull(settled?.get(month)),
    receivedFen: orNull(received?.get(month)),
  }));
}

/**
 * Sales less refunds and what the marketplace kept (应结算), in 10^-12 yuan: known only where every shop tells both.
 * More back than sold settles nothing.
 */
function settledByMonth(policy: Policy, { shops, months }: Trading): ReadonlyMap<Month, bigint> | undefined {
  const told = shops.map(({ shop }) => shop);
  if (told.length === 0 || !told.every((shop) => tellsSettlement(shop, months))) return undefined;
  return new Map(
    months.map((month) => {
      const left = sum(told.map((shop) => settledOf(policy, shop, month)));
      return [month, left > NOTHING ? left : NOTHING];
    }),
  );
}

const tellsSettlement = ({ fees, ...shop }: ShopFacts, months: readonly Month[]): boolean =>
  isOffered(fees) && shop.months.every(({ month, refunds }) => refunds !== null || !months.includes(month));

function settledOf(policy: Policy, shop: ShopFacts, month: Month): bigint {
  const sales = shop.months.filter((one) => one.month === month);
  const sold = sales.map(({ gmv, currency }) => ({ amount: gmv, currency }));
  const back = sales.flatMap(({ refunds, currency }) => (refunds === null ? [] : [{ amount: refunds, currency }]));
  const kept = isOffered(shop.fees) ? shop.fees.filter((fee) => fee.month === month) : [];
  return inPicoYuan(policy, sold, month) - inPicoYuan(policy, back, month) - inPicoYuan(policy, kept, month);
}

function meanFen(byMonth: ReadonlyMap<Month, bigint> | undefined): Fen | null {
  if (byMonth === undefined || byMonth.size === 0) return null;
  return enoughFen(sum([...byMonth.values()]) / BigInt(byMonth.size));
}

function matchOf({ legs, singleSource, ...check }: CrossCheck): PortraitFigures['match'] {
  return {
    matchPpm: isOffered(check.threeFlowMatchPpm) ? check.threeFlowMatchPpm : null,
    coveredSalesPpm: check.coveredSalesPpm,
    legs: legs.slice(0, LEGS_SHOWN).map(({ shop, ...leg }) => ({ ...leg, ...shop })),
    legCount: legs.length,
    singleSource: singleSource.slice(0, LEGS_SHOWN).map(({ shop, leg }) => ({ ...shop, leg })),
    unmatchedCount: check.unmatchedCount,
  };
}

function metricsOf({ scorecard }: Policy, portrait: Portrait): PortraitMetric[] {
  const { rows } = scoreOf(scorecard, portrait.characteristics);
  return ScoredMetricCode.options.flatMap((code) => {
    const row = rows.find(({ rule }) => rule.code === code);
    return row ? [metricOf(code, row, portrait)] : [];
  });
}

function metricOf(code: ScoredMetricCode, row: ScoredRow, { trading }: Portrait): PortraitMetric {
  const { rule, characteristic, points, binIndex } = row;
  if ('missing' in characteristic) {
    const current = MISSING_IN_WORDS[characteristic.missing];
    return { code, title: rule.title, value: null, current, threshold: null, pointsToGain: 0 };
  }
  const next = nextBetterBin(row);
  return {
    code,
    title: rule.title,
    value: characteristic.value,
    current: inWords(code, characteristic.value, trading),
    threshold: (next ?? rule.bins[binIndex ?? 0])?.reach ?? null,
    pointsToGain: next ? next.points - points : 0,
  };
}
