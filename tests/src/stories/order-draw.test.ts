import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { accept, chooseDrawdown, startSigning } from '@loan/local/demo/journey';
import { openTrip } from '@loan/local/demo/opening';
import { logIn, postJson } from '@loan/local/demo/phone';
import { gatherSigners, signEverything } from '@loan/local/demo/signers';
import { buyerConfirms } from '@loan/local/demo/supplying';
import { type Trip, until } from '@loan/local/demo/trip';
import * as signing from '@loan/shared/api/signing';
import { addDays, instantOf, shanghaiDay } from '@loan/shared/time/instant';
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

it('a factory draws once on its orders, until they are paid and fifteen days on, whatever gets lost', async () => {
  const trip = await approvedFactory();
  const { applicant, id } = trip;
  const wish = (change: object) =>
    applicant.call(signing.quote, {
      ...id,
      amountFen: 240_000_000,
      termMonths: 6,
      method: 'bullet',
      ...change,
    } as never);
  const today = shanghaiDay(instantOf(new Date()));
  const [paidOn, on] = [addDays(today, 120), addDays(today, 135)];
  expect(await wish({})).toMatchObject({ ok: true, value: { maturity: { on, paidOn, days: 135 } } });
  // Sooner is for the borrower to choose.
  const sooner = await wish({ termMonths: 3 });
  expect(sooner).toMatchObject({ ok: true, value: { termMonths: 3 } });
  expect(sooner).not.toHaveProperty('value.maturity');
  expect(await wish({ method: 'levelInstalment' })).toMatchObject({ ok: false, error: { tag: 'MethodNotAllowed' } });

  // Two devices at once, each under a number of its own, and then a bank whose answer is lost.
  const again = { ...trip, applicant: await logIn(town.system.url, trip.applicantKey) };
  const wishes = [
    chooseDrawdown(trip, { amountFen: 240_000_000, termMonths: 6, method: 'bullet' }),
    chooseDrawdown(again, { amountFen: 240_000_000, termMonths: 6, method: 'bullet' }),
  ];
  await Promise.all(wishes);
  await postJson(`${town.system.url}/sandbox/bank/control/behaviour`, {
    ...{ on: 'disburse', answer: 'now', loseAnswer: true },
  });
  const started = await Promise.allSettled([startSigning(trip), startSigning(again)]);
  expect(started.some(({ status }) => status === 'fulfilled')).toBe(true);
  await signEverything(trip, [applicant]);
  const lent = await until(trip, ({ loan }) => loan !== undefined);
  expect(lent.loan?.instalments[lent.loan.instalments.length - 1]).toMatchObject({ principalFen: 240_000_000 });
  expect(lent.drawdown?.quote.maturity).toEqual({ on, paidOn, days: 135 });
  expect(lent.facility).toMatchObject({ drawnFen: 240_000_000, availableFen: 0 });
  const paid = await (await fetch(`${town.system.url}/sandbox/bank/control/instructions`)).json();
  expect(paid).toMatchObject([{ amountFen: 240_000_000, drawdownId: lent.drawdown?.id }]);
});
