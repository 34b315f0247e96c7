import { DeleteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { expect } from '@jest/globals';
import fc from 'fast-check';
import { type Bench, type Connection, createBench, createTable, type Row } from './bench.ts';
import { type RandomRequest, requests } from './random-requests.ts';

type Search = { numRuns: number; seed?: number };

/** The law that two databases answer any list of requests alike. */
export async function expectSameAnswers(connections: readonly Connection[], search: Search): Promise<void> {
  let run = 0;
  const benches = async (): Promise<Bench[]> => {
    run += 1;
    await Promise.all(connections.map((connection) => createTable(connection, `run-${run}`)));
    return connections.map((connection) => createBench(connection, `run-${run}`));
  };
  await fc.assert(
    fc.asyncProperty(requests, async (list) => {
      const both = await benches();
      for (const request of list) {
        const [one, other] = await Promise.all(both.map((bench) => answerOf(bench, request)));
        expect({ request, answer: one }).toEqual({ request, answer: other });
      }
    }),
    search,
  );
}

async function answerOf(bench: Bench, { operation, input }: RandomRequest): Promise<unknown> {
  const { doc, TableName } = bench;
  try {
    if (operation === 'put') return (await bench.put(input['Item'], input)).Attributes;
    if (operation === 'delete') return (await doc.send(new DeleteCommand({ TableName, Key: {}, ...input }))).Attributes;
    if (operation === 'update') return (await doc.send(new UpdateCommand({ TableName, Key: {}, ...input }))).Attributes;
    if (operation === 'query') return (await bench.query(input)).Items;
    // An index gives items of one key in any order.
    return (await bench.queryAll(input)).map((row) => JSON.stringify(sorted(row))).sort();
  } catch (error) {
    const { name, Item } = error as { name: string; Item?: unknown };
    return { name, Item };
  }
}

const sorted = (row: Row): [string, unknown][] => Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1));
