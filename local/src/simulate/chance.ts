import { createDice, seedOf } from '@loan/sandbox/kernel/random';

/** Everything that chance decides in a run, from one seed. */
export type Chance = {
  random: () => number;
  /** Whether something that happens with this probability, from 0 to 1, happens now. */
  happens: (probability: number) => boolean;
  between: (least: number, most: number) => number;
  pick: <T>(list: readonly T[]) => T;
  /** Mostly short, now and then very long. */
  delayMs: (usualMs: number) => number;
  bytes: (length: number) => Uint8Array;
  uuid: () => string;
};

/** Dice of one's own for each purpose, so that one more throw in one place does not change all others. */
export function createChance(seed: number, purpose: string): Chance {
  const random = createDice(seedOf(seed, purpose));
  const between = (least: number, most: number) => least + Math.floor(random() * (most - least + 1));
  const bytes = (length: number) => Uint8Array.from({ length }, () => Math.floor(random() * 256));
  return {
    random,
    happens: (probability) => random() < probability,
    between,
    pick: (list) => {
      const picked = list[between(0, list.length - 1)];
      if (picked === undefined) throw new Error('chance: nothing to pick from');
      return picked;
    },
    delayMs: (usualMs) => Math.round(-Math.log(1 - random()) * usualMs),
    bytes,
    uuid: () => uuidOf(bytes(16)),
  };
}

/** Version 4 of RFC 9562, from bytes thrown here. */
function uuidOf(bytes: Uint8Array): string {
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Buffer.from(bytes).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
