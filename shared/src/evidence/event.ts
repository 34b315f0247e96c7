import { z } from '../schema.ts';
import { Instant } from '../time/instant.ts';

/** Who did it. `id` is an id of ours or a configured name; never a person's name or number. */
export const Actor = z.object({
  kind: z.enum(['user', 'system', 'bank', 'vendor', 'operator']),
  id: z.string().min(1).max(80),
});
export type Actor = z.infer<typeof Actor>;

/**
 * One link of an aggregate's chain (存证). `hash` = SHA-256 over the canonical JSON (RFC 8785) of everything else;
 * `previous` is the hash of the event before, or 64 zeros for the first.
 */
export const ChainedEvent = z.object({
  aggregate: z.string().min(1).max(120),
  seq: z.int().min(1),
  type: z.string().min(1).max(60),
  at: Instant,
  by: Actor,
  facts: z.record(z.string(), z.unknown()),
  previous: z.string().regex(/^[0-9a-f]{64}$/),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});
export type ChainedEvent = z.infer<typeof ChainedEvent>;

export const GENESIS = '0'.repeat(64);

export type ChainFault = { seq: number; fault: 'gap' | 'brokenLink' | 'wrongHash' };

/** The first place where a chain does not hold, or nothing. `hashOf` gives the hash of an event without its own. */
export function firstFault(
  events: readonly ChainedEvent[],
  hashOf: (event: Omit<ChainedEvent, 'hash'>) => string,
): ChainFault | undefined {
  let previous = GENESIS;
  for (const [index, event] of events.entries()) {
    const { hash, ...content } = event;
    if (event.seq !== index + 1) return { seq: index + 1, fault: 'gap' };
    if (event.previous !== previous) return { seq: event.seq, fault: 'brokenLink' };
    if (hashOf(content) !== hash) return { seq: event.seq, fault: 'wrongHash' };
    previous = hash;
  }
  return undefined;
}
