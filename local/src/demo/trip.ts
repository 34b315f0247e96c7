import type { Company } from '@loan/sandbox/people/companies';
import * as application from '@loan/shared/api/application';
import type { Refusal } from '@loan/shared/api/endpoint';
import type { ApplicationView } from '@loan/shared/api/view';
import type { Result } from '@loan/shared/result';
import type { Phone } from './phone.ts';

/** Something on the way must move within this time. */
export const PATIENCE_MS = 180_000;
/** What moves, however slowly, on a machine with other work is still waited for so long. */
const WHOLE_PATIENCE_MS = 900_000;
export const LOOK_AGAIN_MS = 150;

/** An application on its way: whose it is and on which phone. */
export type Trip = {
  url: string;
  id: { id: ApplicationView['id'] };
  company: Company;
  applicant: Phone;
  applicantKey: string;
  /** Told before each step, so that a test can pull the plug there. */
  onStep: (step: string) => Promise<void>;
};

/** Looks at the application until it is as it has to be. */
export async function until(
  { applicant, id }: Pick<Trip, 'applicant' | 'id'>,
  reached: (view: ApplicationView) => boolean,
): Promise<ApplicationView> {
  const last = Date.now() + WHOLE_PATIENCE_MS;
  let [seen, deadline] = ['', 0];
  for (;;) {
    const view = await must('read', applicant.call(application.readApplication, id as never));
    if (reached(view)) return view;
    const read = view.sources.map(({ state, progress }) => [state, progress?.percent, progress?.ordersRead]);
    const stands = JSON.stringify([view.status, read]);
    if (stands !== seen) [seen, deadline] = [stands, Math.min(last, Date.now() + PATIENCE_MS)];
    if (Date.now() > deadline)
      throw new Error(
        `still ${view.status}, and nothing moved for ${PATIENCE_MS / 1000} s; sources ${view.sources.map(({ state }) => state).join()}`,
      );
    await pause(LOOK_AGAIN_MS);
  }
}

/** The answer, where a refusal would be the end of the trip. */
export async function must<T>(what: string, answer: Promise<Result<T, Refusal & { status: number }>>): Promise<T> {
  const result = await answer;
  if (result.ok) return result.value;
  throw new Error(`${what}: ${result.error.status} ${JSON.stringify(result.error)}`);
}

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

export function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`the sandbox has no ${what}`);
  return value;
}
