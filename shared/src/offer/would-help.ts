import { fen } from '../money/fen.ts';
import { changed } from './ask.ts';
import { assess } from './assess.ts';
import type { Assessment } from './assessment.ts';
import type { WouldHelp } from './decision.ts';
import type { Question, WhatIf } from './question.ts';
import { whatIfs } from './what-if.ts';

/** At most so many are shown, and stored. */
const ANSWERS_MAX = 12;

/**
 * What would raise the limit or lower the rate (怎样可以更高): the same engine, asked with one thing changed.
 * Only answers that are better than the real one are kept. A case a person is looking at promises nothing.
 */
export function wouldHelp(question: Question, answer: Assessment): WouldHelp[] {
  if (answer.outcome === 'referred') return [];
  return whatIfs(question, answer)
    .flatMap((whatIf) => betterAnswer(question, whatIf, answer))
    .slice(0, ANSWERS_MAX);
}

function betterAnswer(
  question: Question,
  { code, what, detail, change, earliestOn }: WhatIf,
  real: Assessment,
): WouldHelp[] {
  const { outcome, score, priced } = assess(changed(question, change));
  if (outcome !== 'offered' || priced === undefined) return [];
  const realLimit = real.outcome === 'offered' ? (real.priced?.limit.limitFen ?? 0) : 0;
  const added = priced.limit.limitFen - realLimit;
  const isCheaper = added === 0 && priced.rate < (real.priced?.rate ?? 0);
  if (added <= 0 && !isCheaper) return [];
  const answer = {
    code,
    what,
    detail,
    outcome,
    limitFen: priced.limit.limitFen,
    addedLimitFen: fen(added),
    score: score.score,
    grade: priced.grade.grade,
    annualRatePpm: priced.rate,
  };
  return [earliestOn === undefined ? answer : { ...answer, earliestOn }];
}
