import { readFileSync } from 'node:fs';
import type { Deps } from '@loan/functions/use-cases/deps';
import { backTest } from '@loan/functions/use-cases/policy-release/back-test';
import { compareShadow } from '@loan/functions/use-cases/policy-release/compare-shadow';
import { draftPolicy } from '@loan/functions/use-cases/policy-release/draft-policy';
import { diffPolicies, listPolicies } from '@loan/functions/use-cases/policy-release/list-policies';
import { type MoveReleaseError, moveRelease } from '@loan/functions/use-cases/policy-release/move-release';
import { weighChanges } from '@loan/functions/use-cases/policy-release/weigh-changes';
import type { PolicyBook } from '@loan/shared/policy-release/book';
import { type ReleaseStep, stepAsked } from '@loan/shared/policy-release/step';
import type { Result } from '@loan/shared/result';
import { type Answer, type Command, done, type Given, refusal } from '../command.ts';
import { refused } from '../refusal.ts';
import { readWindow } from '../window.ts';
import { releaseRefused } from './release-refusal.ts';
import { backTestText, differenceText, linesText, shadowText, weighedText } from './release-text.ts';

const VERSION = { name: 'VERSION', what: 'of a policy that was drafted, such as data-loan-2026.12' };
/** A draft is a few changes in words. */
const LARGEST_BYTES = 200_000;

export const POLICY_RELEASES: readonly Command[] = [
  {
    name: 'policy list',
    what: 'every product with the version in force, what became of those drafted, and whether the chain of that holds',
    async run(deps) {
      const lines = await listPolicies(deps);
      const exit = lines.every(({ isWhole }) => isWhole) ? 0 : 1;
      return { exit, text: linesText(lines), json: { products: lines } };
    },
  },
  {
    name: 'policy draft',
    what: 'takes in a new version: the one in force with changes, each with its reason (docs/operations.md)',
    argument: { name: 'FILE', what: 'JSON with version, base and changes' },
    needs: ['by'],
    async run(deps, { subject, by }) {
      const draft = readDraft(subject);
      if (draft === undefined) return refusal(`${subject} cannot be read, or is no JSON.`);
      return moved(await draftPolicy(deps, { draft, by }), subject, 'drafted');
    },
  },
  {
    name: 'policy diff',
    what: 'what is different between two versions, value by value, with the reason of each change',
    argument: { name: 'A..B', what: 'the names of two versions, such as data-loan-2026.11..data-loan-2026.12' },
    async run(deps, { subject }) {
      const [from = '', to = ''] = subject.split('..');
      const found = await diffPolicies(deps, { from, to });
      return found.ok ? done(differenceText(found.value), found.value) : releaseRefused(subject, found.error);
    },
  },
  {
    name: 'policy compare',
    what: 'what a version in shadow says beside the live one, and the conditions of its release; exit 1 where one is unmet',
    argument: VERSION,
    async run(deps, { subject }) {
      const found = await compareShadow(deps, subject);
      if (!found.ok) return releaseRefused(subject, found.error);
      const { release, comparison, conditions, inForce } = found.value;
      const exit = conditions.every(({ isMet }) => isMet) ? 0 : 1;
      return { exit, text: shadowText(found.value), json: { release, inForce, comparison, conditions } };
    },
  },
  {
    name: 'policy backtest',
    what: 'decides the kept snapshots of some days under a version; broken off, it goes on where it was',
    argument: VERSION,
    takes: ['from', 'to'],
    async run(deps, given) {
      const window = readWindow({ ...given, product: '' }, deps.now());
      if (!window.ok) return refused('', window.error);
      const found = await backTest(deps, { ...window.value, version: given.subject });
      return found.ok ? done(backTestText(found.value), found.value) : releaseRefused(given.subject, found.error);
    },
  },
  {
    name: 'policy weigh',
    what: 'what each change of a version does alone to the newest snapshots that its shadow and back-test know',
    argument: VERSION,
    async run(deps, { subject }) {
      const found = await weighChanges(deps, subject);
      return found.ok ? done(weighedText(found.value), found.value) : releaseRefused(subject, found.error);
    },
  },
  step('shadow', 'lets a version decide unseen beside the live one, from now on', { needs: ['by'] }),
  step('approve', 'the second pair of eyes; with --ground also where a condition is not met', {
    needs: ['by'],
    takes: ['ground'],
  }),
  step('consent', "writes down the bank's agreement: --ground says who at the bank, and its reference", {
    needs: ['by', 'ground'],
  }),
  step('release', 'lets it decide from a day on (--from DAY); with --ground also where a condition is not met', {
    needs: ['by'],
    takes: ['from', 'ground'],
  }),
  step('retire', 'takes back a version that is scheduled or in force: the one before it decides again', {
    needs: ['by', 'ground'],
  }),
  step('reject', 'gives up a version that was never released', { needs: ['by', 'ground'] }),
];

type Move = ReleaseStep['move'];
type Options = Pick<Command, 'needs' | 'takes'>;

function step(move: Move, what: string, options: Options): Command {
  const run = async (deps: Deps, given: Given): Promise<Answer> => {
    const asked = stepAsked(move, given);
    if (!asked)
      return { ...refusal('--from DAY is missing: the first day that it decides', { tag: 'BadDay' }), exit: 2 };
    return moved(await moveRelease(deps, { version: given.subject, by: given.by, ...asked }), given.subject, move);
  };
  return { name: `policy ${move}`, what, argument: VERSION, ...options, run };
}

function moved(result: Result<PolicyBook, MoveReleaseError | { tag: string }>, subject: string, what: string): Answer {
  return result.ok
    ? done(`Done: ${what} ${subject}. "policy list" shows where it stands.`, result.value)
    : releaseRefused(subject, result.error);
}

function readDraft(path: string): unknown {
  try {
    const bytes = readFileSync(path);
    return bytes.length > LARGEST_BYTES ? undefined : JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
