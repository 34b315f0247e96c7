import { describe, expect, it, jest } from '@jest/globals';
import type { Report } from '@loan/local/demo/report';
import { runScenario } from '@loan/local/demo/run';
import type { Scenario } from '@loan/local/demo/scenario';
import { SCENARIOS } from '@loan/local/demo/scenarios';

jest.setTimeout(300_000);

const [DATA_LOAN] = SCENARIOS;
type Faults = NonNullable<Scenario['faults']>;

async function travelledUnder(faults: Faults, change: Partial<Scenario> = {}): Promise<Report> {
  if (!DATA_LOAN) throw new Error('no scenario');
  return runScenario({ ...DATA_LOAN, ...change, faults });
}

describe('a journey on which', () => {
  it('every vendor is down for a moment, slow, or over its quota ends the same', async () => {
    const report = await travelledUnder([
      { vendor: 'amazon', kind: 'error500', times: 3, match: 'reports' },
      { vendor: 'amazon', kind: 'quota', times: 4 },
      { vendor: 'amazon', kind: 'slow', times: 1, delayMs: 1_500 },
      { vendor: 'fadada', kind: 'error500', times: 2, match: 'sign-task/create' },
      { vendor: 'fadada', kind: 'quota', times: 2 },
      { vendor: 'bank', kind: 'error500', times: 2, match: 'events' },
      { vendor: 'bank', kind: 'quota', times: 1, match: 'events' },
    ]);
    expect(report.failures).toEqual([]);
  });

  it('answers get lost after the work was done ends the same, and nothing is done twice', async () => {
    const report = await travelledUnder([
      { vendor: 'fadada', kind: 'timeout', times: 1, match: 'sign-task/create' },
      { vendor: 'bank', kind: 'timeout', times: 1, match: 'credit-applications' },
      { vendor: 'bank', kind: 'timeout', times: 1, match: 'events' },
    ]);
    expect(report.failures).toEqual([]);
  });

  it('callbacks come twice, late, out of order and with a wrong signature ends the same', async () => {
    const report = await travelledUnder([
      { vendor: 'fadada', kind: 'duplicate', times: 4 },
      { vendor: 'fadada', kind: 'late', times: 2, delayMs: 1_500 },
      { vendor: 'fadada', kind: 'outOfOrder', times: 2 },
      { vendor: 'fadada', kind: 'badSignature', times: 1 },
      { vendor: 'bank', kind: 'duplicate', times: 2 },
      { vendor: 'bank', kind: 'badSignature', times: 1 },
    ]);
    expect(report.failures).toEqual([]);
  });

  it('callbacks of the e-sign service are lost for good ends the same', async () => {
    const report = await travelledUnder([{ vendor: 'fadada', kind: 'lost', times: 100 }]);
    expect(report.failures).toEqual([]);
  });

  it('the bank answers late, twice and out of order ends the same', async () => {
    const bank = { on: 'credit', answer: 'late', twice: true, outOfOrder: true };
    expect((await travelledUnder([], { bank })).failures).toEqual([]);
  });

  it('the bank rejects the instruction gives back what was held and pays nothing', async () => {
    const bank = { on: 'disburse', answer: 'now', result: 'reject' };
    const expected = { decision: 'offered', bank: 'approved', status: 'active', instructions: 0 } as const;
    const report = await travelledUnder([], { bank, expect: expected });
    expect(report.failures).toEqual([]);
    expect(report.disbursement.status).toBe('released');
  });
});
