import { describe, expect, it } from '@jest/globals';
import { Instant } from '../time/instant.ts';
import { type Source, type SourceEvent, transitionSource } from './source.ts';

const at = Instant.parse('2026-11-23T01:00:00.000Z');
const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const link = { region: 'na', stateHash: 'first', linkExpiresAt: at, typed: {} } as const;
const shop = { sellerId: 'A1', shopName: 'YUNFAN', marketplaceIds: ['ATVPDKIKX0DER'], suspended: false };
const EVENTS = [
  { type: 'create', at, id: uuid(1), applicationId: uuid(2), ownerId: uuid(3), vendor: 'amazon', ...link },
  { type: 'renewLink', at, ...link, stateHash: 'second' },
  { type: 'reportProblem', at, problem: 'cancelled' },
  { type: 'authorise', at, shop, owner: 'applicant' },
  { type: 'confirm', at, relation: 'sameCompany', pullId: uuid(4) },
  { type: 'disown', at },
  { type: 'finishReading', at, factsName: 'facts.json', factsSha256: 'a'.repeat(64) },
  { type: 'failReading', at, cause: 'ordersNotAvailable' },
  { type: 'endAuthorisation', at },
  { type: 'disconnect', at },
] as SourceEvent[];
type Type = SourceEvent['type'];

function after(...types: Type[]): Source {
  let state: Source | undefined;
  for (const type of types) {
    const moved = transitionSource(state, EVENTS.find((event) => event.type === type) as SourceEvent);
    if (!moved.ok) throw new Error(`${type} from ${moved.error.from}`);
    state = moved.value;
  }
  return state as Source;
}

const READING: Type[] = ['create', 'authorise', 'confirm'];
const STATES = [
  after('create'),
  after('create', 'authorise'),
  after(...READING),
  after(...READING, 'finishReading'),
  after(...READING, 'failReading'),
  after(...READING, 'endAuthorisation'),
  after('create', 'authorise', 'disown'),
  after('create', 'disconnect'),
];

describe('a shop', () => {
  it('makes these moves and no others', () => {
    const moves = STATES.flatMap((state) =>
      EVENTS.flatMap((event) => {
        const moved = transitionSource(state, event);
        return moved.ok ? [`${state.status} --${event.type}--> ${moved.value.status}`] : [];
      }),
    );
    expect(moves).toEqual([
      'awaitingAuthorisation --renewLink--> awaitingAuthorisation',
      'awaitingAuthorisation --reportProblem--> awaitingAuthorisation',
      'awaitingAuthorisation --authorise--> awaitingConfirmation',
      'awaitingAuthorisation --disconnect--> disconnected',
      'awaitingConfirmation --confirm--> reading',
      'awaitingConfirmation --disown--> disowned',
      'awaitingConfirmation --disconnect--> disconnected',
      'reading --finishReading--> read',
      'reading --failReading--> failed',
      'reading --endAuthorisation--> authorisationEnded',
      'reading --disconnect--> disconnected',
      'read --endAuthorisation--> authorisationEnded',
      'read --disconnect--> disconnected',
      'failed --renewLink--> awaitingAuthorisation',
      'failed --confirm--> reading',
      'failed --disconnect--> disconnected',
      'authorisationEnded --renewLink--> awaitingAuthorisation',
      'authorisationEnded --disconnect--> disconnected',
      'disowned --renewLink--> awaitingAuthorisation',
      'disowned --disconnect--> disconnected',
    ]);
  });

  it('is read only after its owner has said that it is theirs', () => {
    for (const state of STATES.filter(({ status }) => status === 'reading' || status === 'read')) {
      expect(state).toMatchObject({ confirmedAt: at, relation: 'sameCompany' });
    }
  });

  it('forgets the problem of an old link when a new one is made', () => {
    expect(after('create', 'reportProblem')).toMatchObject({ problem: 'cancelled' });
    const renewed = after('create', 'reportProblem', 'renewLink');
    expect(renewed).toMatchObject({ stateHash: 'second' });
    expect(renewed).not.toHaveProperty('problem');
  });

  it('keeps no fact of the shop once it is disconnected', () => {
    const gone = after(...READING, 'finishReading', 'disconnect');
    expect(Object.keys(gone).sort()).toEqual(
      ['applicationId', 'createdAt', 'disconnectedAt', 'id', 'ownerId', 'region', 'status', 'vendor', 'version'].sort(),
    );
  });
});
