import { createHash } from 'node:crypto';
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Snapshot } from '@loan/shared/facts/snapshot';
import { Decision } from '@loan/shared/offer/decision';
import { addMs, shanghaiDay } from '@loan/shared/time/instant';
import { localClient } from '../cloud/local-deps.ts';
import { TABLE } from '../cloud/make-table.ts';
import { startDynamoDb } from '../dynamodb/server.ts';
import { aReferredCase, atRest, operatorOn, type ReferredCase } from '../testing/operator.ts';

let found: ReferredCase;
const typed = (...words: string[]) => operatorOn(found.dataDir)(...words);
const asJson = async (...words: string[]) => JSON.parse((await typed(...words, '--json')).out);

beforeAll(async () => {
  found = await aReferredCase();
}, 120_000);
afterAll(() => found.remove());

describe('an operator beside the running system', () => {
  afterAll(() => found.system.close());

  it('sees who waits for a review, and why', async () => {
    const { reviews } = await asJson('reviews', 'list');
    expect(reviews).toMatchObject([
      { applicationId: found.applicationId, items: [{ code: 'ownerMismatch', mayBeLifted: true }] },
    ]);
    expect((await typed('reviews', 'list')).out).toContain('ownerMismatch: ');
  });

  it('is not told that work waits for a start', async () => {
    const { exit, out } = await typed('deposit', 'set', '20000000', '--by', 'zhao');
    expect([exit, out]).toEqual([0, expect.not.stringContaining('npm start')]);
  });
});

