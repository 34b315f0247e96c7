import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Instant } from '../time/instant.ts';
import { type ChainedEvent, firstFault, GENESIS } from './event.ts';

/** Any function that gives different texts for different contents will do: the law does not rest on SHA-256. */
function hashOf(content: unknown): string {
  const text = JSON.stringify(content);
  let [a, b] = [0x811c9dc5, 0x01000193];
  for (let index = 0; index < text.length; index += 1) {
    a = Math.imul(a ^ text.charCodeAt(index), 0x01000193) >>> 0;
    b = Math.imul(b + text.charCodeAt(index), 0x85ebca6b) >>> 0;
  }
  return `${a.toString(16).padStart(8, '0')}${b.toString(16).padStart(8, '0')}`.repeat(4);
}

function chainOf(amounts: readonly number[]): ChainedEvent[] {
  const chain: ChainedEvent[] = [];
  for (const [index, amountFen] of amounts.entries()) {
    const content = {
      aggregate: 'drawdown:1',
      seq: index + 1,
      type: 'hold',
      at: Instant.parse('2026-11-23T01:00:00.000Z'),
      by: { kind: 'system' as const, id: 'system' },
      facts: { amountFen },
      previous: chain[index - 1]?.hash ?? GENESIS,
    } satisfies Omit<ChainedEvent, 'hash'>;
    chain.push({ ...content, hash: hashOf(content) });
  }
  return chain;
}

const anyChain = fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 12 }).map(chainOf);
const anyPlace = fc.nat(11);

const CHANGES: Record<string, (event: ChainedEvent) => ChainedEvent> = {
  'its aggregate': (event) => ({ ...event, aggregate: 'drawdown:2' }),
  'its number': (event) => ({ ...event, seq: event.seq + 1 }),
  'what happened': (event) => ({ ...event, type: 'release' }),
  'when it happened': (event) => ({ ...event, at: Instant.parse('2026-11-23T01:00:00.001Z') }),
  'who did it': (event) => ({ ...event, by: { kind: 'operator', id: 'system' } }),
  'a fact': (event) => ({ ...event, facts: { amountFen: Number(event.facts['amountFen']) + 1 } }),
  'a fact added': (event) => ({ ...event, facts: { ...event.facts, note: '' } }),
  'the link before it': (event) => ({ ...event, previous: 'f'.repeat(64) }),
  'its own hash': (event) => ({ ...event, hash: 'f'.repeat(64) }),
};

describe('a chain of evidence', () => {
  it('holds as it was written', () => {
    fc.assert(
      fc.property(anyChain, (chain) => {
        expect(firstFault(chain, hashOf)).toBeUndefined();
      }),
    );
  });

  it.each(Object.entries(CHANGES))('breaks when %s is changed, whichever event it is', (_, change) => {
    fc.assert(
      fc.property(anyChain, anyPlace, (chain, place) => {
        const at = place % chain.length;
        const touched = chain.map((event, index) => (index === at ? change(event) : event));
        expect(firstFault(touched, hashOf)?.seq).toBe(at + 1);
      }),
    );
  });

  it('breaks when an event is changed and its own hash is made anew: the next event still names the old one', () => {
    fc.assert(
      fc.property(anyChain, anyPlace, (chain, place) => {
        fc.pre(chain.length > 1);
        const at = place % (chain.length - 1);
        const touched = chain.map((event, index) => {
          if (index !== at) return event;
          const { hash: _, ...content } = { ...event, facts: { amountFen: -1 } };
          return { ...content, hash: hashOf(content) };
        });
        expect(firstFault(touched, hashOf)).toEqual({ seq: at + 2, fault: 'brokenLink' });
      }),
    );
  });

  it('breaks when an event in the middle is taken out, or two change places', () => {
    fc.assert(
      fc.property(anyChain, anyPlace, (chain, place) => {
        fc.pre(chain.length > 1);
        const at = place % (chain.length - 1);
        expect(firstFault([...chain.slice(0, at), ...chain.slice(at + 1)], hashOf)?.fault).toBe('gap');
        const swapped = chain.map(
          (event, index) => chain[index === at ? at + 1 : index === at + 1 ? at : index] ?? event,
        );
        expect(firstFault(swapped, hashOf)?.seq).toBe(at + 1);
      }),
    );
  });
});
