import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hashOf } from '@loan/functions/adapters/dynamodb/chain';
import type { Commit } from '@loan/functions/ports/ledger';
import { firstFault } from '@loan/shared/evidence/event';
import { FIRST_AT } from '@loan/shared/testing/application-events';
import { addMs, Instant } from '@loan/shared/time/instant';
import { answering, consenting, opening } from './commits.ts';
import { type OpenTable, openTable } from './open-table.ts';

const TIMEOUT_MS = 60_000;
let table: OpenTable;
beforeAll(async () => {
  table = await openTable();
}, TIMEOUT_MS);
afterAll(() => table.close());

const newsOf = (applicationId: string, count = 1): NonNullable<Commit['bank']> => ({
  applicationId,
  bankId: 'BANK-A',
  at: FIRST_AT,
  news: Array.from({ length: count }, () => ({ type: 'application.submitted', data: { product: 'DATA_LOAN' } })),
});

/** Everything that one move can leave behind. */
function everything(id: string): Commit {
  return {
    changes: [opening(id), consenting(id)],
    records: [{ kind: 'inbound', key: `r:${id}`, value: { at: FIRST_AT, service: 'x' }, expect: 'new' }],
    lists: [{ list: 'consents', owner: id, key: 'k', item: { consentId: id } }],
    claims: [{ claim: `shop:${id}`, owner: 'company-1' }],
    jobs: [{ id: `j:${id}`, kind: 'assess', payload: { applicationId: id }, dueAt: FIRST_AT }],
    bank: newsOf(id, 2),
  };
}

describe('a commit', () => {
  it('writes state, event, record, list, claim, work and news together', async () => {
    const [id, before] = [randomUUID(), (await table.rows()).length];
    expect(await table.ledger.commit(everything(id))).toEqual({ ok: true });
    // Two states, two events, record, list item, claim, job, the line and its two pieces of news.
    expect((await table.rows()).length - before).toBe(11);
    expect((await table.ledger.find('application', id))?.state).toMatchObject({ status: 'draft', version: 1 });
    expect((await table.ledger.bankEvents(id, 0, 10)).map(({ bankSeq }) => bankSeq)).toEqual([1, 2]);
    expect(await table.ledger.claimedBy(`shop:${id}`)).toBe('company-1');
  });

  const spoilers: [string, (id: string) => Promise<Commit>, string][] = [
    ['its state was moved by someone else', async (id) => ({ changes: [opening(id)] }), 'LostRace'],
    [
      'its record is there already',
      async (id) => ({
        records: [{ kind: 'inbound', key: `r:${id}`, value: { at: FIRST_AT, service: 'y' }, expect: 'any' }],
      }),
      'LostRace',
    ],
    [
      'another owner has the claim',
      async (id) => ({ claims: [{ claim: `shop:${id}`, owner: 'company-2' }] }),
      'AlreadyClaimed',
    ],
    [
      'its job was written before',
      async (id) => ({ jobs: [{ id: `j:${id}`, kind: 'assess', payload: { applicationId: id }, dueAt: FIRST_AT }] }),
      'LostRace',
    ],
  ];
  it.each(spoilers)('writes nothing at all when %s', async (_, spoil, tag) => {
    const id = randomUUID();
    await table.ledger.commit(await spoil(id));
    const before = await table.rows();
    expect(await table.ledger.commit(everything(id))).toMatchObject({ ok: false, error: { tag } });
    expect(await table.rows()).toEqual(before);
  });

  it('writes nothing when the deposit has no room', async () => {
    const [id, partnerId] = [randomUUID(), randomUUID()];
    await table.ledger.setDeposit(partnerId, 1_000_000_000, FIRST_AT, { kind: 'operator', id: 'chen' });
    const before = await table.rows();
    const hold = { partnerId, move: 'hold', amountFen: 10_000_000_001, drawdownId: id } as const;
    const commit = await table.ledger.commit({ ...everything(id), deposit: hold });
    expect(commit).toEqual({ ok: false, error: { tag: 'HeadroomShort' } });
    expect(await table.rows()).toEqual(before);
  });

  it('lets one of two win who decided on the same state, and tells the other', async () => {
    const id = randomUUID();
    await table.ledger.commit({ changes: [opening(id)] });
    const before = await table.ledger.find('application', id);
    if (!before) throw new Error('not opened');
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        table.ledger.commit({ changes: [answering(before, index)], bank: newsOf(id) }),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok).map((answer) => !answer.ok && answer.error.tag)).toEqual(
      Array(7).fill('LostRace'),
    );
    expect(await table.ledger.history('application', id)).toHaveLength(2);
    expect(await table.ledger.bankEvents(id, 0, 10)).toHaveLength(1);
  });

  it('of nothing is no transaction, and stands', async () => {
    expect(await table.ledger.commit({ jobs: [] })).toEqual({ ok: true, value: undefined });
  });

  it('refuses more than one transaction can hold, before anything is written', async () => {
    const id = randomUUID();
    const lists = Array.from({ length: 101 }, (_, index) => ({
      list: 'consents' as const,
      owner: id,
      key: `${index}`,
      item: { consentId: id },
    }));
    await expect(table.ledger.commit({ lists })).rejects.toThrow('at most 100');
    expect(await table.ledger.list('consents', id, { limit: 10 })).toEqual([]);
  });
});

