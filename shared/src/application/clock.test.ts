import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyTries, FIRST_AT } from '../testing/application-events.ts';
import { walk } from '../testing/application-walk.ts';
import { addMs, type Instant } from '../time/instant.ts';
import { clockState, dueAt, type Mover, moveClock, reachedAt, startClock, usedMs } from './clock.ts';
import { whoseMove } from './whose-move.ts';

const HOUR_MS = 3_600_000;
const at = (ms: number): Instant => addMs(FIRST_AT, ms);
const OURS: readonly Mover[] = ['us', 'bank'];
const isOurs = (awaiting: readonly Mover[]) => awaiting.some((mover) => OURS.includes(mover));

const anyMoves = fc.array(
  fc.record({
    waitMs: fc.integer({ min: 0, max: 9 * HOUR_MS }),
    awaiting: fc.constantFrom<Mover[]>(['us'], ['bank'], ['applicant'], ['controller', 'legalRepresentative']),
  }),
  { maxLength: 20 },
);

describe('the service clock', () => {
  it('counts every moment once: used time and paused time are the time that has passed', () => {
    fc.assert(
      fc.property(anyMoves, fc.nat(9 * HOUR_MS), (moves, lastMs) => {
        let clock = startClock(FIRST_AT, ['us']);
        let [now, pausedMs] = [0, 0];
        for (const { waitMs, awaiting } of [...moves, { waitMs: lastMs, awaiting: ['us'] as Mover[] }]) {
          if (!isOurs(clock.awaiting)) pausedMs += waitMs;
          now += waitMs;
          clock = moveClock(clock, at(now), awaiting);
        }
        expect(usedMs(clock, at(now)) + pausedMs).toBe(now);
      }),
    );
  });

  it('is not moved by a move to the same people', () => {
    fc.assert(
      fc.property(anyMoves, fc.nat(HOUR_MS), fc.nat(HOUR_MS), (moves, firstMs, laterMs) => {
        let [clock, now] = [startClock(FIRST_AT, ['applicant']), 0];
        for (const { waitMs, awaiting } of moves) {
          now += waitMs;
          clock = moveClock(clock, at(now), awaiting);
        }
        const again = moveClock(clock, at(now + firstMs), clock.awaiting);
        expect(usedMs(again, at(now + firstMs + laterMs))).toBe(usedMs(clock, at(now + firstMs + laterMs)));
        expect(again.pausedSince).toBe(clock.pausedSince);
        expect(dueAt(again)).toBe(dueAt(clock));
      }),
    );
  });

  // Due 24 hours after the start of a clock that never paused; near in the last four.
  it.each([
    [0, 'running'],
    [20 * HOUR_MS - 1, 'running'],
    [20 * HOUR_MS, 'near'],
    [24 * HOUR_MS - 1, 'near'],
    [24 * HOUR_MS, 'broken'],
  ])('is, %i ms after it started, %s', (ms, state) => {
    expect(clockState(startClock(FIRST_AT, ['us']), at(ms))).toBe(state);
  });

  it('says when the 24 hours end only while it runs', () => {
    const paused = startClock(FIRST_AT, ['applicant']);
    expect(dueAt(paused)).toBeUndefined();
    const running = moveClock(paused, at(5 * HOUR_MS), ['bank']);
    expect(dueAt(running)).toBe(at(29 * HOUR_MS));
    expect(reachedAt(running, 20 * HOUR_MS)).toBe(at(25 * HOUR_MS));
  });

  it('waits for the applicant without end, and goes on where it stood', () => {
    const paused = moveClock(startClock(FIRST_AT, ['us']), at(10 * HOUR_MS), ['applicant']);
    expect(clockState(paused, at(1_000 * HOUR_MS))).toBe('paused');
    const running = moveClock(paused, at(1_000 * HOUR_MS), ['us']);
    expect(dueAt(running)).toBe(at(1_014 * HOUR_MS));
  });

  it('stands still for ever once nobody is awaited', () => {
    const stopped = moveClock(startClock(FIRST_AT, ['bank']), at(HOUR_MS), ['nobody']);
    expect(moveClock(stopped, at(9 * HOUR_MS), ['us'])).toEqual(stopped);
    expect(clockState(stopped, at(100 * HOUR_MS))).toBe('stopped');
  });
});

describe('the clock of an application', () => {
  it('runs exactly while it is our move or the bank’s, on every life an application can lead', () => {
    fc.assert(
      fc.property(anyTries, (tries) => {
        let [usedBefore, before] = [0, undefined as { at: Instant; isOurs: boolean } | undefined];
        for (const { event, state } of walk(tries)) {
          if (!('clock' in state)) continue;
          const passedMs = before ? Date.parse(event.at) - Date.parse(before.at) : 0;
          const used = usedBefore + (before?.isOurs ? passedMs : 0);
          if (state.clock.stoppedAt === undefined) {
            expect(usedMs(state.clock, event.at)).toBe(used);
            expect(state.clock.awaiting).toEqual(whoseMove(state));
            expect(state.clock.runningSince !== undefined).toBe(isOurs(whoseMove(state)));
            expect(state.clock.pausedSince === undefined).toBe(isOurs(whoseMove(state)));
          }
          usedBefore = used;
          before = { at: event.at, isOurs: isOurs(whoseMove(state)) };
        }
      }),
      { numRuns: 100 },
    );
  });

  it('is near once and broken once at most', () => {
    fc.assert(
      fc.property(anyTries, (tries) => {
        const types = walk(tries).map(({ event }) => event.type);
        expect(types.filter((type) => type === 'clockNear').length).toBeLessThanOrEqual(1);
        expect(types.filter((type) => type === 'clockBroken').length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 50 },
    );
  });
});
