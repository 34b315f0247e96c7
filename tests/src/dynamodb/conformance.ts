import { batches } from './conformance/batches.ts';
import type { Behaviour } from './conformance/behaviour.ts';
import { conditions } from './conformance/conditions.ts';
import { indexes } from './conformance/indexes.ts';
import { items } from './conformance/items.ts';
import { queries } from './conformance/queries.ts';
import { streams } from './conformance/streams.ts';
import { tables } from './conformance/tables.ts';
import { transactions } from './conformance/transactions.ts';
import { updates } from './conformance/updates.ts';

/** What the stores rely on, as DynamoDB documents it. */
export const behaviours: Behaviour[] = [
  ...items,
  ...conditions,
  ...updates,
  ...queries,
  ...indexes,
  ...transactions,
  ...batches,
  ...tables,
  ...streams,
];
