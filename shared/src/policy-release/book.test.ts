import { describe, expect, it } from '@jest/globals';
import { addMs, Instant } from '../time/instant.ts';
import {
  inForceIn,
  type PolicyBook,
  type PolicyBookEvent,
  shadowsIn,
  standingIn,
  transitionPolicyBook,
} from './book.ts';

const AT = Instant.parse('2026-11-23T02:00:00.000Z');
const DAY_MS = 86_400_000;
const OLD = 'data-loan-2026.11';
const NEW = 'data-loan-2026.12';
type Step = PolicyBookEvent extends infer E ? (E extends PolicyBookEvent ? Omit<E, 'at'> : never) : never;

const draft = (release = NEW, base = OLD, by = 'zhao'): Step => ({
  ...{ type: 'draftPolicy', product: 'dataLoan', release, base, by },
  ...{ policySha256: 'a'.repeat(64), draftSha256: 'b'.repeat(64) },
});
const shadow = (release = NEW): Step => ({ type: 'shadowPolicy', release, by: 'zhao' });
const approve = (change: object = {}): Step =>
  ({ type: 'approvePolicy', release: NEW, by: 'sun', inForce: OLD, unmet: [], ...change }) as Step;
const consent = (release = NEW): Step => ({ type: 'consentPolicy', release, by: 'sun', ground: '陈瑞，批文 12 号' });
const release = (change: object = {}): Step =>
  ({ ...approve(), type: 'releasePolicy', effectiveAt: addMs(AT, DAY_MS), ...change }) as Step;
const retire = (by = 'sun'): Step => ({ type: 'retirePolicy', release: NEW, by, ground: '回款变慢' });

function after(steps: readonly Step[], at = AT) {
  let book: PolicyBook | undefined;
  for (const step of steps) {
    const moved = transitionPolicyBook(book, { ...step, at } as PolicyBookEvent);
    if (!moved.ok) return moved.error;
    book = moved.value;
  }
  return book as PolicyBook;
}
const bookAfter = (...steps: Step[]) => {
  const book = after(steps);
  if ('tag' in book) throw new Error(JSON.stringify(book));
  return book;
};
const WHOLE = [draft(), shadow(), approve(), consent(), release()];

describe('a version of a policy', () => {
  it('is drafted, runs in shadow, is approved by a second person and the bank, and is in force from its day on', () => {
    const standings = WHOLE.map((_, index) => {
      const book = bookAfter(...WHOLE.slice(0, index + 1));
      return book.releases.map((one) => standingIn(book, one, AT)).join();
    });
    expect(standings).toEqual(['drafted', 'shadow', 'approved', 'approved', 'scheduled']);
    const book = bookAfter(...WHOLE);
    expect(inForceIn(book, addMs(AT, DAY_MS - 1))).toBeUndefined();
    expect(inForceIn(book, addMs(AT, DAY_MS))?.version).toBe(NEW);
  });

  it('runs in shadow until the moment it takes over', () => {
    const book = bookAfter(...WHOLE);
    expect(shadowsIn(book, addMs(AT, DAY_MS - 1)).map(({ version }) => version)).toEqual([NEW]);
    expect(shadowsIn(book, addMs(AT, DAY_MS))).toEqual([]);
    expect(shadowsIn(bookAfter(draft()), AT)).toEqual([]);
  });

  it.each([
    ['approved without a shadow', [draft(), approve()], { tag: 'NotInThisStanding', standing: 'drafted' }],
    ['approved by its author', [draft(), shadow(), approve({ by: ' Zhao ' })], { tag: 'SamePerson' }],
    ['released by its author', [...WHOLE.slice(0, 4), release({ by: 'zhao' })], { tag: 'SamePerson' }],
    ['released without the bank', [draft(), shadow(), approve(), release()], { tag: 'BankHasNotAgreed' }],
    [
      'in force since yesterday',
      [...WHOLE.slice(0, 4), release({ effectiveAt: addMs(AT, -1) })],
      {
        tag: 'EffectiveInThePast',
      },
    ],
    [
      'approved when another is in force',
      [draft(), shadow(), approve({ inForce: 'data-loan-2026.13' })],
      {
        ...{ tag: 'BaseMoved', inForce: 'data-loan-2026.13' },
      },
    ],
    [
      'approved with conditions unmet',
      [draft(), shadow(), approve({ unmet: ['shadowCases'] })],
      {
        ...{ tag: 'ConditionsUnmet', unmet: ['shadowCases'] },
      },
    ],
    ['drafted twice', [draft(), draft()], { tag: 'VersionTaken' }],
    [
      'released when it is in force already',
      [...WHOLE, release()],
      { tag: 'NotInThisStanding', standing: 'scheduled' },
    ],
    ['moved without a draft', [shadow()], { tag: 'VersionNotKnown' }],
  ])('is never %s', (_, steps, error) => {
    expect(after(steps)).toEqual(error);
  });

  it('is approved with conditions unmet for a ground, which is kept with them', () => {
    const book = bookAfter(draft(), shadow(), approve({ unmet: ['shadowCases'], ground: '仅下调上限' }));
    expect(book.releases[0]?.approved).toEqual({ by: 'sun', at: AT, unmet: ['shadowCases'], ground: '仅下调上限' });
  });

  it('is one of at most three in shadow', () => {
    const names = ['a-1', 'a-2', 'a-3', 'a-4'];
    expect(after(names.flatMap((name) => [draft(name), shadow(name)]))).toEqual({ tag: 'TooManyShadows' });
  });

  it('gives way to the next, and decides again when that one is retired', () => {
    const NEXT = 'data-loan-2027.01';
    const now = { release: NEXT, inForce: NEW };
    const steps = [
      ...[draft(), shadow(), approve(), consent(), release({ effectiveAt: AT })],
      ...[draft(NEXT, NEW), shadow(NEXT), approve(now), consent(NEXT)],
      release({ ...now, effectiveAt: addMs(AT, DAY_MS) }),
    ];
    const later = addMs(AT, DAY_MS);
    const book = bookAfter(...steps);
    expect(book.releases.map((one) => standingIn(book, one, later))).toEqual(['replaced', 'live']);
    const back = transitionPolicyBook(book, { ...retire(), release: NEXT, at: later } as PolicyBookEvent);
    expect(back.ok && inForceIn(back.value, later)?.version).toBe(NEW);
  });

  it('waits while another is still to take over', () => {
    const second = ['b-2027', OLD] as const;
    const steps = [...WHOLE, draft(...second), shadow('b-2027'), approve({ release: 'b-2027' }), consent('b-2027')];
    expect(after([...steps, release({ release: 'b-2027' })])).toEqual({ tag: 'AnotherScheduled', version: NEW });
  });
});
