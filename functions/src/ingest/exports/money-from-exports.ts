import { MoneyFacts } from '@loan/shared/facts/money';
import { NOT_OFFERED } from '@loan/shared/facts/offered';
import { addDays, type Day } from '@loan/shared/time/instant';
import { gapDays } from '../facts-from-files.ts';
import { daysOf } from './export-days.ts';
import type { ExportMoney, Told } from './export-money.ts';

const INFLOWS_MAX = 1_500;
const WITHDRAWALS_MAX = 600;

/**
 * The facts of a payment company's exports. A list of credits says more of what came in than a statement of all
 * movements, which may tell the same credit under another number, so only one of them is asked. Nobody vouches for it.
 */
export function moneyFromExports(files: readonly ExportMoney[], { today, rejectedRows }: Handed): MoneyFacts {
  const credits = files.filter(({ withdrawals }) => withdrawals === null);
  const asked = credits.length > 0 ? credits : files;
  const spans = daysOf(asked);
  const inflows = newest(asked.flatMap((one) => one.inflows)).slice(0, INFLOWS_MAX);
  const last =
    spans
      .map((span) => span.last)
      .sort()
      .at(-1) ?? addDays(today, -1);
  const cutAt = inflows.length === INFLOWS_MAX ? inflows.at(-1)?.on : undefined;
  const withdrawals = files.flatMap((one) => (one.withdrawals ? [one.withdrawals] : []));
  return MoneyFacts.parse({
    provider: 'lianlian',
    accountId: 'unverified',
    verified: false,
    holder: { kind: 'unknown', matchesApplicant: NOT_OFFERED },
    accountTails: [],
    coverage: { from: cutAt ?? spans[0]?.first ?? last, to: last, missingDays: gapDays(spans) },
    inflows: inflows.map(({ id: _, ...inflow }) => inflow),
    withdrawals:
      withdrawals.length === 0
        ? NOT_OFFERED
        : newest(withdrawals.flat())
            .slice(0, WITHDRAWALS_MAX)
            .map(({ id: _, ...withdrawal }) => withdrawal),
    charged: NOT_OFFERED,
    payouts: NOT_OFFERED,
    externalDebts: NOT_OFFERED,
    rejectedRows,
    sourceHashes: [],
  });
}

type Handed = { today: Day; rejectedRows: number };

/** Newest first; what several files tell counts once. */
function newest<T extends { on: Day }>(told: readonly Told<T>[]): Told<T>[] {
  const once = [...new Map(told.map((one) => [one.id, one])).values()];
  return once.sort((a, b) => (`${a.on} ${a.id}` > `${b.on} ${b.id}` ? -1 : 1));
}
