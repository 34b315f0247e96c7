import { MoneyFacts } from '@loan/shared/facts/money';
import { NOT_OFFERED } from '@loan/shared/facts/offered';
import { z } from '@loan/shared/schema';
import { minorOf } from '../kit/amount.ts';
import { debtsOf, LoanMovement } from '../kit/loans.ts';
import { newestOf } from '../kit/newest.ts';
import { coverageBy, type Pulled, reductionsOf, rejectedRowsOf, sourceHashesOf } from '../kit/pulled.ts';
import { Credit, TakenOut } from './mapping.ts';
import { Profile } from './profile.ts';

const Credits = z.strictObject({ credits: z.array(Credit) });
const Withdrawals = z.strictObject({ withdrawals: z.array(TakenOut) });
const Movements = z.strictObject({ movements: z.array(LoanMovement) });

const INFLOWS_MAX = 1_500;
const WITHDRAWALS_MAX = 600;
const TAILS_MAX = 60;

export function assemble(pulled: Pulled): MoneyFacts {
  const [profile] = reductionsOf(pulled, 'profile', Profile);
  const credits = reductionsOf(pulled, 'inflows', Credits).flatMap((one) => one.credits);
  const withdrawals = reductionsOf(pulled, 'withdrawals', Withdrawals);
  const statements = reductionsOf(pulled, 'flows', Movements);
  const sellers = new Map(profile?.accounts.map(({ accountId, sellerId }) => [accountId, sellerId]));
  const came = newestOf(
    credits.filter(({ lender }) => lender === undefined),
    { max: INFLOWS_MAX, coverage: coverageBy(pulled, 'inflows') },
  );
  return MoneyFacts.parse({
    provider: 'lianlian',
    accountId: pulled.identity.sellerId,
    verified: true,
    holder: { kind: profile?.holderKind ?? 'unknown', matchesApplicant: NOT_OFFERED },
    accountTails: [...new Set(profile?.accounts.flatMap(({ tail }) => tail ?? []))].slice(0, TAILS_MAX),
    coverage: came.coverage,
    inflows: came.rows.map(({ id: _, accountId, lender: __, ...inflow }) => ({
      ...inflow,
      sellerId: sellers.get(accountId) ?? NOT_OFFERED,
    })),
    withdrawals:
      withdrawals.length === 0
        ? NOT_OFFERED
        : newest(withdrawals.flatMap((one) => one.withdrawals))
            .slice(0, WITHDRAWALS_MAX)
            .map(({ id: _, ...withdrawal }) => withdrawal),
    charged: NOT_OFFERED,
    payouts: NOT_OFFERED,
    externalDebts:
      statements.length === 0
        ? NOT_OFFERED
        : debtsOf([...credits.flatMap(advanceOf), ...statements.flatMap(({ movements }) => movements)]),
    rejectedRows: rejectedRowsOf(pulled),
    sourceHashes: sourceHashesOf(pulled),
  });
}

const newest = <T extends { on: string }>(rows: readonly T[]): T[] => [...rows].sort((a, b) => (a.on > b.on ? -1 : 1));

function advanceOf({ lender, status, amount, currency }: Credit): LoanMovement[] {
  if (lender === undefined || status !== 'credited') return [];
  return [{ lender, currency, takenMinor: minorOf(amount, currency), repaidMinor: 0 }];
}