describe('the chain of events', () => {
  it('is read back whole and verifies, each event naming the one before', async () => {
    const id = randomUUID();
    await table.ledger.commit({ changes: [opening(id)] });
    for (let index = 0; index < 5; index += 1) {
      const before = await table.ledger.find('application', id);
      if (before) await table.ledger.commit({ changes: [answering(before, index)] });
    }
    const events = await table.ledger.history('application', id);
    expect(events.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(firstFault(events, hashOf)).toBeUndefined();
    expect((await table.ledger.history('application', id, 4)).map(({ seq }) => seq)).toEqual([5, 6]);
    expect((await table.ledger.find('application', id))?.head).toBe(events[5]?.hash);
  });
});

describe('a claim', () => {
  it('is taken again by its owner, by nobody else, and by anybody once it was let go', async () => {
    const claim = randomUUID();
    const take = (owner: string) => table.ledger.commit({ claims: [{ claim, owner }] });
    expect(await take('a')).toMatchObject({ ok: true });
    expect(await take('a')).toMatchObject({ ok: true });
    expect(await take('b')).toEqual({ ok: false, error: { tag: 'AlreadyClaimed', claim } });
    expect(await table.ledger.commit({ claims: [{ claim, owner: 'b', release: true }] })).toMatchObject({ ok: false });
    expect(await table.ledger.commit({ claims: [{ claim, owner: 'a', release: true }] })).toMatchObject({ ok: true });
    expect(await take('b')).toMatchObject({ ok: true });
  });

  it('goes to one of many who reach for it at once', async () => {
    const claim = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) => table.ledger.commit({ claims: [{ claim, owner: `o${index}` }] })),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await table.ledger.claimedBy(claim)).toBe(`o${answers.findIndex(({ ok }) => ok)}`);
  });
});

describe("the bank's line", () => {
  it(
    'gives its numbers without a gap, however many write to it at once',
    async () => {
      const id = randomUUID();
      const counts = [1, 2, 3, 1, 2, 3, 1, 2, 3, 2];
      const answers = await Promise.all(counts.map((count) => table.ledger.commit({ bank: newsOf(id, count) })));
      expect(answers.every(({ ok }) => ok)).toBe(true);
      const total = counts.reduce((sum, count) => sum + count, 0);
      const events = await table.ledger.bankEvents(id, 0, 100);
      expect(events.map(({ bankSeq }) => bankSeq)).toEqual(Array.from({ length: total }, (_, index) => index + 1));
    },
    TIMEOUT_MS,
  );

  it('uses up no number for a commit that was refused', async () => {
    const id = randomUUID();
    await table.ledger.commit({ changes: [opening(id)], bank: newsOf(id) });
    expect(await table.ledger.commit({ changes: [opening(id)], bank: newsOf(id) })).toMatchObject({ ok: false });
    await table.ledger.commit({ bank: newsOf(id) });
    expect((await table.ledger.bankEvents(id, 0, 10)).map(({ bankSeq }) => bankSeq)).toEqual([1, 2]);
  });

  it('is read from a number on, a page at a time', async () => {
    const id = randomUUID();
    await table.ledger.commit({ bank: newsOf(id, 7) });
    expect((await table.ledger.bankEvents(id, 2, 3)).map(({ bankSeq }) => bankSeq)).toEqual([3, 4, 5]);
    expect(await table.ledger.bankEvents(id, 7, 3)).toEqual([]);
  });
});

describe('a record', () => {
  const write = (key: string, service: string, expect: 'new' | 'any' | number) =>
    table.ledger.commit({ records: [{ kind: 'inbound', key, value: { at: FIRST_AT, service }, expect }] });

  it('is made once, and changed only by who saw its last version', async () => {
    const key = randomUUID();
    expect(await write(key, 'first', 'new')).toMatchObject({ ok: true });
    expect(await write(key, 'again', 'new')).toEqual({ ok: false, error: { tag: 'LostRace' } });
    expect(await write(key, 'second', 1)).toMatchObject({ ok: true });
    expect(await write(key, 'late', 1)).toEqual({ ok: false, error: { tag: 'LostRace' } });
    expect(await table.ledger.record('inbound', key)).toMatchObject({ value: { service: 'second' }, version: 2 });
  });

  it(
    'is removed by the table after its time, and says until when it holds',
    async () => {
      const now = { at: Instant.parse('2026-11-23T01:00:00.000Z') };
      const other = await openTable({ now: () => new Date(now.at) });
      try {
        await other.enableExpiry();
        const expiresAt = addMs(now.at, 60_000);
        const value = { at: now.at, service: 'x' };
        await other.ledger.commit({ records: [{ kind: 'inbound', key: 'k', value, expect: 'new', expiresAt }] });
        expect(await other.ledger.record('inbound', 'k')).toMatchObject({ expiresAt });
        now.at = addMs(now.at, 61_000);
        await other.database.sweepExpired();
        expect(await other.ledger.record('inbound', 'k')).toBeUndefined();
      } finally {
        await other.close();
      }
    },
    TIMEOUT_MS,
  );
});

describe('a list', () => {
  it('is read in the order of its keys, from either end, up to a limit', async () => {
    const owner = randomUUID();
    const lists = ['c', 'a', 'b'].map((key) => ({ list: 'consents' as const, owner, key, item: { consentId: key } }));
    await table.ledger.commit({ lists });
    const keysOf = async (options: { limit: number; newestFirst?: boolean; after?: string }) =>
      (await table.ledger.list('consents', owner, options)).map(({ key }) => key);
    expect(await keysOf({ limit: 10 })).toEqual(['a', 'b', 'c']);
    expect(await keysOf({ limit: 2, newestFirst: true })).toEqual(['c', 'b']);
    expect(await keysOf({ limit: 10, after: 'a' })).toEqual(['b', 'c']);
    expect(await keysOf({ limit: 10, after: 'aa' })).toEqual(['b', 'c']);
    expect(await keysOf({ limit: 10, after: 'c' })).toEqual([]);
  });
});
