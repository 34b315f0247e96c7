import type { Application, ApplicationStatus } from '../application/application.ts';
import type { ApplicationEventType } from '../application/events.ts';
import { transition } from '../application/transitions.ts';
import { applicationEvent, FIRST_AT } from './application-events.ts';

/** What happens, and which variant of it. */
export type RoadStep = [type: ApplicationEventType, variant?: number];

/** Straight on to the money, one event after the other. */
export const MAIN_ROAD: readonly RoadStep[] = [
  ['open'],
  ['declareCompany', 1],
  ['submit'],
  ['attachSource'],
  ['requestAssessment'],
  ['assess'],
  ['offer'],
  ['accept'],
  ['provePerson', 0],
  ['provePerson', 1],
  ['proveCompany'],
  ['sendBureau', 0],
  ['sendBureau', 1],
  ['signBureau', 0],
  ['signBureau', 1],
  ['askBank'],
  ['bankApprove'],
  ['quoteDrawdown'],
  ['startSigning'],
  ['sendSigning'],
  ['signPart', 0],
  ['signPart', 1],
  ['signPart', 2],
  ['activate'],
  ['fund'],
];

/** The application at the end of a road. */
export function travelled(road: readonly RoadStep[]): Application {
  let state: Application | undefined;
  for (const [type, a = 0] of road) {
    const moved = transition(state, applicationEvent(type, FIRST_AT, { a, b: 0 }));
    if (!moved.ok) throw new Error(`${type}: ${JSON.stringify(moved.error)}`);
    state = moved.value;
  }
  if (!state) throw new Error('an empty road');
  return state;
}

/** Where a step is taken for the last time; -1 when it is not on the road. */
export const lastOnRoad = (type: ApplicationEventType, variant?: number): number =>
  MAIN_ROAD.map(([step, a = 0]) => step === type && (variant === undefined || a === variant)).lastIndexOf(true);

export const upTo = (last: ApplicationEventType): RoadStep[] => MAIN_ROAD.slice(0, lastOnRoad(last) + 1);

/** One application of each standing there is. */
export const ONE_OF_EACH: Record<ApplicationStatus, Application> = {
  draft: travelled(upTo('declareCompany')),
  submitted: travelled(upTo('submit')),
  gathering: travelled(upTo('attachSource')),
  assessing: travelled(upTo('assess')),
  underReview: travelled([...upTo('assess'), ['refer']]),
  offered: travelled(upTo('offer')),
  declined: travelled([...upTo('assess'), ['decline']]),
  expired: travelled([...upTo('offer'), ['expire']]),
  accepted: travelled(upTo('accept')),
  bankReview: travelled(upTo('askBank')),
  bankDeclined: travelled([...upTo('askBank'), ['bankDecline']]),
  approved: travelled(upTo('bankApprove')),
  signing: travelled(upTo('startSigning')),
  signingFailed: travelled([...upTo('startSigning'), ['failSigning']]),
  active: travelled(upTo('activate')),
  withdrawn: travelled([...upTo('submit'), ['withdraw']]),
};
