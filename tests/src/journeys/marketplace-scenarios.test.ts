import { describe, it } from '@jest/globals';
import { MARKETPLACE_SCENARIOS } from '@loan/local/demo/marketplace-scenarios';
import { expectWhole, seen } from './whole-journey.ts';

describe('the journey from a marketplace', () => {
  it.each(MARKETPLACE_SCENARIOS.map(({ name }) => name))('%s ends as it says, whole and verifiable', async (name) => {
    expectWhole(await seen(name));
  });
});
