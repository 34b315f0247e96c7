import { type DynamoDBDocumentClient, GetCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { Application } from '@loan/shared/application/application';
import { TradeBacking } from '@loan/shared/backing/backing';
import { Deposit, LOANS_PER_DEPOSIT } from '@loan/shared/backstop/deposit';
import { BankEvent } from '@loan/shared/bank/los-bank';
import { Consent } from '@loan/shared/consent/consent';
import { Drawdown } from '@loan/shared/drawdown/drawdown';
import { ChainedEvent } from '@loan/shared/evidence/event';
import { Facility } from '@loan/shared/facility/facility';
import { Loan } from '@loan/shared/loan/loan';
import { PolicyBook } from '@loan/shared/policy-release/book';
import { ExportBook } from '@loan/shared/portrait/export-book';
import { err, ok } from '@loan/shared/result';
import type { z } from '@loan/shared/schema';
import { Source } from '@loan/shared/source/source';
import { instantOf } from '@loan/shared/time/instant';
import type { AggregateKind, Commit, CommitError, Ledger, Loaded, StateOf } from '../../ports/ledger.ts';
import { keys } from './keys.ts';
import { type Chance, jitterPause, type Meant, transact, whileBusy } from './transact.ts';
import {
  changeWrites,
  claimWrite,
  depositWrites,
  jobWrite,
  type LineRow,
  listWrite,
  type Meaning,
  newsWrites,
  recordWrite,
} from './writes.ts';

const SCHEMAS: { [K in AggregateKind]: z.ZodType<StateOf<K>> } = {
  application: Application,
  source: Source,
  consent: Consent,
  facility: Facility,
  drawdown: Drawdown,
  loan: Loan,
  backing: TradeBacking,
  portrait: ExportBook,
  policyBook: PolicyBook,
};
/** How often a line may move under a commit before we give up: other writers of the same application are few. */
const LINE_ATTEMPTS = 12;
const MOST_EVENTS = 1_000;

export type LedgerOptions = { table: string; db: DynamoDBDocumentClient } & Chance;

export function createLedger({ table: TableName, db, ...chance }: LedgerOptions): Ledger {
  const pause = jitterPause(chance);
  const get = async (Key: { pk: string; sk: string }) => {
    const { Item } = await whileBusy(() => db.send(new GetCommand({ TableName, Key, ConsistentRead: true })), pause);
    return Item;
  };
  const query = async (pk: string, range: { from: string; to: string }, limit: number, newestFirst = false) => {
    const items: Record<string, unknown>[] = [];
    let start: Record<string, unknown> | undefined;
    do {
      const page = await whileBusy(
        () =>
          db.send(
            new QueryCommand({
              TableName,
              ConsistentRead: true,
              KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
              ExpressionAttributeValues: { ':pk': pk, ':from': range.from, ':to': range.to },
              ScanIndexForward: !newestFirst,
              Limit: limit - items.length,
              ...(start ? { ExclusiveStartKey: start } : {}),
            }),
          ),
        pause,
      );
      items.push(...(page.Items ?? []));
      start = page.LastEvaluatedKey;
    } while (start && items.length < limit);
    return items;
  };

  async function writesOf(commit: Commit): Promise<Meant<Meaning>[]> {
    const { changes = [], records = [], lists = [], claims = [], jobs = [], bank, deposit } = commit;
    const line = bank && ((await get(keys.line(bank.applicationId))) as LineRow | undefined);
    const at = bank?.at ?? changes[0]?.event.at ?? '';
    return [
      ...changes.flatMap((change) => changeWrites(TableName, change)),
      ...records.map((write) => recordWrite(TableName, write)),
      ...lists.map((write) => listWrite(TableName, write)),
      ...claims.map((claim) => claimWrite(TableName, claim)),
      ...jobs.map((job) => jobWrite(TableName, job)),
      ...(bank && bank.news.length > 0 ? newsWrites(TableName, bank, line) : []),
      ...(deposit ? depositWrites(TableName, deposit, at) : []),
    ];
  }

  return {
    async find<K extends AggregateKind>(kind: K, id: string): Promise<Loaded<K> | undefined> {
      const item = await get(keys.aggregate(kind, id));
      // Parsed on the way out as well as in: a row an older release wrote fails here, not deep in a use case.
      return item && { state: SCHEMAS[kind].parse(item['state']), head: String(item['head']) };
    },
    async history(kind, id, after = 0) {
      const { pk } = keys.aggregate(kind, id);
      const range = { from: keys.event(kind, id, after + 1).sk, to: keys.event(kind, id, 999_999).sk };
      return (await query(pk, range, MOST_EVENTS)).map((item) => ChainedEvent.parse(item['event']));
    },
    async commit(commit) {
      for (let attempt = 1; ; attempt++) {
        const written = await transact(db, await writesOf(commit), pause);
        if (written.ok) return ok(undefined);
        const answer = answerOf(written.error);
        if (answer) return err(answer);
        if (attempt === LINE_ATTEMPTS) throw new Error('commit: the line of news would not stand still');
        await pause(attempt);
      }
    },
    async record(kind, key) {
      const item = await get(keys.record(kind, key));
      // Expired rows stay until the table gets round to removing them.
      return (
        item && {
          value: item['value'],
          version: item['version'],
          ...(item['ttl'] ? { expiresAt: instantOf(new Date(item['ttl'] * 1000)) } : {}),
        }
      );
    },
    async list(list, owner, { limit, newestFirst = false, after = '' }) {
      // No key has a character below the space, so a key with one behind it is the next that can be.
      const items = await query(keys.list(list, owner).pk, { from: `${after} `, to: '\uffff' }, limit, newestFirst);
      return items.map((item) => ({ key: String(item['sk']), item: item['item'] as never }));
    },
    async claimedBy(claim) {
      const item = await get(keys.claim(claim));
      return item && String(item['owner']);
    },
    async bankEvents(applicationId, after, limit) {
      const range = { from: keys.news(applicationId, after + 1).sk, to: keys.news(applicationId, 999_999).sk };
      return (await query(keys.line(applicationId).pk, range, limit)).map((item) => BankEvent.parse(item['event']));
    },
    async deposit(partnerId) {
      const item = await get(keys.deposit(partnerId));
      return item && Deposit.parse(item);
    },
    async setDeposit(partnerId, depositFen, at, by) {
      const found = await get(keys.deposit(partnerId));
      const before = Number(found?.['depositFen'] ?? 0);
      await whileBusy(
        () =>
          db.send(
            new UpdateCommand({
              TableName,
              Key: keys.deposit(partnerId),
              UpdateExpression:
                'SET depositFen = :after, partnerId = :partner, setAt = :at, setBy = :by ADD headroomFen :room, heldFen :none, outstandingFen :none',
              ConditionExpression: found ? 'depositFen = :before' : 'attribute_not_exists(pk)',
              ExpressionAttributeValues: {
                ':after': depositFen,
                ':partner': partnerId,
                ':at': at,
                ':by': by.id,
                ':room': LOANS_PER_DEPOSIT * (depositFen - before),
                ':none': 0,
                ...(found ? { ':before': before } : {}),
              },
            }),
          ),
        pause,
      );
    },
  };
}

/** What the failed conditions come to. A line that moved is no answer: it is read again. */
function answerOf(meanings: readonly Meaning[]): CommitError | undefined {
  const order = ['LostRace', 'AlreadyClaimed', 'HeadroomShort'] as const;
  const found = order.map((tag) => meanings.find((meaning) => meaning.tag === tag)).find((meaning) => meaning);
  return found && found.tag !== 'LineMoved' ? found : undefined;
}
