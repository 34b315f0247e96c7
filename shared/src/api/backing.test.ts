import { describe, expect, it } from '@jest/globals';
import * as contracts from './backing.ts';

const endpoints = Object.values(contracts).filter((one) => typeof one === 'object' && 'path' in one);
const ofCounterparty = endpoints.filter(({ path }) => path.startsWith('/counterparty/'));

describe('the papers on the wire', () => {
  it('are reached under an application or under a link, by somebody logged in', () => {
    expect(endpoints).toHaveLength(14);
    for (const { path, audience } of endpoints) {
      expect(path).toMatch(/^\/(applications\/:id\/backing|counterparty\/:token)(\/|$)/);
      expect(audience).toBe('user');
    }
  });

  it('never carry a limit, a rate or an offer to the counterparty', () => {
    expect(ofCounterparty.length).toBeGreaterThan(4);
    const fields = JSON.stringify(Object.keys(contracts.CounterpartyView.shape));
    const trade = JSON.stringify(Object.keys(contracts.CounterpartyView.shape.trade.unwrap().shape));
    expect(fields + trade).not.toMatch(/limit|rate|offer|decision|grade/i);
  });
});
