import type { World } from '../kernel/world.ts';
import { type Answer, accepted, refused } from './answer.ts';
import type { BankEvent } from './shapes.ts';

const LINES = 'bank.lines';
const EVENTS = 'bank.events';

export const lastSeq = (world: World, applicationId: string): number =>
  world.state.get<number>(LINES, applicationId) ?? 0;

const keyOf = (applicationId: string, bankSeq: number) => `${applicationId}#${bankSeq}`;

/** Takes an event into its application's line: the next one is stored, an old one recognised, a gap refused. */
export function takeEvent(world: World, event: BankEvent): Answer {
  const { applicationId, bankSeq, type } = event;
  const last = lastSeq(world, applicationId);
  if (bankSeq > last + 1) return refused('4090', `bankSeq ${last + 1} is expected`);
  if (bankSeq <= last) {
    const known = world.state.get<BankEvent>(EVENTS, keyOf(applicationId, bankSeq));
    return known?.type === type ? accepted({}) : refused('4090', `bankSeq ${bankSeq} was ${known?.type}`);
  }
  world.state.set(EVENTS, keyOf(applicationId, bankSeq), event);
  world.state.set(LINES, applicationId, bankSeq);
  return accepted({});
}

/** The line as the bank has it. */
export function lineOf(world: World, applicationId: string): BankEvent[] {
  return Array.from({ length: lastSeq(world, applicationId) }, (_, index) =>
    world.state.get<BankEvent>(EVENTS, keyOf(applicationId, index + 1)),
  ).filter((event) => event !== undefined);
}
