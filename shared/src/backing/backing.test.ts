import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { InStatus } from '../application/application.ts';
import { UserId } from '../application/ids.ts';
import { transition, whatTheBankNeeds } from '../application/transitions.ts';
import { travelled, upTo } from '../testing/application-road.ts';
import { addMs, Instant } from '../time/instant.ts';
import { awaitsAnswer, isConfirmed, PAPERS_MAX, type TradeBacking } from './backing.ts';
import { Agreement, Counterparty, Paper } from './papers.ts';
import { BACKING_MOVES, type BackingEvent, transitionBacking } from './transitions.ts';

const HOUR_MS = 3_600_000;
const start = Instant.parse('2026-11-23T01:00:00.000Z');
const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const id = uuid(1) as TradeBacking['id'];
const userId = UserId.parse(uuid(9));
const tokenHash = 'a'.repeat(64);

const buyer = Counterparty.parse({
  role: 'buyer',
  name: '广州市欣途贸易有限公司',
  creditCode: '91350100M000100Y43',
  marketplace: 'shopee',
  tradingSince: '2023-09',
  relation: 'none',
});
const agreement = Agreement.parse({
  number: 'XT-2026-0418',
  annualAmountFen: 1_200_000_000,
  from: '2026-04-18',
  to: '2027-04-17',
  leadDays: 30,
  termDays: 90,
});
const order = (n: number, amountFen = 58_900_000) =>
  Paper.parse({
    kind: 'order',
    id: uuid(100 + n),
    number: `PO-${n}`,
    amountFen,
    orderedOn: '2026-11-20',
    deliverBy: '2026-12-20',
    dueOn: '2027-03-20',
  });

type Happening = BackingEvent extends infer E
  ? E extends { at: Instant }
    ? Omit<E, 'at'> & { at?: Instant }
    : never
  : never;
/** One hour apart, unless a time is told. */
function after(...events: Happening[]): TradeBacking {
  let state: TradeBacking | undefined;
  for (const [n, event] of events.entries()) {
    const moved = transitionBacking(state, { at: addMs(start, n * HOUR_MS), ...event } as BackingEvent);
    if (!moved.ok) throw new Error(`${event.type}: ${JSON.stringify(moved.error)}`);
    state = moved.value;
  }
  return state as TradeBacking;
}

const PAPERS: Happening[] = [
  { type: 'open', id, kind: 'orders' },
  { type: 'putCounterparty', counterparty: buyer },
  { type: 'putAgreement', agreement },
  { type: 'putPaper', paper: order(1) },
  { type: 'putPaper', paper: order(2) },
];
const SENT: Happening[] = [...PAPERS, { type: 'invite', tokenHash, reminder: false }];
const OPENED: Happening[] = [...SENT, { type: 'openLink' }, { type: 'takeLink', userId }];
const yes = (version: number, ...orders: number[]): Happening => ({
  type: 'answer',
  version,
  lines: Object.fromEntries(orders.map((n) => [uuid(100 + n), 'confirmed' as const])),
  agreement: 'confirmed',
  assignment: 'acknowledged',
});
const ANSWERED: Happening[] = [...OPENED, yes(8, 1, 2)];

