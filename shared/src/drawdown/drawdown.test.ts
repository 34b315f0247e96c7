import { describe, expect, it } from '@jest/globals';
import { Instant } from '../time/instant.ts';
import { type Drawdown, type DrawdownEvent, transitionDrawdown } from './drawdown.ts';

const at = Instant.parse('2026-11-23T01:00:00.000Z');
const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const quote = {
  amountFen: 100_000,
  termMonths: 3,
  method: 'bullet',
  annualRatePpm: 58_000,
  instalments: [],
  totalInterestFen: 0,
  totalFeesFen: 0,
  totalFen: 100_000,
  allInCostPpm: 58_000,
  irrPpm: 58_000,
  interestPerDayFen: 16,
};
const facts = { amountFen: 100_000, termMonths: 3, method: 'bullet', annualRatePpm: 58_000, purpose: 'stock', quote };
const FAILURE = { failCode: 'ACCOUNT_CLOSED', failText: '收款账户已销户' };
const EVENTS = [
  { type: 'quote', at, id: uuid(1), applicationId: uuid(2), bankId: 'BANK-A', ...facts },
  { type: 'hold', at, facilityId: uuid(3) },
  { type: 'instruct', at, loanApplyNo: 'LA-00000001' },
  { type: 'loseSight', at },
  { type: 'disburse', at, disbursedAt: at, bankTransactionNo: 'FK1', accountName: '云帆', accountTail: '0101' },
  { type: 'reject', at, ...FAILURE },
  { type: 'release', at, ...FAILURE },
] as unknown as DrawdownEvent[];
type Type = DrawdownEvent['type'];
const eventOf = (type: Type) => EVENTS.find((event) => event.type === type) as DrawdownEvent;

function after(...types: Type[]): Drawdown {
  let state: Drawdown | undefined;
  for (const type of types) {
    const moved = transitionDrawdown(state, eventOf(type));
    if (!moved.ok) throw new Error(`${type}: ${moved.error.from}`);
    state = moved.value;
  }
  return state as Drawdown;
}

const STATES: Drawdown[] = [
  after('quote'),
  after('quote', 'hold'),
  after('quote', 'hold', 'instruct'),
  after('quote', 'hold', 'instruct', 'loseSight'),
  after('quote', 'hold', 'instruct', 'disburse'),
  after('quote', 'hold', 'instruct', 'reject'),
  after('quote', 'hold', 'instruct', 'reject', 'release'),
];

describe('a drawdown', () => {
  it('makes these moves and no others', () => {
    const moves = STATES.flatMap((state) =>
      EVENTS.flatMap((event) => {
        const moved = transitionDrawdown(state, event);
        return moved.ok ? [`${state.status} --${event.type}--> ${moved.value.status}`] : [];
      }),
    );
    expect(moves).toEqual([
      'quoted --quote--> quoted',
      'quoted --hold--> held',
      'quoted --release--> released',
      'held --instruct--> instructed',
      'held --release--> released',
      'instructed --loseSight--> unknown',
      'instructed --disburse--> disbursed',
      'instructed --reject--> rejected',
      'unknown --loseSight--> unknown',
      'unknown --disburse--> disbursed',
      'unknown --reject--> rejected',
      'rejected --release--> released',
    ]);
  });

  it('is never given back while money may be on its way', () => {
    for (const state of [after('quote', 'hold', 'instruct'), after('quote', 'hold', 'instruct', 'loseSight')]) {
      expect(transitionDrawdown(state, eventOf('release'))).toMatchObject({ error: { tag: 'IllegalTransition' } });
    }
  });

  it('keeps the number it was instructed under through all that follows', () => {
    for (const road of [['loseSight', 'disburse'], ['loseSight', 'loseSight', 'reject'], ['disburse']] as Type[][]) {
      expect(after('quote', 'hold', 'instruct', ...road)).toMatchObject({ loanApplyNo: 'LA-00000001' });
    }
  });

  it('counts how often it was asked for while unknown', () => {
    expect(after('quote', 'hold', 'instruct', 'loseSight', 'loseSight', 'loseSight')).toMatchObject({ queries: 2 });
  });

  it('counts one version for every event', () => {
    expect(STATES.map(({ version }) => version)).toEqual([1, 2, 3, 4, 4, 4, 5]);
  });
});
