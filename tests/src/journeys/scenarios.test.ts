import { describe, expect, it } from '@jest/globals';
import { MARKETPLACE_SCENARIOS } from '@loan/local/demo/marketplace-scenarios';
import { SCENARIOS } from '@loan/local/demo/scenarios';
import { expectWhole, seen } from './whole-journey.ts';

/** Those of the marketplaces have a suite of their own, so that two processors share the longest work of the run. */
const HERE = SCENARIOS.filter((scenario) => !MARKETPLACE_SCENARIOS.includes(scenario));

describe('the journey', () => {
  it.each(HERE.map(({ name }) => name))('%s ends as it says, whole and verifiable', async (name) => {
    expectWhole(await seen(name));
  });

  it('leaves permissions to look for where a shop was connected', async () => {
    expect((await seen('tiktok-volatile-declined')).permissions.length).toBeGreaterThan(1);
  });

  it.each(['amazon-data-loan', 'controller-on-another-phone'])(
    '%s ends the same when records come twice, indexes lag, and the table throttles and conflicts',
    async (name) => {
      expectWhole(await seen(name, { strict: true, seed: 7 }));
    },
  );
});
