import { fen } from '../money/fen.ts';
import { changed } from './ask.ts';
import { assess } from './assess.ts';
import type { Assessment } from './assessment.ts';
import type { WouldHelp } from './decision.ts';
import type { Change, Question, WhatIf } from './question.ts';
import { whatIfs } from './what-if.ts';

/** At most so many are shown, and stored. */
const ANSWERS_MAX = 12;
/** Of so many of the best, two are sought that can be done together. */
const PAIRED_FROM = 3;
const DETAIL_MAX = 300;

type Helpful = { readonly whatIf: WhatIf; readonly help: WouldHelp };

/**
 * What would raise the limit or lower the rate (怎样可以更高): the same engine, asked with one thing changed, and with the
 * best two together. Only answers that are better than the real one are kept, the most useful first. A case a person is
 * looking at promises nothing.
 */
export function wouldHelp(question: Question, answer: Assessment): WouldHelp[] {
  if (answer.outcome === 'referred') return [];
  const singles = whatIfs(question, answer)
    .flatMap((whatIf) => helpful(question, whatIf, answer))
    .sort(moreUseful);
  const [pair] = pairsOf(singles)
    .flatMap((whatIf) => helpful(question, whatIf, answer))
    .sort(moreUseful);
  const better = pair !== undefined && singles.every((single) => moreUseful(pair, single) < 0) ? [pair] : [];
  return [...better, ...singles].slice(0, ANSWERS_MAX).map(({ help }) => help);
}

/** What the engine answers with this one thing changed, where that is better than what it really answered. */
export const helpOf = (question: Question, whatIf: WhatIf, real: Assessment): WouldHelp | undefined =>
  helpful(question, whatIf, real)[0]?.help;

function helpful(question: Question, whatIf: WhatIf, real: Assessment): Helpful[] {
  const { code, what, detail, change, earliestOn } = whatIf;
  const { outcome, score, priced } = assess(changed(question, change));
  if (outcome !== 'offered' || priced === undefined) return [];
  const realLimit = real.outcome === 'offered' ? (real.priced?.limit.limitFen ?? 0) : 0;
  const added = priced.limit.limitFen - realLimit;
  const isCheaper = added === 0 && priced.rate < (real.priced?.rate ?? 0);
  if (added <= 0 && !isCheaper) return [];
  const help = {
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
  return [{ whatIf, help: earliestOn === undefined ? help : { ...help, earliestOn } }];
}

/** The larger line first, then the cheaper one, then what takes less time; else in the order they were asked. */
function moreUseful({ help: a }: Helpful, { help: b }: Helpful): number {
  if (a.limitFen !== b.limitFen) return b.limitFen - a.limitFen;
  if (a.annualRatePpm !== b.annualRatePpm) return a.annualRatePpm - b.annualRatePpm;
  const [soonA, soonB] = [a.earliestOn ?? '', b.earliestOn ?? ''];
  return soonA === soonB ? 0 : soonA < soonB ? -1 : 1;
}

/** Two of the best that change different things, each pair as one. */
function pairsOf(singles: readonly Helpful[]): WhatIf[] {
  const best = singles.filter(({ whatIf }) => whatIf.severalAtOnce !== true).slice(0, PAIRED_FROM);
  return best.flatMap(({ whatIf: one }, index) =>
    best
      .slice(index + 1)
      .filter(({ whatIf: other }) => isApart(one.change, other.change))
      .map(({ whatIf: other }) => both(one, other)),
  );
}

function both(one: WhatIf, other: WhatIf): WhatIf {
  const latest = [one.earliestOn, other.earliestOn]
    .flatMap((day) => day ?? [])
    .sort()
    .reverse()[0];
  return {
    code: 'bestTwo',
    what: `${one.what}，并且${other.what}`,
    detail: [one.detail, other.detail].join('；').slice(0, DETAIL_MAX),
    change: together(one.change, other.change),
    ...(latest === undefined ? {} : { earliestOn: latest }),
  };
}

const thingsIn = ({ snapshot = {}, characteristics = {}, ...rest }: Change): string[] =>
  [snapshot, characteristics, rest].flatMap(Object.keys);

const isApart = (one: Change, other: Change): boolean =>
  !thingsIn(one).some((thing) => thingsIn(other).includes(thing));

const together = (one: Change, other: Change): Change => ({
  ...one,
  ...other,
  snapshot: { ...one.snapshot, ...other.snapshot },
  characteristics: { ...one.characteristics, ...other.characteristics },
});
