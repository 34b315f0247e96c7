import { listDecisions } from '@loan/functions/use-cases/ops/decision-list';
import { explainDecision, policyOf, replayDecision } from '@loan/functions/use-cases/ops/decisions';
import { table } from './columns.ts';
import { type Command, done } from './command.ts';
import { decisionText } from './decision-text.ts';
import { refused } from './refusal.ts';
import { readWindow } from './window.ts';

const MOST_LISTED = 1_000;
const ID = { name: 'ID', what: "a decision's or an application's" };

export const DECISION: readonly Command[] = [
  {
    name: 'decision list',
    what: 'what was decided in some days, oldest first, at most a thousand',
    takes: ['from', 'to', 'product'],
    async run(deps, given) {
      const window = readWindow(given, deps.now());
      const page = window.ok ? await listDecisions(deps, { ...window.value, limit: MOST_LISTED }) : window;
      if (!page.ok) return refused('', page.error);
      const { decisions, next } = page.value;
      const rows = decisions.map(({ at, decisionId, product, outcome, policyVersion, isCleared }) => [
        ...[at, decisionId, product, isCleared ? `${outcome} (cleared)` : outcome, policyVersion],
      ]);
      const more = next ? ['There are more: begin with a later --from.'] : [];
      return done(rows.length === 0 ? 'Nothing was decided.' : [...table(rows, ''), ...more].join('\n'), page.value);
    },
  },
  {
    name: 'decision explain',
    what: 'outcome, score, reasons, how the limit came about, every step, down to the facts',
    argument: ID,
    async run(deps, { subject }) {
      const found = await explainDecision(deps, subject);
      if (!found.ok) return refused(subject, found.error);
      const policy = await policyOf(deps, found.value.record);
      if (!policy.ok) return refused(subject, policy.error);
      return done(decisionText(found.value, policy.value), found.value);
    },
  },
  {
    name: 'decision replay',
    what: 'decides once more from the kept facts: the same to the bit, or exit 1',
    argument: ID,
    async run(deps, { subject }) {
      const replayed = await replayDecision(deps, subject);
      if (!replayed.ok) return refused(subject, replayed.error);
      const { decisionId, identical, keptSha256, sha256 } = replayed.value;
      const text = identical
        ? `Decision ${decisionId}: identical to the bit (SHA-256 ${sha256}).`
        : `Decision ${decisionId}: DIFFERENT. Kept ${keptSha256}, now ${sha256}.`;
      return { exit: identical ? 0 : 1, text, json: replayed.value };
    },
  },
];
