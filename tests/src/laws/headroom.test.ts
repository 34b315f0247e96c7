import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DepositMove } from '@loan/functions/ports/ledger';
import { Instant } from '@loan/shared/time/instant';
import fc from 'fast-check';
import { type OpenTable, openTable } from './open-table.ts';

const TIMEOUT_MS = 120_000;
const at = Instant.parse('2026-11-23T01:00:00.000Z');
const OPERATOR = { kind: 'operator', id: 'chen' } as const;
/** 1000万 carries 1亿: ten drawdowns of 1000万. */
const DEPOSIT_FEN = 1_000_000_000;
const DRAWDOWN_FEN = 1_000_000_000;

let table: OpenTable;
beforeAll(async () => {
  table = await openTable();
}, TIMEOUT_MS);
afterAll(() => table.close());

const moved = async (partnerId: string, move: DepositMove): Promise<boolean> =>
  (
    await table.ledger.commit({
      deposit: { partnerId, ...move },
      lists: [{ list: 'consents', owner: partnerId, key: `${move.drawdownId}:${move.move}`, item: { consentId: 'x' } }],
    })
  ).ok;

async function partner(depositFen = DEPOSIT_FEN): Promise<string> {
  const partnerId = randomUUID();
  await table.ledger.setDeposit(partnerId, depositFen, at, OPERATOR);
  return partnerId;
}

/** The daily recount: what every move on record comes to, without a look at the sums that are kept. */
async function recount(partnerId: string): Promise<{ heldFen: number; outstandingFen: number }> {
  const rows = (await table.rows()).filter(({ pk, sk }) => pk === `DEPOSIT#${partnerId}` && sk.startsWith('MOVE#'));
  let [heldFen, outstandingFen] = [0, 0];
  for (const { move } of rows as unknown as { move: DepositMove }[]) {
    heldFen += move.move === 'hold' ? move.amountFen : -move.amountFen;
    outstandingFen += move.move === 'disburse' ? move.amountFen : 0;
  }
  return { heldFen, outstandingFen };
}

describe('the headroom of the deposit', () => {
  it(
    'lets through as many drawdowns as it carries, of all that reach for it at once',
    async () => {
      const partnerId = await partner();
      const answers = await Promise.all(
        Array.from({ length: 16 }, () =>
          moved(partnerId, { move: 'hold', amountFen: DRAWDOWN_FEN, drawdownId: randomUUID() }),
        ),
      );
      expect(answers.filter((went) => went)).toHaveLength(10);
      expect(await table.ledger.deposit(partnerId)).toMatchObject({ headroomFen: 0, heldFen: 10 * DRAWDOWN_FEN });
    },
    TIMEOUT_MS,
  );

  it('lends nothing under 1000万, however little is asked for', async () => {
    const partnerId = await partner(DEPOSIT_FEN - 1);
    expect(await moved(partnerId, { move: 'hold', amountFen: 1, drawdownId: 'd1' })).toBe(false);
    await table.ledger.setDeposit(partnerId, DEPOSIT_FEN, at, OPERATOR);
    expect(await moved(partnerId, { move: 'hold', amountFen: 1, drawdownId: 'd1' })).toBe(true);
  });

  it('stands still for a move that came twice', async () => {
    const partnerId = await partner();
    const hold = { move: 'hold', amountFen: DRAWDOWN_FEN, drawdownId: 'd1' } as const;
    expect([await moved(partnerId, hold), await moved(partnerId, hold)]).toEqual([true, false]);
    expect(await table.ledger.deposit(partnerId)).toMatchObject({ heldFen: DRAWDOWN_FEN });
  });

  it('follows a deposit that is lowered below what it carries, and lets nothing out until it is made up', async () => {
    const partnerId = await partner(2 * DEPOSIT_FEN);
    const hold = (drawdownId: string) => moved(partnerId, { move: 'hold', amountFen: 5_000_000_000, drawdownId });
    expect([await hold('d1'), await hold('d2'), await hold('d3')]).toEqual([true, true, true]);
    await table.ledger.setDeposit(partnerId, DEPOSIT_FEN, at, OPERATOR);
    expect(await table.ledger.deposit(partnerId)).toMatchObject({ headroomFen: -5_000_000_000 });
    expect(await hold('d4')).toBe(false);
    await table.ledger.setDeposit(partnerId, 2 * DEPOSIT_FEN, at, OPERATOR);
    expect(await hold('d4')).toBe(true);
  });

  it(
    'is what the recount of all moves says, after any crowd of drawdowns',
    async () => {
      const anyDrawdown = fc.record({
        amountFen: fc.integer({ min: 1, max: 3_000_000_000 }),
        ends: fc.constantFrom('release' as const, 'disburse' as const, 'nothing' as const),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(anyDrawdown, { minLength: 2, maxLength: 10 }), async (drawdowns) => {
          const partnerId = await partner();
          await Promise.all(
            drawdowns.map(async ({ amountFen, ends }, index) => {
              const drawdownId = `d${index}`;
              const held = await moved(partnerId, { move: 'hold', amountFen, drawdownId });
              if (held && ends !== 'nothing') await moved(partnerId, { move: ends, amountFen, drawdownId });
            }),
          );
          const counted = await recount(partnerId);
          const kept = await table.ledger.deposit(partnerId);
          expect(kept).toMatchObject(counted);
          expect(kept?.headroomFen).toBe(10 * DEPOSIT_FEN - counted.heldFen - counted.outstandingFen);
          expect(kept?.headroomFen).toBeGreaterThanOrEqual(0);
        }),
        { numRuns: 12 },
      );
    },
    TIMEOUT_MS,
  );
});
