import { type Comparison, compare } from '@loan/shared/policy-release/compare';
import type { ComparedCase } from '@loan/shared/policy-release/compared-case';
import type { Policy } from '@loan/shared/product/policy';
import { err, ok, type Result } from '@loan/shared/result';
import type { Deps } from '../deps.ts';
import { type BadWindow, type DecisionWindow, type ListedDecision, listDecisions } from '../ops/decision-list.ts';
import { explainDecision } from '../ops/decisions.ts';
import { keptCases } from './cases.ts';
import type { VersionNotKnown } from './compare-shadow.ts';
import { caseKey, caseOf } from './decide-shadow.ts';

export type BackTest = {
  comparison: Comparison;
  /** The window holds more decisions than are looked at. */
  isCut: boolean;
  /** Kept decisions whose bytes are gone or are not those written down. */
  unreadable: number;
  /** Cases an earlier run had decided already. */
  resumed: number;
  /** Decisions of these days that are still to be decided again, where a run may not do all at once. */
  left: number;
};

const WINDOW_MOST = 5_000;
const PAGE = 500;
/** Snapshots opened, decided and written down at a time: a run that breaks off loses no more than these. */
const AT_A_TIME = 20;

/**
 * Decides the kept snapshots of some days once more under another version, and says what would be different (回测).
 * `most`: how many to decide in this run; the next one goes on behind them.
 */
export async function backTest(
  deps: Deps,
  { version, most = WINDOW_MOST, ...window }: DecisionWindow & { version: string; most?: number },
): Promise<Result<BackTest, VersionNotKnown | BadWindow>> {
  const policy = await deps.policies.byVersion(version);
  if (!policy) return err({ tag: 'VersionNotKnown' });
  const read = await decisionsIn(deps, { ...window, product: policy.product });
  if (!read.ok) return read;
  const { listed, isCut } = read.value;
  const known = new Map((await keptCases(deps, 'backTestCases', version)).map((one) => [one.decisionId, one]));
  const unknown = listed.filter(({ decisionId }) => !known.has(decisionId));
  const made: ComparedCase[] = [];
  let tried = 0;
  // Those that cannot be read are not counted towards a run: they would be in the way of every next one.
  while (tried < unknown.length && made.length < most) {
    const now = unknown.slice(tried, tried + Math.min(AT_A_TIME, most - made.length));
    made.push(...(await decideAgain(deps, policy, now)));
    tried += now.length;
  }
  const resumed = listed.flatMap(({ decisionId }) => known.get(decisionId) ?? []);
  const comparison = compare([...resumed, ...made]);
  const [unreadable, left] = [tried - made.length, unknown.length - tried];
  return ok({ comparison, isCut, unreadable, resumed: resumed.length, left });
}

/** What the engine decided of itself; a cleared decision is the same applicant once more. */
async function decisionsIn(
  deps: Deps,
  window: DecisionWindow,
): Promise<Result<{ listed: ListedDecision[]; isCut: boolean }, BadWindow>> {
  const listed: ListedDecision[] = [];
  let after: string | undefined;
  do {
    const page = await listDecisions(deps, { ...window, limit: PAGE, ...(after === undefined ? {} : { after }) });
    if (!page.ok) return page;
    listed.push(...page.value.decisions.filter(({ isCleared }) => !isCleared));
    after = page.value.next;
  } while (after !== undefined && listed.length <= WINDOW_MOST);
  return ok({ listed: listed.slice(0, WINDOW_MOST), isCut: listed.length > WINDOW_MOST });
}

async function decideAgain(deps: Deps, policy: Policy, listed: readonly ListedDecision[]): Promise<ComparedCase[]> {
  const found = await Promise.all(listed.map(({ decisionId }) => explainDecision(deps, decisionId)));
  const cases = found.flatMap((one) => (one.ok ? [caseOf(policy, one.value)] : []));
  const lists = cases.map((item) => ({
    list: 'backTestCases' as const,
    owner: policy.version,
    key: caseKey(item),
    item,
  }));
  // Lost to another run of the same: that one has written them.
  if (lists.length > 0) await deps.ledger.commit({ lists });
  return cases;
}
