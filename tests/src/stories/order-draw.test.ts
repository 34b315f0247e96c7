import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { accept, chooseDrawdown } from '@loan/local/demo/journey';
import { openTrip } from '@loan/local/demo/opening';
import { gatherSigners, signEverything } from '@loan/local/demo/signers';
import { buyerConfirms } from '@loan/local/demo/supplying';
import { type Trip, until } from '@loan/local/demo/trip';
import * as signing from '@loan/shared/api/signing';
import { openTown, type Town } from './town.ts';

jest.setTimeout(120_000);
let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

/** A factory whose buyer has confirmed orders of 412.6万, payable in 120 days, and told nothing else: six tenths. */
async function approvedFactory(): Promise<Trip> {
  const supplies = { buyer: 'xintu' };
  const trip = await openTrip(
    { company: 'ruilian', product: 'orderLoan', eligibility: { marketplaces: ['shopee'] }, supplies },
    { url: town.system.url, onStep: async () => {} },
  );
  await buyerConfirms(trip, supplies);
  await accept(trip, await until(trip, ({ status }) => status === 'offered'));
  await signEverything(trip, await gatherSigners(trip));
  await until(trip, ({ status }) => status === 'approved');
  return trip;
}

it('a factory draws what the confirmed orders carry, and until they are paid', async () => {
  const trip = await approvedFactory();
  const { applicant, id } = trip;
  const wish = (termMonths: number) =>
    applicant.call(signing.quote, { ...id, amountFen: 240_000_000, termMonths, method: 'bullet' } as never);
  expect(await wish(4)).toMatchObject({ ok: true, value: { amountFen: 240_000_000 } });
  // Five months are more than 120 days and 15.
  const tooLong = { ok: false, error: { status: 422, tag: 'AmountAboveOrders', drawableFen: 0 } };
  expect(await wish(5)).toMatchObject(tooLong);
  const fixed = { ...id, drawdownId: randomUUID(), amountFen: 240_000_000, termMonths: 5, purpose: 'stock' };
  expect(await applicant.call(signing.quoteDrawdown, { ...fixed, method: 'bullet' } as never)).toMatchObject(tooLong);
  await chooseDrawdown(trip, { amountFen: 240_000_000, termMonths: 4, method: 'bullet' });
});
