import { monthOf } from '../facts/month.ts';
import { isOffered } from '../facts/offered.ts';
import type { Snapshot } from '../facts/snapshot.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { type Characteristic, known } from './characteristic.ts';
import { ratioPpm, sum } from './exact.ts';
import { netMonthlyPayouts, shopsWithoutPayouts } from './payouts.ts';
import { inPicoYuan } from './renminbi.ts';
import { scoreOf } from './scorecard.ts';
import type { Trading } from './trading.ts';
import { gmvSeries } from './turnover.ts';

/** Advertising of 12 months over the sales of the shops that tell it (广告占销售). */
export function adCostShare(policy: Policy, trading: Trading): Characteristic {
  const shops = trading.shops.filter(({ shop }) => isOffered(shop.adSpend12m));
  const last = trading.months[trading.months.length - 1];
  if (shops.length === 0) return { missing: 'notOffered' };
  if (last === undefined) return { missing: 'tooFewMonths' };
  const spend = shops.flatMap(({ shop: { adSpend12m } }) => (isOffered(adSpend12m) ? adSpend12m : []));
  return known(ratioPpm(inPicoYuan(policy, spend, last), sum(gmvSeries({ ...trading, shops }))), 'noSales');
}

/**
 * Debts that settlements and payment companies show over a year's payouts (负债占年回款). Where no shop tells its
 * payouts, sales stand in for all of them: a share of those may cost points, since debts seen always count, but earns
 * none, or a small debt would be worth more than none told.
 */
export function debtShare(policy: Policy, trading: Trading, snapshot: Snapshot): Characteristic {
  const debts = debtsSeen(policy, trading, snapshot);
  const monthly = netMonthlyPayouts(policy, trading);
  if (debts === undefined || monthly === undefined) return { missing: 'notOffered' };
  const share = known(ratioPpm(debts, monthly * BigInt(12)), 'noSales');
  const isTold = shopsWithoutPayouts(policy, trading) < trading.shops.length;
  return isTold || pointsOf(policy, share) < 0 ? share : { missing: 'notOffered' };
}

function pointsOf({ scorecard }: Policy, debtShare: Characteristic): number {
  const rules = scorecard.characteristics.filter(({ code }) => code === 'debtShare');
  return scoreOf({ base: 0, characteristics: rules }, { debtShare }).score;
}

/** Owed elsewhere, in 10^-12 yuan. Undefined where nobody says anything about debts; nothing owed is zero. */
export function debtsSeen(policy: Policy, { shops }: Trading, { otherDebts, asOf }: Snapshot): bigint | undefined {
  const told = [...shops.map(({ shop }) => shop.externalDebts), otherDebts];
  const given = told.flatMap((debts) => (isOffered(debts) ? [debts] : []));
  if (given.length === 0) return undefined;
  const outstanding = given.flat().map((debt) => debt.outstanding);
  return inPicoYuan(policy, outstanding, monthOf(asOf));
}
