import { describe, expect, it } from '@jest/globals';
import { policyDecidedBy } from './backed.ts';

const deps = (policyVersion: string) =>
  ({
    ledger: { record: async () => ({ value: { policyVersion } }) },
    policies: {
      live: async () => ({ version: 'order-loan-2027.01' }),
      byVersion: async (version: string) => (version === 'order-loan-2026.11' ? { version } : undefined),
    },
  }) as never;
const application = { decisionId: 'd-1' } as never;

describe('what a draw is reckoned by', () => {
  it('is the version its line was decided by, whatever has come into force since', async () => {
    expect(await policyDecidedBy(deps('order-loan-2026.11'), application)).toEqual({ version: 'order-loan-2026.11' });
  });

  it('is nothing else where that version is gone', async () => {
    await expect(policyDecidedBy(deps('order-loan-2025.01'), application)).rejects.toThrow(
      'a version that is not here',
    );
  });
});
