import type { Application } from '../application/application.ts';
import type { ApplicationEvent, ApplicationEventType } from '../application/events.ts';
import { MOVES } from '../application/moves.ts';
import { transition } from '../application/transitions.ts';
import { addMs, type Instant } from '../time/instant.ts';
import { applicationEvent, EVENT_TYPES, FIRST_AT } from './application-events.ts';

type Try = { choice: number; a: number; b: number; waitMs: number };
export type Step = { event: ApplicationEvent; state: Application };

/** Ends a life; on a walk they come up less often, or no walk would get far. */
const ENDS: readonly ApplicationEventType[] = ['withdraw', 'expire', 'decline', 'bankDecline'];
/** Changes no status and yet brings the money nearer. */
const PROGRESS: readonly ApplicationEventType[] = ['provePerson', 'proveCompany', 'signBureau', 'signPart'];
const VARIANTS = [0, 1, 2];

/** A life that may happen: at each step one of the events that are allowed just then. */
export function walk(tries: readonly Try[]): Step[] {
  const steps: Step[] = [];
  let at = FIRST_AT;
  for (const { choice, a, b, waitMs } of tries) {
    at = addMs(at, waitMs);
    const step = stepFrom(steps[steps.length - 1]?.state, at, { choice, a, b });
    if (!step) break;
    steps.push(step);
  }
  return steps;
}

function stepFrom(from: Application | undefined, at: Instant, { choice, a, b }: Omit<Try, 'waitMs'>): Step | undefined {
  const moves = from ? MOVES[from.status] : { open: 'draft' };
  const known = EVENT_TYPES.filter((type) => type in moves && (!ENDS.includes(type) || choice % 11 === 0));
  const isOnward = (type: ApplicationEventType) =>
    PROGRESS.includes(type) || (moves as Record<string, string>)[type] !== from?.status;
  const onward = rotated(known.filter(isOnward), choice);
  const aside = rotated(
    known.filter((type) => !isOnward(type)),
    choice,
  );
  // Three times out of four onward, so that walks reach the money.
  for (const type of choice % 4 === 0 ? [...aside, ...onward] : [...onward, ...aside]) {
    for (const variant of VARIANTS) {
      const event = applicationEvent(type, at, { a: a + variant, b });
      const result = transition(from, event);
      if (result.ok) return { event, state: result.value };
    }
  }
  return undefined;
}

const rotated = <T>(all: readonly T[], by: number): T[] => {
  const from = all.length === 0 ? 0 : by % all.length;
  return [...all.slice(from), ...all.slice(0, from)];
};
