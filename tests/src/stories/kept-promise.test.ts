import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { connectAccounts } from '@loan/local/demo/connecting';
import { openTrip } from '@loan/local/demo/opening';
import { must, until } from '@loan/local/demo/trip';
import { readSourceHelp } from '@loan/shared/api/sources';
import { openTown, type Town } from './town.ts';

jest.setTimeout(240_000);
let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

const SHOP = { vendor: 'aliexpress', account: '2671514005' } as const;
const FLOWS = [
  { vendor: 'lianlian', account: 'haifeng' },
  { vendor: 'goodcang', account: 'haifeng' },
] as const;
const eligibility = { marketplaces: ['aliexpress'], settlement: 'licensedPaymentCompany' as const };

// The promise supposes that the flows agree as those of sound shops do. This shop's do.
it('what connecting LianLian and a warehouse is said to bring is what the decision gives then', async () => {
  const trip = await openTrip({ company: 'haifeng', eligibility }, { url: town.system.url, onStep: async () => {} });
  await connectAccounts(trip, [SHOP], { thenAssess: false });
  await until(trip, ({ sources }) => sources.some(({ state }) => state === 'read'));
  const { help } = await must('help', trip.applicant.call(readSourceHelp, trip.id as never));
  const promises = help.filter(({ vendor }) => vendor === 'lianlian' || vendor === 'goodcang');
  expect(promises).toHaveLength(2);
  const [promise] = promises;
  expect(promise?.addedLimitFen).toBeGreaterThan(0);

  await connectAccounts(trip, FLOWS);
  const { decision } = await until(trip, (view) => view.decision !== undefined);
  expect(decision?.outcome).toBe('offered');
  expect(decision?.limitFen).toBeGreaterThanOrEqual(promise?.limitFen ?? 0);
  // And nobody is told again to bring what is there.
  expect(decision?.wouldHelp.filter(({ code }) => code.startsWith('connect'))).toEqual([]);
});
