import type { Policy } from '@loan/shared/policy/policy-schema';
import { Engine, type NestedCondition, type RuleProperties } from 'json-rules-engine';
import { SALES } from './facts.ts';
import { type PeerRule, peerRules, type Test } from './rules.ts';
import { outcomeOf, type Peer } from './verdict.ts';

type Row = Policy['scorecard']['characteristics'][number];

const OPERATORS = { below: 'lessThan', above: 'greaterThan', atMost: 'lessThanInclusive', is: 'equal' } as const;

function condition(test: Test): NestedCondition {
  const { fact } = test;
  if (test.op === 'noneOf' || test.op === 'someOf') {
    const none = { all: test.value.map((value) => ({ fact, operator: 'doesNotContain', value })) };
    // An empty `any` holds in this engine, so "some of nothing" is said as not "none of nothing".
    return test.op === 'noneOf' ? none : { not: none };
  }
  return { fact, operator: OPERATORS[test.op], value: test.value };
}

const breach = ({ code, effect, alternatives }: PeerRule): RuleProperties => ({
  conditions: { any: alternatives.map((tests) => ({ all: tests.map(condition) })) },
  event: { type: 'breach', params: { code, effect } },
});

/** Each bin a rule with its two borders, as its documentation does ranges; the open ones still ask for a number. */
const bins = ({ code, bins: own }: Row): RuleProperties[] =>
  own.map(({ below, points }, index) => ({
    conditions: {
      all: [
        { fact: code, operator: 'greaterThanInclusive', value: own[index - 1]?.below ?? Number.MIN_SAFE_INTEGER },
        { fact: code, operator: 'lessThan', value: below ?? Number.MAX_SAFE_INTEGER },
      ],
    },
    event: { type: 'points', params: { points } },
  }));

const grades = (policy: Policy): RuleProperties[] =>
  policy.grades.map(({ grade, minScore }, index) => ({
    conditions: {
      all: [
        { fact: 'score', operator: 'greaterThanInclusive', value: minScore },
        { fact: 'score', operator: 'lessThan', value: policy.grades[index - 1]?.minScore ?? Number.MAX_SAFE_INTEGER },
      ],
    },
    event: { type: 'grade', params: { grade } },
  }));

/**
 * Rules and the characteristics that stay, then those of the sales once for each way to look at them, then the grade:
 * it chains rules only through facts added while it runs, and has no sum, so the adding is done between the runs.
 */
export function withJsonRules(policy: Policy): Peer {
  const { base, characteristics } = policy.scorecard;
  const isSales = ({ code }: Row) => SALES.some((one) => one === code);
  const engineOf = (rules: RuleProperties[]) => new Engine(rules);
  const company = engineOf([
    ...peerRules(policy).rules.map(breach),
    ...characteristics.filter((row) => !isSales(row)).flatMap(bins),
  ]);
  const sales = engineOf(characteristics.filter(isSales).flatMap(bins));
  const grading = engineOf(grades(policy));
  const run = async (engine: Engine, facts: object) => (await engine.run({ ...facts })).events;
  const total = (events: Awaited<ReturnType<typeof run>>) =>
    events.reduce((sum, { type, params }) => (type === 'points' ? sum + Number(params?.['points']) : sum), 0);

  return async (facts) => {
    const events = await run(company, facts);
    let best = Number.NEGATIVE_INFINITY;
    for (const view of facts.views) best = Math.max(best, total(await run(sales, view)));
    const score = base + total(events) + best;
    const [graded] = await run(grading, { score });
    const grade = String(graded?.params?.['grade'] ?? 'D');
    const breaches = events.filter(({ type }) => type === 'breach').map(({ params }) => params);
    const effects = breaches.map((params) => String(params?.['effect']));
    return {
      outcome: outcomeOf(effects, grade),
      score,
      grade,
      breaches: breaches.map((params) => String(params?.['code'])).sort(),
    };
  };
}
