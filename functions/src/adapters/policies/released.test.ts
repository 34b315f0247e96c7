import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { dataLoan202611 as builtIn } from '@loan/shared/policy/data-loan-2026-11/policy';
import { type PolicyBook, PolicyBook as PolicyBookSchema } from '@loan/shared/policy-release/book';
import { Instant } from '@loan/shared/time/instant';
import { policyName } from '../../ports/policies.ts';
import { createBuiltInPolicies } from './built-in.ts';
import { createReleasedPolicies } from './released.ts';

const AT = Instant.parse('2026-12-01T00:00:00.000Z');
const BEFORE = Instant.parse('2026-11-30T23:59:59.999Z');
const VERSION = 'data-loan-2026.12';
const bytesOf = (policy: object) => Buffer.from(JSON.stringify(policy));
const whole = bytesOf({ ...builtIn, version: VERSION });
const hash = createHash('sha256').update(whole).digest('hex');
const done = { by: 'sun', at: BEFORE };
const book: PolicyBook = PolicyBookSchema.parse({
  ...{ id: 'dataLoan', version: 5 },
  releases: [
    {
      ...{
        version: VERSION,
        base: builtIn.version,
        policySha256: hash,
        draftSha256: hash,
        drafted: done,
        shadow: done,
      },
      released: { ...done, unmet: [], effectiveAt: AT },
    },
  ],
});

/** What is kept under the name of the released version, and the book, where there is any. */
type Given = { kept?: Uint8Array | undefined; state?: PolicyBook | undefined };
function policies(given: Given = {}) {
  const { kept, state } = { kept: whole, state: book, ...given };
  const value = { product: 'dataLoan', policySha256: hash, draftSha256: hash };
  const ledger = {
    find: async () => state && { state, head: '' },
    record: async (_: string, key: string) => (key === VERSION ? { value, version: 1 } : undefined),
  };
  const objects = { get: async (_: string, name: string) => (name === policyName(hash) ? kept : undefined) };
  return createReleasedPolicies({ ledger: ledger as never, objects, builtIn: createBuiltInPolicies() });
}

describe('the policy in force', () => {
  it('is the built-in one until the moment a version takes over, and that version from then on', async () => {
    expect((await policies({ state: undefined }).live('dataLoan', AT)).version).toBe(builtIn.version);
    expect((await policies().live('dataLoan', BEFORE)).version).toBe(builtIn.version);
    expect(await policies().live('dataLoan', AT)).toEqual({ ...builtIn, version: VERSION });
  });

  it('is found by its name for ever, in force or not, and nothing by another', async () => {
    expect(await policies({ state: undefined }).byVersion(VERSION)).toEqual({ ...builtIn, version: VERSION });
    expect(await policies().byVersion(builtIn.version)).toBe(builtIn);
    expect(await policies().byVersion('data-loan-1999')).toBeUndefined();
  });

  it.each([
    ['is gone', undefined],
    ['was touched', bytesOf({ ...builtIn, version: VERSION, limit: { ...builtIn.limit, maxLimitFen: 1 } })],
  ])('stops decisions where it %s, rather than let another decide', async (_, kept) => {
    await expect(policies({ kept }).live('dataLoan', AT)).rejects.toThrow('is not what was released');
  });
});
