import { describe, expect, it } from '@jest/globals';
import { dataLoan202611 as policy } from '../policy/data-loan-2026-11/policy.ts';
import { POLICY_FILES } from '../policy/policy-files.ts';
import { Policy } from '../product/policy.ts';
import { compare } from './compare.ts';
import { conditionsOf, unmetOf } from './conditions.ts';
import { PolicyDraft, policyFrom } from './draft.ts';
import { differences } from './leaves.ts';

const SEEN = {
  ...compare([]),
  ...{ cases: 200, scoreIndexPpm: 99_999, approvalChangePpm: -50_000, limitChangePpm: 100_000 },
};
const unmet = (change: object = {}, of = policy as Policy, unheld: number | undefined = 0) =>
  unmetOf(conditionsOf(of, { shadow: { ...SEEN, ...change }, unheld }));
const draftOf = (path: string, to: unknown) =>
  PolicyDraft.parse({
    ...{ version: 'data-loan-2026.12', base: policy.version },
    changes: [{ path, to, reason: '为还款月多留余地' }],
  });
function withChange(path: string, to: unknown): Policy {
  const made = policyFrom(policy, draftOf(path, to));
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
}

describe('a release', () => {
  it('is free at the border of every condition', () => {
    expect(unmet()).toEqual([]);
  });

  it.each([
    ['199 cases in shadow', { cases: 199 }, ['shadowCases']],
    ['a case on which it broke down', { failed: 1 }, ['shadowFailures']],
    ['an index of 0.10', { scoreIndexPpm: 100_000 }, ['scoreStability']],
    ['5 % and a bit fewer approvals', { approvalChangePpm: -50_001 }, ['approvalChange']],
    ['10 % and a bit more lent', { limitChangePpm: 100_001 }, ['limitChange']],
    ['nothing seen', compare([]), ['shadowCases', 'scoreStability', 'approvalChange', 'limitChange']],
  ])('is held up by %s', (_, seen, codes) => {
    expect(unmet(seen)).toEqual(codes);
  });

  it('is held up where the reference seller no longer gets 500万', () => {
    expect(unmet({}, withChange('terms.multiples.1.limitMultiplePpm', 4_900_000))).toEqual(['referenceSeller']);
  });

  // Lending design §3.4 and the mission's case; where the whole product may lend less, so does its reference borrower.
  it.each([
    ['the order loan', 'orderLoan', 300],
    ['the inventory loan', 'inventoryLoan', 72],
    ['the ad loan', 'adLoan', 20],
    ['the logistics loan', 'logisticsLoan', 27],
  ] as const)('of %s is held up where its reference borrower no longer gets its line', (_, product, wan) => {
    const [of] = POLICY_FILES[product];
    const line = (maxLimitFen: number) => Policy.parse({ ...of, limit: { ...of.limit, maxLimitFen } });
    expect(unmet({}, line(wan * 1_000_000))).toEqual([]);
    expect(unmet({}, line(wan * 1_000_000 - 1_000_000))).toEqual(['referenceSeller']);
  });

  it('is held up by a change that no golden case notices, and by one that can no longer be read', () => {
    expect(unmet({}, policy, 1)).toEqual(['changesHeld']);
    expect(unmetOf(conditionsOf(policy, { shadow: SEEN, unheld: undefined }))).toEqual(['changesHeld']);
  });
});

describe('a draft', () => {
  it('is the policy in force with what it names, and nothing else, different', () => {
    expect(differences(policy, withChange('limit.maxLimitFen', 800_000_000))).toEqual([
      { path: 'limit.maxLimitFen', from: 1_000_000_000, to: 800_000_000 },
    ]);
  });

  it.each([
    ['limit.mostFen', 1, 'PathNotThere'],
    ['version', 'data-loan-2027.01', 'PathFixed'],
    ['product', 'orderLoan', 'PathFixed'],
    ['grades.0.minScore', 10, 'PolicyDoesNotParse'],
    // A better grade that gets less, and a price above the product's ceiling of 12 %.
    ['terms.multiples.1.limitMultiplePpm', 3_000_000, 'PolicyDoesNotParse'],
    ['grades.3.marginPpm', 44_501, 'PolicyDoesNotParse'],
    ['limit.maxLimitFen', 1_000_000_000, 'NothingChanged'],
  ])('of %s as %s is refused: %s', (path, to, tag) => {
    expect(policyFrom(policy, draftOf(path, to))).toMatchObject({ ok: false, error: { tag } });
  });

  it('cannot be written without a reason for each change', () => {
    const { changes, ...draft } = draftOf('limit.maxLimitFen', 800_000_000);
    const unreasoned = changes.map((change) => ({ ...change, reason: '  ' }));
    expect(PolicyDraft.safeParse({ ...draft, changes: unreasoned }).success).toBe(false);
  });

  it('gives a policy that survives being written down', () => {
    const made = withChange('limit.maxLimitFen', 800_000_000);
    expect(Policy.parse(JSON.parse(JSON.stringify(made)))).toEqual(made);
  });
});
