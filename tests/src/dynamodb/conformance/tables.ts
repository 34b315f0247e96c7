import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  ListTablesCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { expect } from '@jest/globals';
import { refusalOf, tableNamed } from '../bench.ts';
import type { Behaviour } from './behaviour.ts';

export const tables: Behaviour[] = [
  {
    name: 'a table describes itself, its indexes and its stream',
    async holds({ client, TableName }) {
      const { Table } = await client.send(new DescribeTableCommand({ TableName }));
      expect(Table).toMatchObject({
        ...{ TableName, TableStatus: 'ACTIVE', KeySchema: tableNamed(TableName).KeySchema },
        BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
        GlobalSecondaryIndexes: [{ IndexName: 'byDueAt', IndexStatus: 'ACTIVE' }],
        StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
      });
      expect(Table?.LatestStreamArn).toContain(`table/${TableName}/stream/`);
    },
  },
  {
    name: 'a table can be made once',
    async holds({ client, TableName }) {
      const again = client.send(new CreateTableCommand(tableNamed(TableName)));
      expect(await refusalOf(again)).toEqual({ name: 'ResourceInUseException' });
    },
  },
  {
    name: 'a table that was deleted comes back empty',
    async holds({ client, TableName, put, get }) {
      await put({ pk: 'a', sk: '-' });
      await client.send(new DeleteTableCommand({ TableName }));
      expect(await refusalOf(get('a'))).toEqual({ name: 'ResourceNotFoundException' });
      await client.send(new CreateTableCommand(tableNamed(TableName)));
      expect(await get('a')).toBeUndefined();
    },
  },
  {
    name: 'tables are listed',
    async holds({ client, TableName }) {
      expect((await client.send(new ListTablesCommand({}))).TableNames).toContain(TableName);
      expect((await client.send(new ListTablesCommand({ Limit: 1 }))).LastEvaluatedTableName).toBeDefined();
    },
  },
  {
    name: 'expiry is turned on once, described, and turned off once',
    async holds({ client, TableName }) {
      const turn = (Enabled: boolean) =>
        client.send(
          new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification: { Enabled, AttributeName: 'expiresAt' } }),
        );
      const described = async () =>
        (await client.send(new DescribeTimeToLiveCommand({ TableName }))).TimeToLiveDescription;
      expect(await described()).toEqual({ TimeToLiveStatus: 'DISABLED' });
      await turn(true);
      expect(await described()).toEqual({ TimeToLiveStatus: 'ENABLED', AttributeName: 'expiresAt' });
      expect(await refusalOf(turn(true))).toEqual({ name: 'ValidationException' });
      await turn(false);
      expect(await refusalOf(turn(false))).toEqual({ name: 'ValidationException' });
    },
  },
];