describe('an operator on a folder at rest', () => {
  it('clears a referred case under two names, each with a ground: the same facts, decided anew', async () => {
    const before = await asJson('decision', 'explain', found.applicationId);
    const by = (name: string, ground: string, result = '--correct') =>
      ['reviews', 'decide', found.applicationId, result, `ownerMismatch=${ground}`, '--by', name] as const;
    expect(await typed(...by('sun', '再看', '--uphold'), '--second')).toMatchObject({ exit: 1 });
    expect(await typed(...by('zhao', '同一实际控制人'))).toMatchObject({
      exit: 0,
      out: expect.stringContaining('another person looks for themselves'),
    });
    const { reviews } = await asJson('reviews', 'list');
    expect(reviews[0].concluded).toEqual({ by: 'zhao', at: expect.any(String) });
    expect((await typed('reviews', 'list')).out).not.toContain('同一实际控制人');
    const other = [
      'reviews',
      'decide',
      found.applicationId,
      '--uphold',
      'tenureTooShort=再看',
      '--by',
      'sun',
      '--second',
    ];
    expect(await typed(...other)).toMatchObject({ exit: 1, err: expect.stringContaining('ownerMismatch') });
    for (const again of [by('zhao', '同上'), [...by('zhao', '同上'), '--second']]) {
      expect(await typed(...again)).toMatchObject({ exit: 1 });
    }
    expect(await typed(...by('sun', '工商登记一致'), '--second')).toMatchObject({
      exit: 0,
      out: expect.stringMatching(/offered[\s\S]*npm start/),
    });

    const after = await asJson('decision', 'explain', found.applicationId);
    expect([before.decision.outcome, after.decision.outcome]).toEqual(['referred', 'offered']);
    expect(after.record.cleared).toEqual(['ownerMismatch']);
    expect(after.snapshot).toEqual(before.snapshot);
    const [last] = (
      await atRest(found.dataDir, ({ ledger }) => ledger.history('application', found.applicationId))
    ).slice(-1);
    expect(last).toMatchObject({
      type: 'offer',
      by: { kind: 'operator', id: 'sun' },
      facts: {
        review: {
          first: { by: 'zhao', items: [{ code: 'ownerMismatch', result: 'corrected', ground: '同一实际控制人' }] },
          second: { by: 'sun', items: [{ result: 'corrected', ground: '工商登记一致' }] },
        },
      },
    });
  });

  it('writes no policy down where nobody buys on orders, nor one typed wrongly', async () => {
    const policy = (...more: string[]) =>
      typed('insurance', 'set', found.applicationId, '--policy', 'P-1', '--limit', '3340000', '--by', 'zhao', ...more);
    const whole = ['--buyer', '91350100M000100Y43', '--until', '2037-04-17'];
    expect(await policy(...whole, '--cover', '90')).toMatchObject({
      exit: 1,
      err: expect.stringContaining("does not lend on a buyer's orders"),
    });
    expect(await policy(...whole, '--cover', '101')).toMatchObject({ exit: 2, err: expect.stringContaining('"101"') });
    expect(await policy('--cover', '90')).toMatchObject({ exit: 2, err: expect.stringContaining('--until: a day') });
  });

  it('cannot decide a case twice', async () => {
    const again = ['reviews', 'decide', found.applicationId, '--uphold', 'ownerMismatch=再看', '--by', 'zhao'];
    expect(await typed(...again)).toMatchObject({ exit: 1, err: expect.stringContaining('is not under review') });
    expect(await asJson('reviews', 'list')).toEqual({ reviews: [] });
  });

  it('reads a decision in Chinese, from the outcome down to the facts', async () => {
    const { out } = await typed('decision', 'explain', found.applicationId);
    for (const heading of ['结果：可以授信', '评分', '各项得分', '原因', '额度怎样得出', '全部步骤', '事实']) {
      expect(out).toContain(heading);
    }
    expect(out.match(/← 由此决定/g)).toHaveLength(1);
    const { decision, snapshot } = await asJson('decision', 'explain', found.applicationId);
    expect([Decision.safeParse(decision).success, Snapshot.safeParse(snapshot).success]).toEqual([true, true]);
  });

  it('lists both decisions on the case, and which of them a person cleared', async () => {
    const { decisions } = await asJson('decision', 'list', '--product', 'dataLoan');
    expect(decisions).toMatchObject([
      { applicationId: found.applicationId, outcome: 'referred', isCleared: false },
      { applicationId: found.applicationId, outcome: 'offered', isCleared: true },
    ]);
    expect((await typed('decision', 'list')).out).toContain('offered (cleared)');
    expect(await asJson('decision', 'list', '--from', '2020-01-01', '--to', '2020-01-31')).toEqual({ decisions: [] });
  });

  it('reports who applies and what becomes of them, against those before, and names nobody', async () => {
    const { record, decisionId } = await asJson('decision', 'explain', found.applicationId);
    const at = addMs(record.at, -40 * 86_400_000);
    const { applicationId, outcome, policyVersion } = record;
    const item = {
      decisionId,
      applicationId,
      product: 'dataLoan',
      outcome,
      policyVersion,
      isCleared: false,
      at,
    } as const;
    const earlier = { list: 'decisions', owner: shanghaiDay(at), key: `${at}#${decisionId}`, item } as const;
    await atRest(found.dataDir, ({ ledger }) => ledger.commit({ lists: [earlier] }));

    const { exit, out } = await typed('monitor', 'report', '--json');
    expect([exit, out]).toEqual([0, expect.not.stringContaining(applicationId)]);
    const report = JSON.parse(out);
    expect(report).toMatchObject({
      overrides: { referred: 1, cleared: 1, signal: 'tooFew' },
      products: [{ product: 'dataLoan', base: 1, now: 1, approval: { all: { decided: 1, offered: 0 } } }],
      ...{ isCut: false, unreadable: 0 },
    });
    expect(report.products[0].drifts).toHaveLength(14);
    expect((await typed('monitor', 'report')).out).toContain('转人工 1 件，放行 1 件，100.0%');
    expect((await typed('monitor', 'report', '--from', '2020-01-01', '--to', '2020-01-02')).out).toContain('没有决定');
  });

  it.each([
    ['--to', '2026-11-31'],
    ['--from', '2020-01-01', '--to', '2026-11-23'],
    ['--product', 'houseLoan'],
  ])('is asked again for decisions of %s %s', async (...words) => {
    expect(await typed('decision', 'list', ...words)).toMatchObject({ exit: 1, err: expect.stringContaining('--') });
  });

  it('replays a decision that a person cleared, to the bit', async () => {
    expect(await typed('decision', 'replay', found.applicationId)).toMatchObject({
      exit: 0,
      out: expect.stringContaining('identical to the bit'),
    });
  });

  it('learns of a kept decision that the engine would not give', async () => {
    const id = 'b7cf3a5e-6a0c-4f5d-9a54-1f2f6f6a9d01';
    const { decision, record } = await asJson('decision', 'explain', found.applicationId);
    const bytes = Buffer.from(JSON.stringify({ ...decision, limitFen: decision.limitFen + 1 }));
    const decisionSha256 = createHash('sha256').update(bytes).digest('hex');
    await atRest(found.dataDir, async ({ objects, ledger }) => {
      await objects.put('evidence', `decisions/${id}.json`, bytes, 'application/json');
      await ledger.commit({
        records: [{ kind: 'decision', key: id, value: { ...record, decisionSha256 }, expect: 'new' }],
      });
    });
    expect(await typed('decision', 'replay', id)).toMatchObject({ exit: 1, out: expect.stringContaining('DIFFERENT') });
  });

  it.each([
    ['12345678.90', 1_234_567_890],
    ['10000000', 1_000_000_000],
    ['0.29', 29],
  ])('sets the deposit to %s yuan, to the fen', async (yuan, depositFen) => {
    const shown = await asJson('deposit', 'set', yuan, '--by', 'zhao');
    expect(shown).toMatchObject({ depositFen, headroomFen: 10 * depositFen, heldFen: 0, outstandingFen: 0 });
    expect(await asJson('deposit', 'show')).toEqual(shown);
  });

  it.each(['1e7', '1,000', '-5', '10.005', '万'])('is asked again for a deposit of "%s"', async (yuan) => {
    expect(await typed('deposit', 'set', '--by', 'zhao', '--', yuan)).toMatchObject({
      exit: 2,
      err: expect.stringMatching(/YUAN/),
    });
  });

  it('is warned when the deposit stands below its minimum: nothing goes out', async () => {
    const shown = await asJson('deposit', 'set', '9999999.99', '--by', 'zhao');
    expect(shown).toMatchObject({ lendableFen: 0, warnings: ['belowMinimum'] });
    expect((await typed('deposit', 'show')).out).toContain('Below its minimum');
  });

  it('finds what was done by hand in the journal, newest first', async () => {
    const { operations } = await asJson('journal', 'list');
    expect(operations[0]).toMatchObject({ by: 'zhao', what: 'deposit.set', ground: '29 -> 999999999 fen' });
  });
});