describe('the papers behind a loan', () => {
  it('are confirmed once the counterparty stands by the agreement, the assignment and an order', () => {
    expect(isConfirmed(after(...OPENED))).toBe(false);
    expect(isConfirmed(after(...ANSWERED))).toBe(true);
  });

  it('are lent on for the lines that were not refused', () => {
    const backing = after(...OPENED, {
      ...(yes(8, 1) as Extract<Happening, { type: 'answer' }>),
      lines: { [uuid(101)]: 'confirmed', [uuid(102)]: 'amountDiffers' },
    });
    expect(backing.answers).toEqual({ [uuid(101)]: 'confirmed', [uuid(102)]: 'amountDiffers' });
    expect(isConfirmed(backing)).toBe(true);
  });

  it.each([
    ['the agreement', { agreement: 'datesDiffer' as const }],
    ['the assignment', { assignment: 'refused' as const }],
    ['every order', { lines: { [uuid(101)]: 'notOurs' as const, [uuid(102)]: 'notOurs' as const } }],
  ])('are not confirmed by a counterparty that refuses %s', (_, no) => {
    const answer = { ...(yes(8, 1, 2) as Extract<Happening, { type: 'answer' }>), ...no };
    expect(isConfirmed(after(...OPENED, answer))).toBe(false);
  });

  it('ask anew about an order that was changed after it was answered, and only about that one', () => {
    const backing = after(...ANSWERED, { type: 'putPaper', paper: order(2, 99_000_000) });
    expect(backing.status).toBe('invited');
    expect(backing.answers).toEqual({ [uuid(101)]: 'confirmed' });
    expect(isConfirmed(backing)).toBe(true);
  });

  it('forget what was said, and the link, when the counterparty is another one', () => {
    const other = { ...buyer, name: '深圳市另一家贸易有限公司' };
    const backing = after(...ANSWERED, { type: 'putCounterparty', counterparty: other });
    expect(backing).toMatchObject({ status: 'collecting', answers: {} });
    expect(backing.link).toBeUndefined();
    expect(isConfirmed(backing)).toBe(false);
  });

  it('are answered whole or not at all', () => {
    const moved = transitionBacking(after(...OPENED), { at: start, ...yes(8, 1) } as BackingEvent);
    expect(moved).toEqual({ ok: false, error: { tag: 'AnswersIncomplete', lacking: [uuid(102)] } });
  });

  it('are not answered by someone who saw others', () => {
    const moved = transitionBacking(after(...OPENED), { at: start, ...yes(7, 1, 2) } as BackingEvent);
    expect(moved).toEqual({ ok: false, error: { tag: 'PapersChanged' } });
  });

  it('take no answer after the link has run out', () => {
    const at = addMs(start, 8 * 24 * HOUR_MS);
    expect(transitionBacking(after(...OPENED), { ...yes(8, 1, 2), at } as BackingEvent)).toMatchObject({
      ok: false,
      error: { tag: 'LinkExpired' },
    });
  });

  it('remind the same person twice a day and not a third time', () => {
    const twice: Happening[] = [
      ...SENT,
      { type: 'invite', tokenHash, reminder: true },
      { type: 'invite', tokenHash, reminder: true },
    ];
    const third = { type: 'invite', tokenHash, reminder: true } as const;
    const at = addMs(start, 20 * HOUR_MS);
    expect(transitionBacking(after(...twice), { ...third, at })).toEqual({
      ok: false,
      error: { tag: 'RemindedRecently', nextAt: addMs(start, 30 * HOUR_MS) },
    });
    expect(transitionBacking(after(...twice), { ...third, at: addMs(start, 31 * HOUR_MS) })).toMatchObject({
      ok: true,
    });
  });

  it('refuse a second paper of the same kind under the same number', () => {
    const twin = { ...order(1), id: uuid(555) };
    expect(transitionBacking(after(...PAPERS), { type: 'putPaper', at: start, paper: twin })).toEqual({
      ok: false,
      error: { tag: 'NumberTwice', paperId: uuid(101) },
    });
  });

  it('stay under the 64 KB of an item when they are full', () => {
    const text = (n: number) => `${'票'.repeat(6)}${String(n).padStart(20, '0')}`;
    const invoice = (n: number) =>
      Paper.parse({
        kind: 'invoice',
        id: uuid(n),
        number: text(n),
        fileId: uuid(n),
        origin: 'fromXml',
        issuedOn: '2026-01-01',
        amountFen: 100_000_000_000,
        sellerCode: '91350100M000100Y43',
        buyerCode: '91350100M000100Y43',
        dueOn: '2026-04-01',
        paidOn: '2026-04-01',
        paidFen: 100_000_000_000,
      });
    const full = Array.from(
      { length: PAPERS_MAX },
      (_, n) => ({ type: 'putPaper', paper: invoice(1_000 + n) }) as const,
    );
    const backing = after(...PAPERS.slice(0, 3), ...full);
    expect(new TextEncoder().encode(JSON.stringify(backing)).length).toBeLessThan(64 * 1024);
    expect(transitionBacking(backing, { type: 'putPaper', at: start, paper: invoice(9_999) })).toMatchObject({
      ok: false,
      error: { tag: 'PapersFull' },
    });
  });
});

