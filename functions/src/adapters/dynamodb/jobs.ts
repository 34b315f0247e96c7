import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  UpdateCommand,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { BankEvent } from '@loan/shared/bank/los-bank';
import { addMs, type Instant } from '@loan/shared/time/instant';
import type { ClaimedJob, ClaimedLine, DeadRow, Jobs, Lane } from '../../ports/jobs.ts';
import { deadKeys, dueKeys, duePartition, keys, lineJobId, lineOf } from './keys.ts';
import { DUE_INDEX, TTL_ATTRIBUTE } from './table.ts';
import { type Chance, jitterPause, whileBusy } from './transact.ts';

/** Done jobs stay for a week, for whoever asks what happened. */
const KEEP_DONE_SECONDS = 7 * 86_400;

export type JobsOptions = { table: string; db: DynamoDBDocumentClient; newToken: () => string } & Chance;

type Row = Record<string, unknown>;
type Key = { pk: string; sk: string };

export function createJobs({ table: TableName, db, newToken, ...chance }: JobsOptions): Jobs {
  const pause = jitterPause(chance);
  /** Undefined when the condition failed: the row belongs to someone else by now. */
  const update = async (input: Omit<UpdateCommandInput, 'TableName'>): Promise<Row | undefined> => {
    try {
      const { Attributes } = await whileBusy(
        () => db.send(new UpdateCommand({ TableName, ReturnValues: 'ALL_NEW', ...input })),
        pause,
      );
      return Attributes;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return undefined;
      throw error;
    }
  };
  const get = async (Key: Key) =>
    (await whileBusy(() => db.send(new GetCommand({ TableName, Key, ConsistentRead: true })), pause)).Item;

  /** Takes a due row, or one whose worker let its lease run out. The lease's end is the row's new place among the due. */
  const claimRow = (Key: Key, id: string, lane: Lane, now: Instant, leaseMs: number) => {
    const until = addMs(now, leaseMs);
    const due = dueKeys(lane, until, id);
    return update({
      Key,
      UpdateExpression: 'SET #status = :running, #token = :token, leaseUntil = :until, gsi1pk = :pk, gsi1sk = :sk',
      ConditionExpression:
        'attribute_exists(pk) AND ((#status = :due AND gsi1sk <= :now) OR (#status = :running AND leaseUntil <= :time))',
      ExpressionAttributeNames: { '#status': 'status', '#token': 'token' },
      ExpressionAttributeValues: {
        ':running': 'running',
        ':due': 'due',
        ':token': newToken(),
        ':until': until,
        ':pk': due.gsi1pk,
        ':sk': due.gsi1sk,
        ':now': `${now}#\uffff`,
        ':time': now,
      },
    });
  };
  const letGo = (
    Key: Key,
    token: string,
    change: { set: string; remove?: string; names?: Record<string, string>; values: Row; only?: string },
  ) =>
    update({
      Key,
      UpdateExpression: `SET ${change.set} REMOVE ${['leaseUntil', '#token', change.remove].filter(Boolean).join(', ')}`,
      ConditionExpression: ['#token = :token', change.only].filter(Boolean).join(' AND '),
      ExpressionAttributeNames: { '#token': 'token', '#status': 'status', ...change.names },
      ExpressionAttributeValues: { ':token': token, ...change.values },
    });
  const later = (lane: Lane, id: string, dueAt: Instant, counts: boolean, lastError: string) => {
    const due = dueKeys(lane, dueAt, id);
    return {
      set: '#status = :due, gsi1pk = :pk, gsi1sk = :sk, lastError = :error, attempt = attempt + :counts',
      values: { ':due': 'due', ':pk': due.gsi1pk, ':sk': due.gsi1sk, ':error': lastError, ':counts': counts ? 1 : 0 },
    };
  };
  const buried = (id: string, at: Instant, lastError: string) => {
    const dead = deadKeys(at, id);
    return {
      set: '#status = :dead, gsi1pk = :pk, gsi1sk = :sk, lastError = :error, attempt = attempt + :one, deadSince = :at',
      values: { ':dead': 'dead', ':pk': dead.gsi1pk, ':sk': dead.gsi1sk, ':error': lastError, ':one': 1, ':at': at },
    };
  };
  const newsAt = async (applicationId: string, seq: number) => {
    const item = await get(keys.news(applicationId, seq));
    return item && BankEvent.parse(item['event']);
  };
  const lineFrom = async (row: Row): Promise<ClaimedLine> => {
    const applicationId = String(row['applicationId']);
    return {
      applicationId,
      bankId: String(row['bankId']),
      token: String(row['token']),
      attempt: Number(row['attempt']),
      next: await newsAt(applicationId, Number(row['deliveredSeq']) + 1),
    };
  };
  /** Lets a line go once nothing is left; if news came in meanwhile, keeps it and gives the news. */
  const restLine = async (line: ClaimedLine, deliveredSeq: number): Promise<ClaimedLine | undefined> => {
    const rested = await letGo(keys.line(line.applicationId), line.token, {
      set: '#status = :idle, attempt = :none',
      remove: 'gsi1pk, gsi1sk',
      values: { ':idle': 'idle', ':none': 0, ':next': deliveredSeq + 1 },
      only: 'nextSeq = :next',
    });
    if (rested) return undefined;
    const next = await newsAt(line.applicationId, deliveredSeq + 1);
    return next && { ...line, attempt: 0, next };
  };

  return {
    async due(lane, partition, now, limit) {
      const { Items = [] } = await whileBusy(
        () =>
          db.send(
            new QueryCommand({
              TableName,
              IndexName: DUE_INDEX,
              KeyConditionExpression: 'gsi1pk = :pk AND gsi1sk <= :now',
              ExpressionAttributeValues: { ':pk': duePartition(lane, partition), ':now': `${now}#\uffff` },
              Limit: limit,
            }),
          ),
        pause,
      );
      return Items.map(({ gsi1sk }) => String(gsi1sk).slice(String(gsi1sk).indexOf('#') + 1));
    },
    async claim(id, now, leaseMs) {
      const found = await get(keys.job(id));
      if (!found) return undefined;
      const row = await claimRow(keys.job(id), id, found['lane'] as Lane, now, leaseMs);
      return (
        row &&
        ({
          id,
          kind: row['kind'],
          payload: row['payload'],
          dueAt: row['dueAt'],
          attempt: row['attempt'],
          token: row['token'],
        } as ClaimedJob)
      );
    },
    async finish(job) {
      const ttl = Math.ceil(Date.parse(job.dueAt) / 1000) + KEEP_DONE_SECONDS;
      await letGo(keys.job(job.id), job.token, {
        set: '#status = :done, #ttl = :ttl',
        names: { '#ttl': TTL_ATTRIBUTE },
        values: { ':done': 'done', ':ttl': ttl },
        remove: 'gsi1pk, gsi1sk',
      });
    },
    async again(job, dueAt, counts, lastError) {
      const found = await get(keys.job(job.id));
      if (found)
        await letGo(keys.job(job.id), job.token, later(found['lane'] as Lane, job.id, dueAt, counts, lastError));
    },
    async bury(job, at, lastError) {
      await letGo(keys.job(job.id), job.token, buried(job.id, at, lastError));
    },
    async claimLine(applicationId, now, leaseMs) {
      const row = await claimRow(keys.line(applicationId), lineJobId(applicationId), 'calls', now, leaseMs);
      if (!row) return undefined;
      const line = await lineFrom(row);
      return line.next ? line : restLine(line, Number(row['deliveredSeq']));
    },
    async delivered(line, bankSeq) {
      const row = await update({
        Key: keys.line(line.applicationId),
        UpdateExpression: 'SET deliveredSeq = :seq, attempt = :none',
        ConditionExpression: '#token = :token AND deliveredSeq = :before',
        ExpressionAttributeNames: { '#token': 'token' },
        ExpressionAttributeValues: { ':seq': bankSeq, ':before': bankSeq - 1, ':token': line.token, ':none': 0 },
      });
      if (!row) return undefined;
      const next = await newsAt(line.applicationId, bankSeq + 1);
      return next ? { ...line, attempt: 0, next } : restLine(line, bankSeq);
    },
    async lineAgain(line, dueAt, lastError) {
      const id = lineJobId(line.applicationId);
      await letGo(keys.line(line.applicationId), line.token, later('calls', id, dueAt, true, lastError));
    },
    async buryLine(line, at, lastError) {
      await letGo(keys.line(line.applicationId), line.token, buried(lineJobId(line.applicationId), at, lastError));
    },
    async caughtUp(applicationId, upTo, now) {
      const due = dueKeys('calls', now, lineJobId(applicationId));
      await update({
        Key: keys.line(applicationId),
        UpdateExpression:
          'SET deliveredSeq = :upTo, #status = :due, attempt = :none, gsi1pk = :pk, gsi1sk = :sk REMOVE deadSince',
        // Only a held line is moved: one that is being delivered moves by itself.
        ConditionExpression: '#status = :dead AND deliveredSeq < :upTo AND nextSeq > :upTo',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: {
          ':upTo': upTo,
          ':due': 'due',
          ':dead': 'dead',
          ':none': 0,
          ':pk': due.gsi1pk,
          ':sk': due.gsi1sk,
        },
      });
    },
    async dead(limit) {
      const { Items = [] } = await db.send(
        new QueryCommand({
          TableName,
          IndexName: DUE_INDEX,
          KeyConditionExpression: 'gsi1pk = :dead',
          ExpressionAttributeValues: { ':dead': 'DEAD' },
          Limit: limit,
        }),
      );
      return Items.map(deadRow);
    },
    async replay(id, now) {
      const applicationId = lineOf(id);
      const Key = applicationId ? keys.line(applicationId) : keys.job(id);
      const lane = applicationId ? 'calls' : ((await get(Key))?.['lane'] as Lane | undefined);
      if (!lane) return false;
      const due = dueKeys(lane, now, id);
      const row = await update({
        Key,
        UpdateExpression: 'SET #status = :due, attempt = :none, gsi1pk = :pk, gsi1sk = :sk REMOVE deadSince',
        ConditionExpression: '#status = :dead',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':due': 'due', ':dead': 'dead', ':none': 0, ':pk': due.gsi1pk, ':sk': due.gsi1sk },
      });
      return row !== undefined;
    },
    async release(id, now) {
      const applicationId = lineOf(id);
      const Key = applicationId ? keys.line(applicationId) : keys.job(id);
      const due = dueKeys('calls', now, id);
      const row = await update({
        Key,
        UpdateExpression: applicationId
          ? 'SET #status = :next, attempt = :none, gsi1pk = :pk, gsi1sk = :sk ADD deliveredSeq :one REMOVE deadSince'
          : 'SET #status = :next REMOVE gsi1pk, gsi1sk, deadSince',
        ConditionExpression: '#status = :dead',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: applicationId
          ? { ':next': 'due', ':dead': 'dead', ':none': 0, ':one': 1, ':pk': due.gsi1pk, ':sk': due.gsi1sk }
          : { ':next': 'released', ':dead': 'dead' },
      });
      return row !== undefined;
    },
  };
}

const deadRow = (row: Row): DeadRow => {
  const line = row['sk'] === 'LINE';
  return {
    id: line ? lineJobId(String(row['applicationId'])) : String(row['id']),
    what: line ? 'line' : 'job',
    kind: line ? 'deliverNews' : String(row['kind']),
    attempts: Number(row['attempt']),
    lastError: String(row['lastError'] ?? ''),
    since: row['deadSince'] as Instant,
    payload: JSON.stringify(
      line ? { applicationId: row['applicationId'], from: Number(row['deliveredSeq']) + 1 } : row['payload'],
    ),
  };
};
