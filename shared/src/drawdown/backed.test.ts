import { describe, expect, it } from '@jest/globals';
import { fen } from '../money/fen.ts';
import { AnnualRatePpm } from '../money/interest.ts';
import { Day } from '../time/instant.ts';
import { type Backed, heldToBacking, stillCarried } from './backed.ts';
import { quoteOf, type Wish } from './quote.ts';

const day = (text: string) => Day.parse(text);
const TODAY = day('2026-11-24');
const WAN = 1_000_000; // 万元 in fen.

/** 30万 until 8 April, 90万 until 8 February: what confirmed orders carry, and all of it counts for an example. */
const LATE = { on: day('2027-04-08'), paidOn: day('2027-03-24') };
const EARLY = { on: day('2027-02-08'), paidOn: day('2027-01-24') };
const orders: Backed = {
  drawable: (lastDueOn) => fen(lastDueOn <= EARLY.on ? 90 * WAN : lastDueOn <= LATE.on ? 30 * WAN : 0),
  mayRunTo: ({ amountFen, confirmedOnly }) =>
    amountFen <= 30 * WAN ? LATE : amountFen <= 90 * WAN || !confirmedOnly ? EARLY : undefined,
};
const wish = (amountFen: number, termMonths = 6): Wish => ({
  ...{ amountFen: fen(amountFen), termMonths, method: 'bullet', startOn: TODAY },
  annualRatePpm: AnnualRatePpm.parse(58_000),
});
const drawn = (asked: Wish, backed = orders) => heldToBacking(backed, { wish: asked, isDrawn: true });

describe('a wish that rests on orders', () => {
  it('ends with those it needs, where they end before its months', () => {
    expect(drawn(wish(30 * WAN))).toEqual({ ok: true, value: { ...wish(30 * WAN), maturity: LATE } });
    expect(drawn(wish(30 * WAN + 1))).toMatchObject({ value: { maturity: EARLY } });
  });

  it('ends after its months, where those end sooner', () => {
    expect(drawn(wish(30 * WAN, 4))).toEqual({ ok: true, value: wish(30 * WAN, 4) });
    const onTheDay = { ...wish(30 * WAN, 4), startOn: day('2026-12-08') };
    expect(drawn(onTheDay)).toEqual({ ok: true, value: onTheDay });
  });

  it('is refused above all that they carry, with what they do', () => {
    expect(drawn(wish(90 * WAN))).toMatchObject({ ok: true });
    expect(drawn(wish(90 * WAN + 1))).toEqual({
      ...{ ok: false, error: { tag: 'AmountAboveOrders', drawableFen: 90 * WAN } },
    });
  });

  // The early orders end on 8 February: from the 2nd on that is sooner than a week, and those alone are counted no more.
  it('counts no orders that end within a week', () => {
    const asked = (startOn: string) => drawn({ ...wish(30 * WAN + 1), startOn: day(startOn) });
    expect(asked('2027-02-01')).toMatchObject({ ok: true });
    expect(asked('2027-02-02')).toMatchObject({ error: { drawableFen: 30 * WAN } });
  });

  it('is shown before the bank has decided as if the buyer had confirmed', () => {
    const example = heldToBacking(orders, { wish: wish(91 * WAN), isDrawn: false });
    expect(example).toMatchObject({ ok: true, value: { maturity: EARLY } });
  });

  it('is held to its last day where what carries it says nothing of days', () => {
    const bills: Backed = { drawable: (lastDueOn) => fen(lastDueOn <= day('2027-01-24') ? WAN : 0) };
    expect(drawn(wish(WAN, 2), bills)).toEqual({ ok: true, value: wish(WAN, 2) });
    expect(drawn(wish(WAN, 3), bills)).toMatchObject({ ok: false, error: { drawableFen: 0 } });
  });
});

describe('before money is held', () => {
  const held = (amountFen: number, besideFen: number, maturity?: typeof LATE) =>
    stillCarried(
      orders,
      { amountFen: fen(amountFen), quote: quoteOf({ ...wish(amountFen, 4), maturity }, () => true) },
      besideFen,
    );

  it('what was drawn before is taken off what the orders carry until then', () => {
    expect(held(20 * WAN, 10 * WAN, LATE)).toBe(true);
    expect(held(20 * WAN, 10 * WAN + 1, LATE)).toBe(false);
    expect(held(80 * WAN, 10 * WAN, EARLY)).toBe(true);
    expect(held(80 * WAN, 10 * WAN + 1, EARLY)).toBe(false);
  });

  // Four months from 24 November are 24 March, after the early orders and before the late ones end.
  it('whole months are held to their last day', () => {
    expect([held(30 * WAN, 0), held(30 * WAN, 1)]).toEqual([true, false]);
  });

  it('a holiday after that day makes no order too short', () => {
    const quote = quoteOf({ ...wish(30 * WAN), maturity: LATE }, (dueOn) => dueOn !== LATE.on);
    expect(quote.instalments[quote.instalments.length - 1]?.dueDate).toBe('2027-04-09');
    expect(stillCarried(orders, { amountFen: fen(30 * WAN), quote }, 0)).toBe(true);
  });
});
