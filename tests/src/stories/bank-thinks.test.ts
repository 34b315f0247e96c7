import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { InStatus } from '@loan/shared/application/application';
import { travelled, upTo } from '@loan/shared/testing/application-road';
import { Day, Instant } from '@loan/shared/time/instant';
import { type OpenTable, openTable } from '../laws/open-table.ts';
import { createOutside } from '../laws/workshop/outside.ts';
import { seedApplication, seedHeldDrawdown, seedReadyForBank } from '../laws/workshop/seed.ts';
import { createWorkshop } from '../laws/workshop/workshop.ts';

jest.setTimeout(60_000);
let table: OpenTable;
beforeEach(async () => {
  table = await openTable();
});
afterEach(() => table.close());

const READY = travelled(upTo('signBureau')) as InStatus<'accepted'>;
const ACTIVE = travelled(upTo('activate')) as InStatus<'active'>;

describe('a bank that takes its time', () => {
  it('is sent an application once, and asked about it under its number until it has decided', async () => {
    const outside = createOutside([], { thinksFor: 3 });
    const workshop = await createWorkshop(table.connection, outside);
    await seedApplication(workshop, READY);
    await seedReadyForBank(workshop, READY);
    await workshop.workOff();
    const number = `CA-${READY.id}`;
    expect(outside.sent).toEqual([`apply ${number}`, `query ${number}`, `query ${number}`, `query ${number}`]);
    expect((await workshop.deps.ledger.find('application', READY.id))?.state.status).toBe('approved');
  });

  it('is instructed once, and its "still processing" is not taken for a lost answer', async () => {
    const outside = createOutside([], { thinksFor: 3 });
    const workshop = await createWorkshop(table.connection, outside);
    await seedApplication(workshop, ACTIVE);
    const { drawdownId } = await seedHeldDrawdown(workshop, ACTIVE);
    await workshop.workOff();
    const number = `LA-${drawdownId}`;
    expect(outside.sent).toEqual([`disburse ${number}`, `query ${number}`, `query ${number}`, `query ${number}`]);
    const events = await workshop.deps.ledger.history('drawdown', drawdownId);
    expect(events.map(({ type }) => type)).toEqual(['hold', 'instruct', 'disburse']);
  });

  it('is asked less and less often: after 1, 2, 5, 10 and 30 minutes, then every half hour', async () => {
    const outside = createOutside([], { thinksFor: 9 });
    const workshop = await createWorkshop(table.connection, outside);
    await seedApplication(workshop, ACTIVE);
    await seedHeldDrawdown(workshop, ACTIVE);
    const askedAfterMinutes: number[] = [];
    for (let minute = 0; minute < 180; minute += 1) {
      const before = outside.sent.length;
      for (const id of await workshop.dueIds()) await workshop.runAlone(id);
      if (outside.sent.length > before) askedAfterMinutes.push(minute);
      workshop.passMs(60_000);
    }
    expect(askedAfterMinutes).toEqual([0, 1, 3, 8, 18, 48, 78, 108, 138, 168]);
  });

  it.each([
    ['2027-01-07', '2027-01-08', []],
    ['2027-01-08', '2027-01-09', ['paid out on or after the last day of the loan']],
  ])('and pays on %s for orders that carry until the 8th has lent until %s', async (paidOut, dueOn, alarms) => {
    const outside = createOutside([], { paysAt: Instant.parse(`${paidOut}T02:00:00.000Z`) });
    const workshop = await createWorkshop(table.connection, outside);
    const maturity = { on: Day.parse('2027-01-08'), paidOn: Day.parse('2026-12-24') };
    await seedApplication(workshop, ACTIVE);
    const { drawdownId } = await seedHeldDrawdown(workshop, ACTIVE, maturity);
    await workshop.workOff();
    const loan = (await workshop.deps.ledger.find('loan', drawdownId))?.state;
    expect(loan).toMatchObject({ status: 'current', termMonths: 1, startedOn: paidOut });
    expect(loan?.schedule.instalments.map(({ dueDate, movedFrom = dueDate }) => movedFrom)).toEqual([dueOn]);
    expect(workshop.alarms).toEqual(alarms);
  });
});
