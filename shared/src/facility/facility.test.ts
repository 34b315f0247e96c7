import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fen } from '../money/fen.ts';
import { Instant } from '../time/instant.ts';
import { type Facility, type FacilityEvent, leftFen, transitionFacility } from './facility.ts';

const at = Instant.parse('2026-11-23T01:00:00.000Z');
const id = '00000000-0000-4000-8000-000000000001';
const drawdownId = '00000000-0000-4000-8000-000000000002';
const AVAILABLE = 200_000_000;
const OPEN = {
  type: 'open',
  at,
  id,
  applicationId: id,
  bankId: 'BANK-A',
  limitFen: 500_000_000,
  availableLimitFen: AVAILABLE,
  annualRatePpm: 58_000,
  termMonths: 12,
  validUntil: at,
} as unknown as FacilityEvent;

function opened(): Facility {
  const facility = transitionFacility(undefined, OPEN);
  if (!facility.ok) throw new Error(facility.error.tag);
  return facility.value;
}

const move = (type: 'hold' | 'release' | 'draw', amount: number) =>
  ({ type, at, amountFen: fen(amount), drawdownId }) satisfies FacilityEvent;

describe('a line', () => {
  it('is opened once, with nothing held and nothing drawn', () => {
    expect(opened()).toMatchObject({ status: 'active', heldFen: 0, drawnFen: 0, version: 1 });
    expect(transitionFacility(opened(), OPEN)).toMatchObject({ error: { tag: 'IllegalTransition' } });
  });

  it.each([
    ['all that is left', AVAILABLE, true],
    ['one fen more', AVAILABLE + 1, false],
  ])('holds %s: %i fen is %s', (_, amount, allowed) => {
    expect(transitionFacility(opened(), move('hold', amount)).ok).toBe(allowed);
  });

  it('holds nothing while it is frozen, and still gives back what it held', () => {
    const held = transitionFacility(opened(), move('hold', 100));
    const frozen = held.ok && transitionFacility(held.value, { type: 'freeze', at, reason: 'warning' });
    if (!frozen || frozen.ok === false) throw new Error('cannot be frozen');
    expect(transitionFacility(frozen.value, move('hold', 1))).toMatchObject({ error: { tag: 'IllegalTransition' } });
    expect(transitionFacility(frozen.value, move('release', 100))).toMatchObject({ value: { heldFen: 0 } });
  });

  it('never holds and draws more together than may be drawn, and loses no fen on the way', () => {
    const anyMove = fc.record({
      type: fc.constantFrom('hold' as const, 'release' as const, 'draw' as const),
      amount: fc.integer({ min: 0, max: AVAILABLE }),
    });
    fc.assert(
      fc.property(fc.array(anyMove, { maxLength: 40 }), (moves) => {
        let facility = opened();
        let [held, drawn] = [0, 0];
        for (const { type, amount } of moves) {
          // Only what is held is given back or drawn: callers take the amount from the drawdown that holds it.
          const amountFen = type === 'hold' ? amount : Math.min(amount, held);
          const next = transitionFacility(facility, move(type, amountFen));
          if (!next.ok) {
            expect(amountFen).toBeGreaterThan(AVAILABLE - held - drawn);
            continue;
          }
          held += type === 'hold' ? amountFen : -amountFen;
          drawn += type === 'draw' ? amountFen : 0;
          facility = next.value;
          expect(facility).toMatchObject({ heldFen: held, drawnFen: drawn });
          expect(leftFen(facility)).toBe(AVAILABLE - held - drawn);
          expect(leftFen(facility)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});
