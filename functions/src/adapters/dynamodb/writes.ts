import { MINIMUM_DEPOSIT_FEN } from '@loan/shared/backstop/deposit';
import { LANES, type NewJob } from '../../ports/jobs.ts';
import type { Change, Claim, Commit, DepositMove, ListWrite, RecordWrite } from '../../ports/ledger.ts';
import { chained } from './chain.ts';
import { dueKeys, keys, lineJobId } from './keys.ts';
import type { Meant, TransactItem } from './transact.ts';

export type Meaning =
  | { tag: 'LostRace' }
  | { tag: 'AlreadyClaimed'; claim: string }
  | { tag: 'HeadroomShort' }
  | { tag: 'LineMoved' };
type Write = Meant<Meaning>;

const race = (item: TransactItem): Write => ({ item, meaning: { tag: 'LostRace' } });
const NEW = { ConditionExpression: 'attribute_not_exists(pk)' };
const atVersion = (version: number) => ({
  ConditionExpression: '#version = :version',
  ExpressionAttributeNames: { '#version': 'version' },
  ExpressionAttributeValues: { ':version': version },
});

/** The new state over the one it was decided on, and the event chained to the last. */
export function changeWrites(TableName: string, change: Change): Write[] {
  const { kind, before, after, event, by } = change;
  const version = after.version;
  const link = chained({ aggregate: `${kind}:${after.id}`, seq: version, event, by, previous: before?.head });
  const state = { ...keys.aggregate(kind, after.id), state: after, version, head: link.hash };
  const guard = before ? atVersion(before.state.version) : NEW;
  return [
    race({ Put: { TableName, Item: state, ...guard } }),
    race({ Put: { TableName, Item: { ...keys.event(kind, after.id, version), event: link }, ...NEW } }),
  ];
}

export function recordWrite(TableName: string, write: RecordWrite): Write {
  const Key = keys.record(write.kind, write.key);
  if ('delete' in write) return race({ Delete: { TableName, Key } });
  const ttl = write.expiresAt ? { ttl: Math.ceil(Date.parse(write.expiresAt) / 1000) } : {};
  const version = typeof write.expect === 'number' ? write.expect + 1 : 1;
  const guard = write.expect === 'any' ? {} : write.expect === 'new' ? NEW : atVersion(write.expect);
  return race({ Put: { TableName, Item: { ...Key, value: write.value, version, ...ttl }, ...guard } });
}

export function listWrite(TableName: string, write: ListWrite): Write {
  const Key = { ...keys.list(write.list, write.owner), sk: write.key };
  if ('delete' in write) return race({ Delete: { TableName, Key } });
  return race({ Put: { TableName, Item: { ...Key, item: write.item } } });
}

export function claimWrite(TableName: string, claim: Claim): Write {
  const Key = keys.claim(claim.claim);
  const sameOwner = {
    ExpressionAttributeNames: { '#owner': 'owner' },
    ExpressionAttributeValues: { ':owner': claim.owner },
  };
  const meaning: Meaning = { tag: 'AlreadyClaimed', claim: claim.claim };
  const ConditionExpression = 'attribute_not_exists(pk) OR #owner = :owner';
  if ('release' in claim) return { item: { Delete: { TableName, Key, ConditionExpression, ...sameOwner } }, meaning };
  return {
    item: { Put: { TableName, Item: { ...Key, owner: claim.owner }, ConditionExpression, ...sameOwner } },
    meaning,
  };
}

export function jobWrite(TableName: string, job: NewJob): Write {
  const lane = LANES[job.kind];
  const Item = { ...keys.job(job.id), ...job, lane, status: 'due', attempt: 0, ...dueKeys(lane, job.dueAt, job.id) };
  // An id is made once; finding it taken means this very job was written before.
  return race({ Put: { TableName, Item, ...NEW } });
}

export type LineRow = { nextSeq: number; status: 'due' | 'running' | 'idle' | 'dead' };

/** News at the end of the line. The line wakes up unless it is held by a dead row or a worker has it already. */
export function newsWrites(TableName: string, bank: NonNullable<Commit['bank']>, line: LineRow | undefined): Write[] {
  const { applicationId, at, news } = bank;
  const first = line?.nextSeq ?? 1;
  const rows = news.map(({ type, data }, index) => {
    const bankSeq = first + index;
    const event = { applicationId, bankSeq, type, occurredAt: at, data };
    return { Put: { TableName, Item: { ...keys.news(applicationId, bankSeq), event }, ...NEW } };
  });
  // A number that is taken says that the line has moved, not that anybody decided on an old state.
  const items = [...rows, lineWrite(TableName, bank, line, first + news.length)];
  return items.map((item) => ({ item, meaning: { tag: 'LineMoved' } }));
}

function lineWrite(
  TableName: string,
  bank: NonNullable<Commit['bank']>,
  line: LineRow | undefined,
  nextSeq: number,
): TransactItem {
  const { applicationId, bankId, at } = bank;
  const Key = keys.line(applicationId);
  const due = dueKeys('calls', at, lineJobId(applicationId));
  if (!line) {
    const Item = {
      ...Key,
      applicationId,
      bankId,
      nextSeq,
      deliveredSeq: 0,
      status: 'due',
      lane: 'calls',
      attempt: 0,
      ...due,
    };
    return { Put: { TableName, Item, ...NEW } };
  }
  const wake = line.status === 'idle';
  return {
    Update: {
      TableName,
      Key,
      UpdateExpression: `SET nextSeq = :next${wake ? ', #status = :due, gsi1pk = :pk, gsi1sk = :sk' : ''}`,
      ConditionExpression: 'nextSeq = :seen AND #status = :status',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: {
        ':next': nextSeq,
        ':seen': line.nextSeq,
        ':status': line.status,
        ...(wake ? { ':due': 'due', ':pk': due.gsi1pk, ':sk': due.gsi1sk } : {}),
      },
    },
  };
}

/** One addition each, under a condition: the item every drawdown of the programme meets at must not be a version race. */
export function depositWrites(TableName: string, move: { partnerId: string } & DepositMove, at: string): Write[] {
  const { partnerId, amountFen, drawdownId } = move;
  const history = { ...keys.depositMove(partnerId, at, `${drawdownId}:${move.move}`), move };
  return [
    { item: depositUpdate(TableName, move, amountFen), meaning: { tag: 'HeadroomShort' } },
    race({ Put: { TableName, Item: history, ...NEW } }),
  ];
}

function depositUpdate(
  TableName: string,
  { partnerId, move }: { partnerId: string } & DepositMove,
  amountFen: number,
): TransactItem {
  const Key = keys.deposit(partnerId);
  const values = { ':plus': amountFen, ':minus': -amountFen };
  switch (move) {
    case 'hold':
      return {
        Update: {
          TableName,
          Key,
          UpdateExpression: 'ADD heldFen :plus, headroomFen :minus',
          ConditionExpression: 'headroomFen >= :plus AND depositFen >= :minimum',
          ExpressionAttributeValues: { ...values, ':minimum': MINIMUM_DEPOSIT_FEN },
        },
      };
    case 'release':
      return {
        Update: {
          TableName,
          Key,
          UpdateExpression: 'ADD heldFen :minus, headroomFen :plus',
          ConditionExpression: 'heldFen >= :plus',
          ExpressionAttributeValues: values,
        },
      };
    case 'disburse':
      return {
        Update: {
          TableName,
          Key,
          UpdateExpression: 'ADD heldFen :minus, outstandingFen :plus',
          ConditionExpression: 'heldFen >= :plus',
          ExpressionAttributeValues: values,
        },
      };
  }
}
