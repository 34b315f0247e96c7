import { isDeepStrictEqual } from 'node:util';
import { assess } from '@loan/shared/offer/assess';
import { decide as decideWhole } from '@loan/shared/offer/decide';
import type { Question } from '@loan/shared/offer/question';
import { dataLoan202611 as policy } from '@loan/shared/policy/data-loan-2026-11/policy';
import type { CharacteristicCode } from '@loan/shared/policy/scorecard-schema';
import { portray } from '@loan/shared/scoring/portrait';
import { type Compare, inTurns } from '../comparison.ts';
import { createRandom } from '../random.ts';
import { applications } from './applications.ts';
import { type Facts, factsOf } from './facts.ts';
import { withJsonRules } from './json-rules.ts';
import { peerRules } from './rules.ts';
import { outcomeOf, type Peer, type Verdict } from './verdict.ts';
import { withZen } from './zen.ts';

const COUNT = 1_000;
const ON_BORDERS = 500;
const SEED = 20_261_122;

type Application = { question: Question; facts: Facts };

const applicationOf = (question: Omit<Question, 'policy'>): Application => ({
  question: { policy, ...question },
  facts: factsOf(policy, question.snapshot, question.portrait),
});

/** The engine itself, with price, limit and the words of every finding, which no peer is asked for. */
function ours({ question }: Application): Verdict {
  const { screening, score, priced } = assess(question);
  const grade = priced?.grade.grade ?? 'D';
  const effects = screening.findings.map(({ effect }) => effect);
  const breaches = screening.findings.map(({ code }) => code).sort();
  return { outcome: outcomeOf(effects, grade), score: score.score, grade, breaches };
}

/** Values on both sides of every border of every bin, in the place of what the snapshot gave. */
function onBorders({ question }: Application, random: () => number): Application {
  const rows = policy.scorecard.characteristics.map(({ code, bins }) => {
    const border = bins[Math.floor(random() * (bins.length - 1))]?.below ?? 0;
    return [code, { value: border + Math.floor(random() * 3) - 1 }] as const;
  });
  const values = Object.fromEntries(rows) as Record<CharacteristicCode, { value: number }>;
  const { monthlyGmv, gmvVariation, gmvTrend } = values;
  const { portrait, snapshot } = question;
  const sales = { ...portrait.sales, monthlyGmv, gmvVariation, gmvTrend };
  return applicationOf({ snapshot, portrait: { ...portrait, characteristics: values, sales, withoutPeaks: [] } });
}

/** Throws at the first application on which two contestants differ in outcome, score, grade or a rule breached. */
async function agreed(all: readonly Application[], peers: Record<string, Peer>): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const [index, application] of all.entries()) {
    const verdict = ours(application);
    for (const [name, peer] of Object.entries(peers)) {
      const said = await peer(application.facts);
      if (isDeepStrictEqual(said, verdict)) continue;
      throw new Error(`decide: application ${index}: ${name} ${JSON.stringify(said)}, ours ${JSON.stringify(verdict)}`);
    }
    verdicts.push(verdict);
  }
  return verdicts;
}

/** The decision the product keeps says the same; only a limit that is too small can still turn a pass down. */
function isKept({ question: { snapshot } }: Application, { outcome, score, grade }: Verdict): boolean {
  const kept = decideWhole(policy, snapshot);
  const outcomes = { decline: ['declined'], refer: ['referred'], pass: ['offered', 'declined'] }[outcome];
  return kept.score === score && kept.grade === grade && outcomes.includes(kept.outcome);
}

function tally(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([value, count]) => `${count} ${value}`)
    .join(', ');
}

/** The rules and the scorecard of the policy: the part of a decision that a rules engine would take over. */
export const decide: Compare = async ({ rounds, say }) => {
  const { rules, unsaid } = peerRules(policy);
  const all = applications(COUNT, SEED).map((snapshot) =>
    applicationOf({ snapshot, portrait: portray(policy, snapshot) }),
  );
  const peers = { 'zen-engine': withZen(policy), 'json-rules-engine': withJsonRules(policy) };
  const verdicts = await agreed(all, peers);
  const other = all.findIndex((application, index) => !isKept(application, verdicts[index] as Verdict));
  if (other >= 0) throw new Error(`decide: application ${other}: the decision that is kept says something else`);
  const random = createRandom(SEED);
  await agreed(
    all.slice(0, ON_BORDERS).map((application) => onBorders(application, random)),
    peers,
  );

  const outcomes = tally(verdicts.map(({ outcome }) => outcome));
  const breached = new Set(verdicts.flatMap(({ breaches }) => breaches));
  say(`decide: ${COUNT} applications (${outcomes}; grades ${tally(verdicts.map(({ grade }) => grade))}), all agreed`);
  say(
    `decide: ${rules.length} rules, of which ${breached.size} breached; ${ON_BORDERS} more on the borders of the bins`,
  );
  if (unsaid.length > 0) say(`decide: breached by nobody, and not said to the peers: ${unsaid.join(', ')}`);

  const each = (work: (application: Application) => unknown) => async () => {
    for (const application of all) await work(application);
  };
  const tasks = [
    { name: 'ours', times: 2, run: each(ours) },
    { name: 'zen-engine', times: 1, run: each(({ facts }) => peers['zen-engine'](facts)) },
    { name: 'json-rules-engine', times: 1, run: each(({ facts }) => peers['json-rules-engine'](facts)) },
    { name: 'ours, the facts', times: 1, run: each(({ question }) => portray(policy, question.snapshot)) },
    { name: 'ours, the whole decision', times: 1, run: each(({ question }) => decideWhole(policy, question.snapshot)) },
  ];
  const contestants = await inTurns(tasks, rounds);
  return {
    name: 'decide',
    what: `rules, scorecard and grade of ${policy.version} on ${COUNT} applications (${outcomes}), the same from each`,
    unit: 'CPU µs an application',
    contestants: contestants.map(({ name, cost }) => ({ name, cost: cost / COUNT })),
  };
};
