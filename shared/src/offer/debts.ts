import { DecimalText, monthOf } from '../facts/month.ts';
import { isOffered } from '../facts/offered.ts';
import type { Snapshot } from '../facts/snapshot.ts';
import { FEN_MAX, type Fen, fen } from '../money/fen.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { enoughFen, inPicoYuan } from '../scoring/renminbi.ts';
import { changed } from './ask.ts';
import { assess } from './assess.ts';
import type { Assessment } from './assessment.ts';
import type { DebtSeen } from './decision.ts';
import type { Change, Question, WhatIf } from './question.ts';

const DEBTS_SHOWN = 20;
const NONE = DecimalText.parse('0');

/** Every debt that settlements and payment companies show (已有负债), the largest first. What is paid back is none. */
export function debtsIn(policy: Policy, { shops, otherDebts, asOf }: Snapshot): DebtSeen[] {
  const told = [
    ...shops.flatMap(({ marketplace: source, externalDebts, coverage: { to } }) =>
      (isOffered(externalDebts) ? externalDebts : []).map((debt) => ({ debt, source, asOf: to })),
    ),
    ...(isOffered(otherDebts) ? otherDebts : []).map((debt) => ({ debt, source: 'paymentCompany' as const, asOf })),
  ];
  const debts = new Map<string, DebtSeen>();
  for (const { debt, source, asOf: day } of told) {
    const outstandingFen = enoughFen(inPicoYuan(policy, [debt.outstanding], monthOf(asOf)));
    const key = `${source}:${debt.lender}`;
    const known = debts.get(key) ?? { lender: debt.lender, outstandingFen: fen(0), source, asOf: day };
    const isOlder = day < known.asOf;
    const owed = enough(known.outstandingFen, outstandingFen);
    debts.set(key, { ...known, outstandingFen: owed, asOf: isOlder ? day : known.asOf });
  }
  return [...debts.values()]
    .filter(({ outstandingFen }) => outstandingFen > 0)
    .sort((a, b) => b.outstandingFen - a.outstandingFen)
    .slice(0, DEBTS_SHOWN);
}

const enough = (a: Fen, b: Fen): Fen => fen(Math.min(FEN_MAX, a + b));

/**
 * The same company owing nothing; whoever told nothing of debts still tells nothing. What was lent stays told: paying it
 * back makes no sale of it.
 */
function withoutDebts({ shops, otherDebts }: Snapshot): Change {
  return {
    snapshot: {
      shops: shops.map((shop) => ({ ...shop, externalDebts: paidBack(shop.externalDebts) })),
      otherDebts: paidBack(otherDebts),
    },
  };
}

const paidBack = (debts: Snapshot['otherDebts']): Snapshot['otherDebts'] =>
  isOffered(debts) ? debts.map((debt) => ({ ...debt, outstanding: { ...debt.outstanding, amount: NONE } })) : debts;

/** What the debts take off the line: the same engine's answer without them, less the real one. */
export function debtEffectFen(question: Question, { outcome, priced }: Assessment): Fen {
  if (outcome !== 'offered' || priced === undefined) return fen(0);
  if (debtsIn(question.policy, question.snapshot).length === 0) return fen(0);
  const without = assess(changed(question, withoutDebts(question.snapshot))).priced;
  return fen(Math.max(0, (without?.limit.limitFen ?? 0) - priced.limit.limitFen));
}

/** Paying back what is owed elsewhere is something an applicant can do. */
export const repayDebts = ({ policy, snapshot }: Question): WhatIf[] =>
  debtsIn(policy, snapshot).length === 0
    ? []
    : [
        {
          code: 'repayDebts',
          what: '还清已有负债',
          detail: '平台和收款机构的流水里不再有未还的贷款',
          change: withoutDebts(snapshot),
        },
      ];
