import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { amazonShops, connectAccounts } from '@loan/local/demo/connecting';
import { answerAsked } from '@loan/local/demo/counterparties';
import { accept, chooseDrawdown } from '@loan/local/demo/journey';
import { openTrip } from '@loan/local/demo/opening';
import { forwarderConfirms } from '@loan/local/demo/shipping';
import { gatherSigners, signEverything } from '@loan/local/demo/signers';
import { type Trip, until } from '@loan/local/demo/trip';
import * as application from '@loan/shared/api/application';
import * as signing from '@loan/shared/api/signing';
import { openTown, type Town } from './town.ts';

jest.setTimeout(180_000);
let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

/** A seller that has handed in what its forwarder billed: 48.6万 to be paid, and one bill that was. */
const aSeller = (company: string, forwarder: string): Promise<Trip> =>
  openTrip(
    { company, product: 'logisticsLoan', ships: { forwarder } },
    { url: town.system.url, onStep: async () => {} },
  );

const assess = ({ applicant, id }: Trip) => applicant.call(application.requestAssessment, id as never);
const lookedAt = (trip: Trip) => until(trip, ({ status }) => ['offered', 'declined', 'underReview'].includes(status));
const isRead = (trip: Trip) => until(trip, ({ sources }) => sources.some(({ state }) => state === 'read'));

describe('a seller with a forwarder', () => {
  it('draws for freight alone, no more than nine tenths of the bills, and the forwarder is paid', async () => {
    const trip = await aSeller('yunfan', 'yuanhang');
    const { applicant, id } = trip;
    await forwarderConfirms(trip, { forwarder: 'yuanhang' });
    await connectAccounts(trip, amazonShops(trip));
    await accept(trip, await lookedAt(trip));
    await signEverything(trip, await gatherSigners(trip));
    await until(trip, ({ status }) => status === 'approved');

    const wish = { ...id, amountFen: 43_000_000, termMonths: 2, method: 'bullet' };
    const draw = (changed: object) =>
      applicant.call(signing.quoteDrawdown, {
        ...{ ...wish, drawdownId: randomUUID(), purpose: 'logistics', ...changed },
      } as never);
    // By hand: nine tenths of 48.6万 are 43.74万, and a line is a whole 万.
    expect(await draw({ amountFen: 44_000_000 })).toMatchObject({
      error: { status: 422, tag: 'AmountAboveAvailable', availableFen: 43_000_000 },
    });
    expect(await draw({ termMonths: 3 })).toMatchObject({ error: { tag: 'TermTooLong', termMonths: 2 } });
    expect(await draw({ purpose: 'stock' })).toMatchObject({
      error: { status: 422, tag: 'PurposeNotAllowed', purposes: ['logistics'] },
    });
    // Nobody can be named who is paid: it follows from whose bills were lent on.
    expect(await draw({ payee: { accountName: '深圳市云帆科技有限公司' } })).toMatchObject({ error: { status: 400 } });
    await chooseDrawdown(trip, { ...wish, method: 'bullet', purpose: 'logistics' });
    const { drawdown } = await until(trip, () => true);
    expect(drawdown).toMatchObject({
      entrusted: { kind: 'forwarder', name: '深圳市远航国际货运代理有限公司', reference: '91440300MA5YY3501B' },
    });
  });

  it('is not assessed before the forwarder has confirmed, and a bill it denies is looked into', async () => {
    const trip = await aSeller('lanting', 'xintu');
    await connectAccounts(trip, amazonShops(trip));
    expect((await isRead(trip)).myNextStep).toBe('handInPapers');
    expect(await assess(trip)).toMatchObject({ error: { status: 409, tag: 'NotConfirmedYet' } });
    await answerAsked(
      trip,
      { clerk: 'zhouKai' },
      {
        lineOf: (number) => (number === 'YH-2026-1002' ? 'otherPayer' : 'confirmed'),
      },
    );
    expect((await until(trip, () => true)).myNextStep).toBe('connectSources');
    expect(await assess(trip)).toMatchObject({ ok: true });
    const { status, reasons } = await lookedAt(trip);
    expect([status, reasons.map(({ code }) => code)]).toEqual(['underReview', ['billsRefused']]);
  });

  it('that confirms its own bills is found out by its phone', async () => {
    const trip = await aSeller('tongda', 'ruilian');
    await answerAsked(trip, { clerk: 'luoJiaming' }, { lineOf: () => 'confirmed' });
    await connectAccounts(trip, amazonShops(trip));
    const { status, reasons } = await lookedAt(trip);
    expect([status, reasons.map(({ code }) => code)]).toEqual(['underReview', ['forwarderRelated']]);
  });
});
