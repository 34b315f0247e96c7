import { describe, expect, it, jest } from '@jest/globals';
import { runScenario } from '@loan/local/demo/run';
import { SCENARIOS } from '@loan/local/demo/scenarios';

jest.setTimeout(600_000);

/** Another seed kills at other moments of the same steps. */
const SEED = Number(process.env['KILL_SEED'] ?? 1);
/** `all`: every step of the journey on its own, which takes a quarter of an hour. */
const EVERYWHERE = process.env['KILL'] === 'all';
const STEPS = Array.from({ length: 14 }, (_, index) => index + 1);

async function killedAt(name: string, steps: readonly number[]): Promise<{ failures: string[]; steps: string[] }> {
  const scenario = SCENARIOS.find((one) => one.name === name);
  if (!scenario) throw new Error(`no scenario ${name}`);
  const taken: string[] = [];
  const { failures } = await runScenario(scenario, { killAt: steps, seed: SEED, onStep: (step) => taken.push(step) });
  return { failures, steps: steps.map((step) => taken[step - 1] ?? 'never reached') };
}

describe('a journey whose system is killed and started again on what it left behind', () => {
  it('ends the same after a kill in each of its phases', async () => {
    const journey = await killedAt('amazon-data-loan', [3, 5, 7, 9, 12, 14]);
    expect(journey.steps).toEqual(['company', 'authorise', 'reading', 'bureau', 'signing', 'money']);
    expect(journey.failures).toEqual([]);
  });

  it('ends the same when it is killed while people on other phones are awaited and while the bank decides', async () => {
    const journey = await killedAt('controller-on-another-phone', [6, 10, 12]);
    expect(journey.steps).toEqual(['confirm', 'invite controller', 'bank']);
    expect(journey.failures).toEqual([]);
  });

  it('pays once when it is killed while the answer to the instruction is lost', async () => {
    const journey = await killedAt('disbursement-unknown', [13, 14]);
    expect(journey.failures).toEqual([]);
  });

  for (const step of EVERYWHERE ? STEPS : []) {
    it(`ends the same after a kill at step ${step} alone`, async () => {
      expect((await killedAt('amazon-data-loan', [step])).failures).toEqual([]);
    });
  }
});
