import { ZenEngine } from '@gorules/zen-engine';
import type { Policy } from '@loan/shared/policy/policy-schema';
import { SALES } from './facts.ts';
import { peerRules, type Test } from './rules.ts';
import type { Peer, Verdict } from './verdict.ts';

type Row = Policy['scorecard']['characteristics'][number];

const node = (id: string, type: string, content: object) => ({ id, type, name: id, position: { x: 0, y: 0 }, content });

/** A decision table as its editor writes them; `more` says how it is hit and where its answer goes. */
const table = (id: string, { inputs, outputs, rules }: Record<'inputs' | 'outputs' | 'rules', object[]>, more = {}) =>
  node(id, 'decisionTableNode', {
    hitPolicy: 'first',
    passThrough: true,
    inputField: null,
    outputPath: null,
    executionMode: 'single',
    ...more,
    inputs,
    outputs,
    rules: rules.map((rule, index) => ({ _id: `${id}-${index}`, ...rule })),
  });

const OPERATORS = { below: '<', above: '>', atMost: '<=' } as const;

/** JSON's literals are its literals too. */
function expression(test: Test): string {
  const { fact, op } = test;
  if (op === 'is') return `${fact} == ${JSON.stringify(test.value)}`;
  if (op === 'noneOf' || op === 'someOf') {
    return `${op === 'noneOf' ? 'none' : 'some'}(${fact}, # in ${JSON.stringify(test.value)})`;
  }
  return `${fact} != null and ${fact} ${OPERATORS[op]} ${test.value}`;
}

/** Every breach is collected; a column without a field takes whole expressions. */
const breachTable = (policy: Policy) =>
  table(
    'breaches',
    {
      inputs: [{ id: 'when', name: 'when' }],
      outputs: [
        { id: 'code', name: 'code', field: 'code' },
        { id: 'effect', name: 'effect', field: 'effect' },
      ],
      rules: peerRules(policy).rules.map(({ code, effect, alternatives }) => ({
        when: alternatives.map((tests) => `(${tests.map(expression).join(' and ')})`).join(' or '),
        code: JSON.stringify(code),
        effect: JSON.stringify(effect),
      })),
    },
    { hitPolicy: 'collect', outputPath: 'breaches' },
  );

const pointsOf = (code: string) => `${code}Points`;
const isSales = ({ code }: Row) => SALES.some((one) => one === code);

/** A first-hit table for a characteristic; those of the sales run once for each way to look at them. */
const binTable = (row: Row) =>
  table(
    row.code,
    {
      inputs: [{ id: 'value', name: row.code, field: row.code }],
      outputs: [{ id: 'points', name: 'points', field: pointsOf(row.code) }],
      rules: [
        { value: 'null', points: '0' },
        ...row.bins.map(({ below, points }) => ({ value: below === null ? '' : `< ${below}`, points: String(points) })),
      ],
    },
    isSales(row) ? { executionMode: 'loop', inputField: 'views', outputPath: 'views' } : {},
  );

const gradeTable = ({ grades }: Policy) =>
  table('grading', {
    inputs: [{ id: 'score', name: 'score', field: 'score' }],
    outputs: [{ id: 'grade', name: 'grade', field: 'grade' }],
    rules: [
      ...grades.map(({ grade, minScore }) => ({ score: `>= ${minScore}`, grade: JSON.stringify(grade) })),
      { score: '', grade: '"D"' },
    ],
  });

const expressions = (id: string, keyed: Record<string, string>) =>
  node(id, 'expressionNode', {
    passThrough: true,
    expressions: Object.entries(keyed).map(([key, value]) => ({ id: key, key, value })),
  });

function content(policy: Policy) {
  const { base, characteristics } = policy.scorecard;
  const steady = characteristics.filter((row) => !isSales(row)).map(({ code }) => pointsOf(code));
  const ofView = characteristics.filter(isSales).map(({ code }) => `#.${pointsOf(code)}`);
  const nodes = [
    node('in', 'inputNode', {}),
    breachTable(policy),
    ...characteristics.map(binTable),
    expressions('scoring', { score: [base, ...steady, `max(map(views, ${ofView.join(' + ')}))`].join(' + ') }),
    gradeTable(policy),
    expressions('deciding', {
      outcome:
        "some(breaches, #.effect == 'decline') ? 'decline' : len(breaches) > 0 ? 'refer' : grade == 'D' ? 'decline' : 'pass'",
    }),
    node('out', 'outputNode', {}),
  ];
  const edges = nodes.slice(1).map(({ id: targetId }, index) => {
    const sourceId = nodes[index]?.id ?? '';
    return { id: `${sourceId}-${targetId}`, sourceId, targetId, type: 'edge' };
  });
  return { nodes, edges };
}

type Result = Omit<Verdict, 'breaches'> & { breaches: { code: string }[] };

/** One graph, asked once for each application. */
export function withZen(policy: Policy): Peer {
  const decision = new ZenEngine().createDecision(Buffer.from(JSON.stringify(content(policy))));
  return async (facts) => {
    const { outcome, score, grade, breaches } = (await decision.evaluate(facts)).result as Result;
    return { outcome, score, grade, breaches: breaches.map(({ code }) => code).sort() };
  };
}
