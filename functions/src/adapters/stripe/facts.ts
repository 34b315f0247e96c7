import { MoneyFacts } from '@loan/shared/facts/money';
import { NOT_OFFERED } from '@loan/shared/facts/offered';
import { z } from '@loan/shared/schema';
import { debtsOf, LoanMovement } from '../kit/loans.ts';
import { coverageBy, type Pulled, reductionsOf, rejectedRowsOf, sourceHashesOf } from '../kit/pulled.ts';
import { ChargedSums, chargedMonths, PaidOut } from './mapping.ts';
import { Profile } from './steps.ts';

const Charges = z.strictObject({ months: z.array(ChargedSums), loans: z.array(LoanMovement) });
const Payouts = z.strictObject({ payouts: z.array(PaidOut) });

const PAYOUTS_MAX = 400;
const MONTHS_MAX = 240;
const TAILS_MAX = 60;

export function assemble(pulled: Pulled): MoneyFacts {
  const [profile] = reductionsOf(pulled, 'profile', Profile);
  const charges = reductionsOf(pulled, 'charges', Charges);
  const payouts = reductionsOf(pulled, 'payouts', Payouts);
  const tails = new Map(profile?.tails);
  return MoneyFacts.parse({
    provider: 'stripe',
    accountId: pulled.identity.sellerId,
    verified: true,
    holder: { kind: profile?.holderKind ?? 'unknown', matchesApplicant: NOT_OFFERED },
    accountTails: [...new Set(tails.values())].slice(0, TAILS_MAX),
    coverage: coverageBy(pulled, 'charges'),
    inflows: NOT_OFFERED,
    withdrawals: NOT_OFFERED,
    charged: chargedMonths(charges.map(({ months }) => months)).slice(-MONTHS_MAX),
    payouts:
      payouts.length === 0
        ? NOT_OFFERED
        : payouts
            .flatMap((one) => one.payouts)
            .sort((a, b) => (a.paidOn < b.paidOn ? -1 : 1))
            .slice(-PAYOUTS_MAX)
            .map(({ id: _, destination = '', ...payout }) => ({
              ...payout,
              accountTail: tails.get(destination) ?? NOT_OFFERED,
            })),
    externalDebts: debtsOf(charges.flatMap(({ loans }) => loans)),
    rejectedRows: rejectedRowsOf(pulled),
    sourceHashes: sourceHashesOf(pulled),
  });
}
