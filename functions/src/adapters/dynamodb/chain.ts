import { createHash } from 'node:crypto';
import { type Actor, ChainedEvent, GENESIS } from '@loan/shared/evidence/event';
import type { Instant } from '@loan/shared/time/instant';
import canonicalize from 'canonicalize';

/** SHA-256 of the canonical JSON (RFC 8785), in hexadecimal. */
export const hashOf = (value: unknown): string =>
  createHash('sha256')
    .update(canonicalize(value) ?? 'null')
    .digest('hex');

type Happening = {
  aggregate: string;
  seq: number;
  event: { type: string; at: Instant };
  by: Actor;
  previous: string | undefined;
};

/** Chains what happened to what happened before it. */
export function chained({ aggregate, seq, event, by, previous = GENESIS }: Happening): ChainedEvent {
  const { type, at, ...facts } = event;
  // Through JSON, so that what is hashed is exactly what is stored and read back.
  const content = { aggregate, seq, type, at, by, facts: JSON.parse(JSON.stringify(facts)), previous };
  return ChainedEvent.parse({ ...content, hash: hashOf(content) });
}
