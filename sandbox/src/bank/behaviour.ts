import { flag, oneOf, optional, record, type Shaped } from '../kernel/shape.ts';
import type { World } from '../kernel/world.ts';
import { ANSWER_AFTER_MS } from './settings.ts';

/**
 * How the bank is told to behave. It holds until told otherwise, except `loseAnswer`, which is used up by one call:
 * the bank does the work and the connection breaks before its answer arrives.
 */
export const Behaviour = record({
  on: oneOf('credit', 'disburse'),
  answer: oneOf('now', 'late', 'never'),
  /** Tells the partner the same thing twice, under one message id. */
  twice: optional(flag),
  /** After the result, tells the partner once more that it is still processing. */
  outOfOrder: optional(flag),
  loseAnswer: optional(flag),
  /** Decides so, whatever its own rules say. */
  result: optional(oneOf('approve', 'cut', 'refuse', 'reject')),
});
export type Behaviour = Shaped<typeof Behaviour>;

/** What was settled for one piece of work when it came in. */
export type Plan = { answerAt: number | null; twice: boolean; outOfOrder: boolean; result?: Behaviour['result'] };

const BEHAVIOUR = 'bank.behaviour';

export const setBehaviour = (world: World, behaviour: Behaviour) => world.state.set(BEHAVIOUR, behaviour.on, behaviour);

export function clearBehaviour(world: World): void {
  for (const [on] of world.state.entries(BEHAVIOUR)) world.state.delete(BEHAVIOUR, on);
}

const behaviourOn = (world: World, on: Behaviour['on']) => world.state.get<Behaviour>(BEHAVIOUR, on);

export function planFor(world: World, on: Behaviour['on']): Plan {
  const { answer = 'now', twice = false, outOfOrder = false, result } = behaviourOn(world, on) ?? {};
  const afterMs = answer === 'never' ? undefined : ANSWER_AFTER_MS[world.pace()][answer];
  const answerAt = afterMs === undefined ? null : world.now().getTime() + afterMs;
  return { answerAt, twice, outOfOrder, ...(result && { result }) };
}

/** Whether this answer gets lost; asking uses it up. */
export function takeLoss(world: World, on: Behaviour['on']): boolean {
  const behaviour = behaviourOn(world, on);
  if (!behaviour?.loseAnswer) return false;
  setBehaviour(world, { ...behaviour, loseAnswer: false });
  return true;
}
