import { ZenEngine } from '@gorules/zen-engine';
import { decide as decideWhole } from '@loan/shared/offer/decide';
import { dataLoan202611 } from '@loan/shared/policy/data-loan-2026-11/policy';
import { scoreOf } from '@loan/shared/scoring/scorecard';
import { referenceSnapshot } from '@loan/shared/testing/reference-seller';
import { Engine } from 'json-rules-engine';
import { type Compare, inTurns } from './comparison.ts';
import { createRandom } from './random.ts';

const CARD = dataLoan202611.scorecard;
type Row = (typeof CARD)['characteristics'][number];
type Applicant = Record<Row['code'], number>;

/** Values on both sides of every border of every bin. */
function applicants(count: number, seed: number): Applicant[] {
  const random = createRandom(seed);
  const pick = ({ bins }: Row) => {
    const border = bins[Math.floor(random() * (bins.length - 1))]?.below ?? 0;
    return border + Math.floor(random() * 3) - 1;
  };
  return Array.from(
    { length: count },
    () => Object.fromEntries(CARD.characteristics.map((row) => [row.code, pick(row)])) as Applicant,
  );
}

const ours = (applicant: Applicant): number => {
  const values = Object.fromEntries(Object.entries(applicant).map(([code, value]) => [code, { value }]));
  return scoreOf(CARD, values as Parameters<typeof scoreOf>[1]).score;
};

/** Each bin a rule with its two borders, as its documentation does ranges. */
function withJsonRules(): (applicant: Applicant) => Promise<number> {
  const engine = new Engine();
  for (const { code, bins } of CARD.characteristics) {
    bins.forEach(({ below, points }, index) => {
      const from = bins[index - 1]?.below;
      const all = [
        ...(from === undefined || from === null ? [] : [{ fact: code, operator: 'greaterThanInclusive', value: from }]),
        ...(below === null ? [] : [{ fact: code, operator: 'lessThan', value: below }]),
      ];
      engine.addRule({ conditions: { all }, event: { type: 'points', params: { points } } });
    });
  }
  return async (applicant) => {
    const { events } = await engine.run(applicant);
    return events.reduce((score, { params }) => score + Number(params?.['points']), CARD.base);
  };
}

/** Each characteristic a first-hit decision table, as its editor writes them. */
function withZen(): (applicant: Applicant) => Promise<number> {
  const node = (id: string, type: string, content: object) => ({
    id,
    type,
    name: id,
    position: { x: 0, y: 0 },
    content,
  });
  const tables = CARD.characteristics.map(({ code, bins }) =>
    node(code, 'decisionTableNode', {
      hitPolicy: 'first',
      passThrough: false,
      inputField: null,
      outputPath: null,
      executionMode: 'single',
      inputs: [{ id: 'value', name: code, field: code }],
      outputs: [{ id: 'points', name: 'points', field: code }],
      rules: bins.map(({ below, points }, index) => ({
        _id: `${code}-${index}`,
        value: below === null ? '' : `< ${below}`,
        points: String(points),
      })),
    }),
  );
  const edge = (sourceId: string, targetId: string) => ({
    id: `${sourceId}-${targetId}`,
    sourceId,
    targetId,
    type: 'edge',
  });
  const content = {
    nodes: [node('in', 'inputNode', {}), ...tables, node('out', 'outputNode', {})],
    edges: tables.flatMap(({ id }) => [edge('in', id), edge(id, 'out')]),
  };
  const decision = new ZenEngine().createDecision(Buffer.from(JSON.stringify(content)));
  return async (applicant) => {
    const { result } = (await decision.evaluate(applicant)) as { result: Record<string, number> };
    return CARD.characteristics.reduce((score, { code }) => score + Number(result[code]), CARD.base);
  };
}

const APPLICANTS = applicants(200, 7);

/** The scorecard of the policy: the part of a decision that a rules engine would take over. */
export const decide: Compare = async ({ rounds, say }) => {
  say(`decide: ${APPLICANTS.length} applicants, ${CARD.characteristics.length} characteristics, ${rounds} rounds`);
  const scorers = { ours, 'zen-engine': withZen(), 'json-rules-engine': withJsonRules() };
  for (const applicant of APPLICANTS) {
    const said = await Promise.all(Object.values(scorers).map((score) => score(applicant)));
    if (new Set(said).size !== 1) throw new Error(`decide: the contestants disagree: ${said.join(', ')}`);
  }
  const snapshot = referenceSnapshot();
  const all = (score: (applicant: Applicant) => unknown) => async () => {
    for (const applicant of APPLICANTS) await score(applicant);
  };
  const tasks = [
    { name: 'ours', times: 20, run: all(ours) },
    { name: 'zen-engine', times: 2, run: all(scorers['zen-engine']) },
    { name: 'json-rules-engine', times: 2, run: all(scorers['json-rules-engine']) },
    { name: 'ours, the whole decision', times: 1, run: all(() => decideWhole(dataLoan202611, snapshot)) },
  ];
  const contestants = await inTurns(tasks, rounds);
  return {
    name: 'decide',
    what: "one applicant through the policy's scorecard; the whole decision adds rules, limit, price, reasons and what would help",
    unit: 'CPU µs a score',
    contestants: contestants.map(({ name, cost }) => ({ name, cost: cost / APPLICANTS.length })),
  };
};
