import { REFERENCES } from '../golden/references.ts';
import { decide } from '../offer/decide.ts';
import type { Policy } from '../product/policy.ts';
import type { Comparison } from './compare.ts';

/** What a new version has to show before it decides. Source: lending design §3.6 for the index; the rest is the partner's. */
const RELEASE_CONDITIONS = {
  leastShadowCases: 200,
  scoreIndexBelowPpm: 100_000,
  approvalChangeMostPpm: 50_000,
  limitChangeMostPpm: 100_000,
} as const;

export type ConditionCode =
  | 'shadowCases'
  | 'shadowFailures'
  | 'scoreStability'
  | 'approvalChange'
  | 'limitChange'
  | 'changesHeld'
  | 'referenceSeller';
/** In parts per million, fen, cases or changes, as the condition says. `current` is missing where nothing was seen yet. */
export type Condition = {
  readonly code: ConditionCode;
  readonly isMet: boolean;
  readonly current?: number;
  readonly threshold: number;
};

/** `unheld`: changes that no golden case notices; undefined where the draft can no longer be read. */
type Seen = { readonly shadow: Comparison; readonly unheld: number | undefined };

/**
 * Whether a version may be released (上线条件): from what its shadow was seen to do, and from what it says itself. That a
 * better seller never gets less, and that no price passes its ceiling, is asked when it is drafted: else it is no policy.
 */
export function conditionsOf(policy: Policy, { shadow, unheld }: Seen): Condition[] {
  const { leastShadowCases, scoreIndexBelowPpm, approvalChangeMostPpm, limitChangeMostPpm } = RELEASE_CONDITIONS;
  const { cases, failed, scoreIndexPpm, approvalChangePpm, limitChangePpm } = shadow;
  const within = (code: ConditionCode, current: number, threshold: number): Condition => ({
    ...{ code, current, threshold },
    isMet: cases > 0 && Math.abs(current) <= threshold,
  });
  return [
    { code: 'shadowCases', isMet: cases >= leastShadowCases, current: cases, threshold: leastShadowCases },
    { code: 'shadowFailures', isMet: failed === 0, current: failed, threshold: 0 },
    {
      code: 'scoreStability',
      isMet: scoreIndexPpm !== undefined && scoreIndexPpm < scoreIndexBelowPpm,
      ...(scoreIndexPpm === undefined ? {} : { current: scoreIndexPpm }),
      threshold: scoreIndexBelowPpm,
    },
    within('approvalChange', approvalChangePpm, approvalChangeMostPpm),
    within('limitChange', limitChangePpm, limitChangeMostPpm),
    {
      ...{ code: 'changesHeld', isMet: unheld === 0, threshold: 0 },
      ...(unheld === undefined ? {} : { current: unheld }),
    },
    referenceOf(policy),
  ];
}

function referenceOf(policy: Policy): Condition {
  const { snapshot, limitFen: threshold } = REFERENCES[policy.product];
  const current: number = decide(policy, snapshot()).limitFen;
  return { code: 'referenceSeller', isMet: current === threshold, current, threshold };
}

export const unmetOf = (conditions: readonly Condition[]): ConditionCode[] =>
  conditions.filter(({ isMet }) => !isMet).map(({ code }) => code);