describe('the evidence of an application', () => {
  const verify = () => typed('evidence', 'verify', found.applicationId);

  it('is whole after a journey and a review', async () => {
    const report = await asJson('evidence', 'verify', found.applicationId);
    expect(report).toMatchObject({ whole: true, applicationId: found.applicationId });
    const [application] = report.chains;
    expect(application.events).toBeGreaterThan(8);
    expect(report.objects).toHaveLength(4);
    expect((await verify()).exit).toBe(0);
  });

  it('is broken when one character of a kept decision was changed', async () => {
    const { decisionId } = await asJson('decision', 'explain', found.applicationId);
    const folder = join(found.dataDir, 'objects/evidence/decisions');
    const file = join(
      folder,
      readdirSync(folder).find((name) => name.startsWith(decisionId) && name.endsWith('.bytes')) ?? '',
    );
    const kept = readFileSync(file, 'utf8');
    chmodSync(file, 0o600);
    writeFileSync(file, kept.replace('"limitFen":4', '"limitFen":9'));
    expect(await verify()).toMatchObject({ exit: 1, out: expect.stringMatching(/decisions\/.*BROKEN: changed/) });
    expect(await typed('decision', 'explain', decisionId)).toMatchObject({
      exit: 1,
      err: expect.stringContaining('touched'),
    });
    writeFileSync(file, kept);
    expect((await verify()).exit).toBe(0);
  });

  it('is broken when what stands in the table is not what the events say', async () => {
    const dynamo = await startDynamoDb({ path: join(found.dataDir, 'dynamodb') });
    const client = localClient(dynamo.endpoint);
    await DynamoDBDocumentClient.from(client).send(
      new UpdateCommand({
        TableName: TABLE,
        Key: { pk: `APPLICATION#${found.applicationId}`, sk: 'STATE' },
        UpdateExpression: 'SET #state.#offer.limitFen = :more',
        ExpressionAttributeNames: { '#state': 'state', '#offer': 'offer' },
        ExpressionAttributeValues: { ':more': 900_000_000 },
      }),
    );
    client.destroy();
    await dynamo.close();
    expect(await verify()).toMatchObject({ exit: 1, out: expect.stringMatching(/application:.*BROKEN: stateDiffers/) });
  });
});

describe('a folder the operator cannot have', () => {
  it('that holds nothing is said to be empty, with what makes it', async () => {
    const answer = await operatorOn(join(found.dataDir, 'nowhere'))('dead', 'list');
    expect(answer).toMatchObject({ exit: 1, err: expect.stringContaining('npm start') });
  });

  it('that another command holds is said to be busy', async () => {
    const dynamo = await startDynamoDb({ path: join(found.dataDir, 'dynamodb') });
    const answer = await typed('dead', 'list');
    await dynamo.close();
    expect(answer).toMatchObject({ exit: 1, err: expect.stringContaining('Try again') });
  });
});
