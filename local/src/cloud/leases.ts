import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';

/** Pages of a start; a machine that leaves more work than this behind works the rest off as its leases run out. */
const MOST_PAGES = 1_000;

const PAST = '1970-01-01T00:00:00.000Z';

/**
 * Makes the work of workers that died with the last process due again at once. One process at a time has the
 * database, so at its start nobody alive holds a lease; in the cloud leases run out by themselves.
 */
export async function breakLeases(client: DynamoDBClient, TableName: string): Promise<number> {
  const db = DynamoDBDocumentClient.from(client);
  let broken = 0;
  let start: Record<string, unknown> | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const { Items = [], LastEvaluatedKey } = await db.send(
      new ScanCommand({
        TableName,
        FilterExpression: '#status = :running',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':running': 'running' },
        ...(start ? { ExclusiveStartKey: start } : {}),
      }),
    );
    for (const { pk, sk, gsi1sk } of Items) {
      const id = String(gsi1sk).slice(String(gsi1sk).indexOf('#') + 1);
      await db.send(
        new UpdateCommand({
          TableName,
          Key: { pk, sk },
          // The end of a lease is the row's place among the due: it has come.
          UpdateExpression: 'SET leaseUntil = :past, gsi1sk = :place',
          ExpressionAttributeValues: { ':past': PAST, ':place': `${PAST}#${id}` },
        }),
      );
      broken += 1;
    }
    start = LastEvaluatedKey;
    if (!start) break;
  }
  return broken;
}