const anyHappening: fc.Arbitrary<Happening> = fc.oneof(
  fc.integer({ min: 1, max: 4 }).map((n): Happening => ({ type: 'putPaper', paper: order(n, n * 1_000_000) })),
  fc.integer({ min: 1, max: 4 }).map((n): Happening => ({ type: 'removePaper', paperId: uuid(100 + n) })),
  fc.boolean().map((reminder): Happening => ({ type: 'invite', tokenHash, reminder })),
  fc.integer({ min: 1, max: 30 }).map((version) => yes(version, 1, 2, 3, 4)),
  fc.constantFrom<Happening>(
    { type: 'putAgreement', agreement },
    { type: 'putCounterparty', counterparty: buyer },
    { type: 'openLink' },
    { type: 'takeLink', userId },
    { type: 'attachSource', sourceId: uuid(7) as never, consents: [] },
    { type: 'detachSource', sourceId: uuid(7) as never },
    { type: 'close' },
  ),
);

describe('whatever happens to them', () => {
  it('folding the events gives the state, which says answered only when nothing awaits an answer', () => {
    fc.assert(
      fc.property(fc.array(anyHappening, { maxLength: 25 }), (happenings) => {
        const events: BackingEvent[] = [];
        let state = after(...PAPERS.slice(0, 1));
        for (const [n, happening] of happenings.entries()) {
          const event = { at: addMs(start, n * HOUR_MS), ...happening } as BackingEvent;
          const moved = transitionBacking(state, event);
          if (!moved.ok) continue;
          expect(BACKING_MOVES[state.status][event.type]).toBeDefined();
          expect(moved.value.version).toBe(state.version + 1);
          events.push(event);
          state = moved.value;
        }
        const replayed = events.reduce<TradeBacking>(
          (from, event) => {
            const moved = transitionBacking(from, event);
            return moved.ok ? moved.value : from;
          },
          after(...PAPERS.slice(0, 1)),
        );
        expect(replayed).toEqual(state);
        if (state.status === 'answered') expect(awaitsAnswer(state)).toBe(false);
        expect(JSON.parse(JSON.stringify(state))).toEqual(state);
      }),
    );
  });
});

describe('the bank', () => {
  const accepted = travelled(upTo('accept')) as InStatus<'accepted'>;
  const noted = (confirmed: boolean) => {
    const moved = transition(accepted, { type: 'noteBacking', at: accepted.acceptedAt, complete: true, confirmed });
    if (!moved.ok) throw new Error(moved.error.tag);
    return moved.value as InStatus<'accepted'>;
  };

  it('is not asked about papers that nobody has confirmed, and about shops without any', () => {
    const CONFIRMATION = 'counterpartyConfirmation';
    expect(whatTheBankNeeds(accepted)).not.toContain(CONFIRMATION);
    expect(whatTheBankNeeds(noted(false))).toContain(CONFIRMATION);
    expect(whatTheBankNeeds(noted(true))).not.toContain(CONFIRMATION);
  });

  it('is waited for no longer than the counterparty: the clock stands still meanwhile', () => {
    expect(noted(false).clock.awaiting).toContain('counterparty');
    expect(noted(true).clock.awaiting).not.toContain('counterparty');
  });
});
