import { createHash } from 'node:crypto';
import type { DynamoDBRecord } from 'aws-lambda';
import type { Change } from './changes.ts';
import { itemBytes } from './item.ts';
import { keyAttributesOf } from './tables.ts';

export type Sequence = number;

/** Sequence numbers hold their time: microseconds since 1970, or one more than the last. 2^53 lasts until 2255. */
export const firstSequenceAt = (atMs: number): Sequence => Math.floor(atMs) * 1000;

/** Twenty-one digits, as DynamoDB's own are at least; text sorts as the numbers do. */
export const sequenceText = (sequence: Sequence): string => String(sequence).padStart(21, '0');

export const streamPrefix = (table: string): string => `stream~${table}~`;
export const streamKey = (table: string, sequence: Sequence): string => streamPrefix(table) + sequenceText(sequence);

export type StreamPosition = { sequence: Sequence; at: Date; region: string };

/** The record as a Lambda function receives it. */
export function streamRecord(change: Change, { sequence, at, region }: StreamPosition): DynamoDBRecord {
  const { table } = change.row;
  const { before, after } = change;
  const view = table.StreamSpecification?.StreamViewType ?? 'NEW_AND_OLD_IMAGES';
  const keys = keyAttributesOf(table, after ?? before ?? {});
  const newImage = view.includes('NEW') ? after : undefined;
  const oldImage = view.includes('OLD') ? before : undefined;
  return {
    eventID: createHash('md5').update(`${table.LatestStreamArn}/${sequence}`).digest('hex'),
    eventName: before === undefined ? 'INSERT' : after === undefined ? 'REMOVE' : 'MODIFY',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: region,
    eventSourceARN: table.LatestStreamArn,
    ...(change.byExpiry && { userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' } }),
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(at.getTime() / 1000),
      Keys: keys,
      ...(newImage && { NewImage: newImage }),
      ...(oldImage && { OldImage: oldImage }),
      SequenceNumber: sequenceText(sequence),
      SizeBytes: itemBytes(keys) + itemBytes(newImage ?? {}) + itemBytes(oldImage ?? {}),
      StreamViewType: view,
    },
  };
}
