import type { Basis } from '@loan/functions/ingest/file-readings';
import type { MonthlyFacts } from '@loan/shared/facts/month';
import type { Decision } from '@loan/shared/offer/decision';
import type { FileRead } from './read-files.ts';

export type Prequalified = {
  files: readonly FileRead[];
  basis: Basis;
  months: readonly MonthlyFacts[];
  decision: Decision;
};

/** What `--json` prints: the contract of DESIGN §9, and beside it what was read and how it was judged. */
export function reportJson({ files, basis, months, decision }: Prequalified) {
  const { outcome, limitFen, availableFen, annualRatePpm, termMonths, score, grade, policyVersion, asOf } = decision;
  return {
    source: 'amazon',
    verified: false,
    asOf,
    basis,
    rows: total(files, ({ rows }) => rows),
    rejectedRows: total(files, ({ rejectedRows }) => rejectedRows),
    files,
    months,
    decision: {
      outcome,
      limitFen,
      availableFen,
      annualRatePpm,
      termMonths,
      score,
      grade,
      policyVersion,
      reasons: decision.reasons.map((reason) => ({ ...reason, pointsLost: reason.pointsLost ?? 0 })),
      wouldHelp: decision.wouldHelp,
    },
  };
}

const total = (files: readonly FileRead[], count: (file: FileRead) => number): number =>
  files.reduce((sum, file) => sum + count(file), 0);
