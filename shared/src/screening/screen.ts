import type { Snapshot } from '../facts/snapshot.ts';
import type { Policy } from '../policy/policy-schema.ts';
import type { RuleCode } from '../policy/rule-schema.ts';
import { portraitOf } from '../product/portrait-of.ts';
import { productOf, wordsOfRule } from '../product/products.ts';
import type { Portrait } from '../scoring/portrait.ts';
import type { Finding, Screening } from './finding.ts';
import type { Effect, Rule, Verdict } from './rule.ts';

const HEARD_IN_ORDER: readonly Effect[] = ['decline', 'blockAndRefer', 'refer'];

/**
 * A product's rules of admission and fraud (反欺诈与准入), all of them, before any score. Every breach is told, not only the first.
 * `cleared`: rules a reviewer looked into and lifted; a decline cannot be.
 */
export function screen(
  policy: Policy,
  snapshot: Snapshot,
  {
    portrait = portraitOf(policy, snapshot),
    cleared = [],
  }: { portrait?: Portrait; cleared?: readonly RuleCode[] } = {},
): Screening {
  const checked = productOf(policy).rules.map((rule) => ({
    rule,
    verdict: rule.check({ policy, snapshot, portrait }),
    isCleared: rule.effect !== 'decline' && cleared.includes(rule.code),
  }));
  const breaches = checked.flatMap(({ rule, verdict, isCleared }) =>
    verdict.tag === 'breach' && !isCleared ? [findingOf(policy, rule, verdict)] : [],
  );
  const findings = HEARD_IN_ORDER.flatMap((effect) => breaches.filter((breach) => breach.effect === effect));
  const [first] = findings;
  return {
    outcome: first === undefined ? 'pass' : first.effect === 'decline' ? 'decline' : 'refer',
    findings,
    trace: checked.map(({ rule, verdict, isCleared }) => ({
      step: `screening.${rule.code}`,
      inputs: verdict.tag === 'notChecked' ? {} : { ...verdict.inputs },
      result: isCleared && verdict.tag === 'breach' ? 'cleared' : verdict.tag,
    })),
  };
}

function findingOf(policy: Policy, { code, effect }: Rule, verdict: Extract<Verdict, { tag: 'breach' }>): Finding {
  const { title, threshold, cure } = wordsOfRule(policy, code);
  const { current, inputs, earliestOn } = verdict;
  const shared = { code, effect, title, current, threshold, cure: verdict.cure ?? cure, inputs };
  return earliestOn === undefined ? shared : { ...shared, earliestOn };
}
