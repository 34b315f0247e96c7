import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createState } from '../kernel/state.ts';
import type { World } from '../kernel/world.ts';
import { lineOf, takeEvent } from './event-line.ts';
import { type Branch, openBranch, send, tester } from './testing/branch.ts';
import { APPLICATION } from './testing/messages.ts';

const TYPES = [
  'application.submitted',
  'application.offered',
  'application.accepted',
  'credit.applied',
  'credit.decided',
];
const event = (bankSeq: number, type = TYPES[(bankSeq - 1) % TYPES.length] ?? '', applicationId = APPLICATION) => ({
  applicationId,
  bankSeq,
  type,
  occurredAt: '2026-11-22T09:30:00.000Z',
  data: { n: bankSeq },
});
/** The line needs nothing of the world but its memory. */
const emptyWorld = () => ({ state: createState() }) as World;

describe("an application's line of events at the bank", () => {
  let branch: Branch;
  afterEach(() => branch?.sandbox.close());
  const deliver = (body: unknown) => send(branch, { service: 'event.deliver', path: '/v1/events', body });

  it('takes the next, takes a repeat, and refuses a gap by naming what it expects', async () => {
    branch = openBranch();
    const answers = [];
    for (const body of [event(2), event(1), event(1), event(3), event(2)]) {
      const { status, head } = await deliver(body);
      answers.push([status, head['code'], head['message']]);
    }
    expect(answers).toEqual([
      [409, '4090', 'bankSeq 1 is expected'],
      [200, '0000', 'OK'],
      [200, '0000', 'OK'],
      [409, '4090', 'bankSeq 2 is expected'],
      [200, '0000', 'OK'],
    ]);
  });

  it('does not take another event under a number it has', async () => {
    branch = openBranch();
    await deliver(event(1));
    expect(await deliver(event(1, 'clock.near'))).toMatchObject({ status: 409, head: { code: '4090' } });
  });

  it('shows what came, whether it was signed, and the line in order', async () => {
    branch = openBranch();
    await deliver(event(1));
    await send(branch, {
      service: 'event.deliver',
      path: '/v1/events',
      body: event(2),
      headers: { 'webhook-signature': 'v1,AA' },
    });
    await deliver(event(2));
    expect(await tester(branch, `/events?applicationId=${APPLICATION}`)).toMatchObject({
      last: 2,
      line: [event(1), event(2)],
      received: [
        { bankSeq: 1, type: 'application.submitted', verified: true, code: '0000' },
        { bankSeq: 2, verified: false, code: '4001' },
        { bankSeq: 2, verified: true, code: '0000' },
      ],
    });
  });

  it('is gapless and in order whatever is delivered twice, early or late', () => {
    const anyDeliveries = fc.array(
      fc.record({ application: fc.constantFrom('a', 'b'), seq: fc.integer({ min: 1, max: 8 }) }),
      { maxLength: 80 },
    );
    fc.assert(
      fc.property(anyDeliveries, (deliveries) => {
        const world = emptyWorld();
        const stored = new Map([
          ['a', 0],
          ['b', 0],
        ]);
        for (const { application, seq } of deliveries) {
          const before = stored.get(application) ?? 0;
          const { code, message } = takeEvent(world, event(seq, undefined, application));
          if (seq > before + 1) expect([code, message]).toEqual(['4090', `bankSeq ${before + 1} is expected`]);
          else expect(code).toBe('0000');
          stored.set(application, Math.max(before, seq === before + 1 ? seq : 0));
        }
        for (const [application, last] of stored) {
          const line = lineOf(world, application);
          expect(line.map(({ bankSeq }) => bankSeq)).toEqual(Array.from({ length: last }, (_, index) => index + 1));
          expect(line.every((one) => one.applicationId === application && one.data['n'] === one.bankSeq)).toBe(true);
        }
      }),
    );
  });

  it('is whole at the end when everything refused is sent again', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([1, 2, 3, 4, 5, 6, 7], { minLength: 7 }), (order) => {
        const world = emptyWorld();
        let waiting = [...order, ...order];
        // Each round stores at least the next number, so there are never more rounds than numbers.
        for (let round = 0; round < order.length && waiting.length > 0; round += 1) {
          waiting = waiting.filter((seq) => takeEvent(world, event(seq)).code !== '0000');
        }
        expect(waiting).toEqual([]);
        expect(lineOf(world, APPLICATION).map(({ bankSeq }) => bankSeq)).toEqual([1, 2, 3, 4, 5, 6, 7]);
      }),
    );
  });
});
