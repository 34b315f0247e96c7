import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from '@jest/globals';
import { TABLE } from '@loan/local/cloud/make-table';
import type { Observer } from '@loan/local/simulate/observer';
import { type SimulateOptions, simulate } from '@loan/local/simulate/simulate';
import type { Town } from '@loan/local/simulate/town';

const TIMEOUT_MS = 180_000;
const TO_THE_END: SimulateOptions = { seed: 1, steps: 1_500, companies: 1 };
const CROWD: SimulateOptions = { seed: 2, steps: 1_200, companies: 4, toTheEnd: false };

/** Does the harm as soon as there is an application that it can be done to, and once. */
function onceThereIs(harm: (one: ReturnType<Observer['cases']>[number], town: Town) => Promise<boolean>) {
  let isDone = false;
  return async (town: Town, observer: Observer): Promise<void> => {
    for (const one of isDone ? [] : observer.cases()) {
      if (!(await harm(one, town))) continue;
      isDone = true;
      return observer.touch(one.application.id);
    }
  };
}

describe('a simulated run', () => {
  it(
    'keeps every law while things go wrong, and ends everything once they do not',
    async () => {
      const { broken, steps, mishaps } = await simulate(TO_THE_END);
      expect(broken).toBeUndefined();
      expect(steps).toBeGreaterThan(TO_THE_END.steps);
      expect(mishaps).not.toEqual([]);
    },
    TIMEOUT_MS,
  );

  it(
    'is the same run for the same seed, and another for another',
    async () => {
      const first = await simulate(CROWD);
      expect(first.broken).toBeUndefined();
      expect(await simulate(CROWD)).toEqual(first);
      expect((await simulate({ ...CROWD, seed: 3 })).digest).not.toBe(first.digest);
    },
    TIMEOUT_MS,
  );

  it(
    'finds a bank that pays a drawdown twice',
    async () => {
      const meddle = onceThereIs(async ({ application }, { sandbox }) => {
        const paid = { applicationId: application.id, drawdownId: 'drawdown', amountFen: 1 };
        for (const orderNo of ['first', 'second'])
          sandbox.world.state.set('bank.instructions', orderNo, { ...paid, orderNo });
        return true;
      });
      const { broken } = await simulate({ ...CROWD, meddle });
      expect(broken).toMatchObject({
        law: expect.stringContaining('pays a drawdown at most once'),
        what: expect.stringContaining('paid twice'),
      });
    },
    TIMEOUT_MS,
  );

  it(
    'finds an event that was removed',
    async () => {
      const meddle = onceThereIs(async ({ application }, { table }) => {
        if (application.version < 3) return false;
        const Key = { pk: `APPLICATION#${application.id}`, sk: 'EVENT#000002' };
        await table.db.send(new DeleteCommand({ TableName: TABLE, Key }));
        return true;
      });
      const { broken } = await simulate({ ...CROWD, meddle });
      expect(broken).toMatchObject({
        law: expect.stringContaining('one whole chain'),
        what: expect.stringContaining('gap'),
      });
    },
    TIMEOUT_MS,
  );
});
