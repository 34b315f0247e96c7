import { TransactGetCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type DynamoDb, startDynamoDb } from '@loan/local/dynamodb/server';
import fc from 'fast-check';
import { type Bench, connect, createBench, createTable, refusalOf, type TransactAction } from './bench.ts';

const ACCOUNTS = ['lender', 'partner', 'seller', 'supplier'];
const START_FEN = 100;

type Transfer = { from: number; to: number; amountFen: number };

const transfers = fc.array(fc.record({ from: fc.nat(3), to: fc.nat(3), amountFen: fc.integer({ min: 1, max: 150 }) }), {
  minLength: 1,
  maxLength: 40,
});

describe('money moved between accounts by many at once', () => {
  let database: DynamoDb;
  let bench: Bench;
  let run = 0;

  beforeAll(async () => {
    database = await startDynamoDb();
    bench = createBench(connect(database.endpoint), 'loans');
    await createTable(bench, 'loans');
  });
  afterAll(async () => {
    bench.disconnect();
    await database.close();
  });

  const accountKey = (account: number) => ({ pk: `RUN#${run}`, sk: ACCOUNTS[account] });

  const move = (account: number, amountFen: number, ConditionExpression: string): TransactAction => ({
    Update: {
      TableName: 'loans',
      Key: accountKey(account),
      UpdateExpression: 'SET balanceFen = balanceFen + :change',
      ConditionExpression,
      ExpressionAttributeValues: {
        ':change': amountFen,
        ...(ConditionExpression.includes(':least') && { ':least': -amountFen }),
      },
    },
  });

  async function transfer({ from, to, amountFen }: Transfer): Promise<string> {
    const out = move(from, -amountFen, 'balanceFen >= :least');
    return (await refusalOf(bench.transact([out, move(to, amountFen, 'attribute_exists(pk)')]))).name;
  }

  /** The four balances as they stood at one moment. */
  async function balances(): Promise<number[]> {
    const TransactItems = ACCOUNTS.map((_, at) => ({ Get: { TableName: 'loans', Key: accountKey(at) } }));
    const { Responses } = await bench.doc.send(new TransactGetCommand({ TransactItems }));
    return (Responses ?? []).map(({ Item }) => Item?.['balanceFen']);
  }

  async function openAccounts(): Promise<void> {
    run += 1;
    await Promise.all(ACCOUNTS.map((_, at) => bench.put({ ...accountKey(at), balanceFen: START_FEN })));
  }

  const total = (amounts: number[]) => amounts.reduce((sum, amount) => sum + amount, 0);

  it('is neither lost nor made, is never owed, and is whole at every look', async () => {
    await fc.assert(
      fc.asyncProperty(transfers, async (list) => {
        await openAccounts();
        const between = list.filter(({ from, to }) => from !== to);
        const looks = Promise.all(between.map(() => balances()));
        const answers = await Promise.all(between.map(transfer));
        for (const look of [...(await looks), await balances()]) {
          expect(total(look)).toBe(ACCOUNTS.length * START_FEN);
          expect(Math.min(...look)).toBeGreaterThanOrEqual(0);
        }
        // What each account should hold, worked out from the answers alone.
        const expected = ACCOUNTS.map(() => START_FEN);
        between.forEach(({ from, to, amountFen }, at) => {
          if (answers[at] !== 'accepted') return;
          expected[from] = (expected[from] ?? 0) - amountFen;
          expected[to] = (expected[to] ?? 0) + amountFen;
        });
        expect(await balances()).toEqual(expected);
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  it('stays where it was when one condition of a transfer fails', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(3), fc.integer({ min: 2, max: 100 }), async (failing, extraItems) => {
        await openAccounts();
        const harmless = Array.from({ length: extraItems - 2 }, (_, at) => ({
          Put: { TableName: 'loans', Item: { pk: `RUN#${run}`, sk: `NOTE#${at}` } },
        }));
        const refused = move(failing, 1, 'attribute_not_exists(pk)');
        const attempt = bench.transact([...harmless, move((failing + 1) % 4, -1, 'balanceFen >= :least'), refused]);
        expect(await refusalOf(attempt)).toMatchObject({ name: 'TransactionCanceledException' });
        const rows = await bench.queryAll({
          KeyConditionExpression: 'pk = :run',
          ExpressionAttributeValues: { ':run': `RUN#${run}` },
        });
        expect(rows.map(({ balanceFen }) => balanceFen)).toEqual(ACCOUNTS.map(() => START_FEN));
      }),
      { numRuns: 10 },
    );
  }, 30_000);
});
