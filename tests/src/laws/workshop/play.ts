import fc from 'fast-check';
import type { Mishap } from './outside.ts';
import { createStepper } from './stepper.ts';
import { OVER_LEASE_MS, WORK_MS, type Workshop } from './workshop.ts';

/**
 * How two workers meet: who takes each step, when the first one stops, and whether that is its death
 * or whether it goes on later, when another has already taken its work over.
 */
export type Meeting = {
  picks: number[];
  stopAfter: number;
  comesBack: boolean;
  mishaps: Mishap[];
};

export const anyMeeting = (mishaps: readonly Mishap[]): fc.Arbitrary<Meeting> =>
  fc.record({
    picks: fc.array(fc.nat(7), { minLength: 5, maxLength: 120, size: 'max' }),
    stopAfter: fc.nat(60),
    comesBack: fc.boolean(),
    mishaps: fc.array(fc.constantFrom(...mishaps), { maxLength: 4 }),
  });

const MOST_STEPS = 3_000;
/** As often as a stream may bring the same record, plus the sweep. */
const TELLINGS = 2;

/** Two workers told of everything that is due, twice over; then whoever is left works off what there is. */
export async function play(workshop: Workshop, { picks, stopAfter, comesBack }: Meeting): Promise<void> {
  const stepper = createStepper();
  for (const name of ['first', 'second']) {
    const worker = workshop.worker(stepper.gateOf(name));
    stepper.start(name, async () => {
      for (let telling = 0; telling < TELLINGS; telling += 1) {
        for (const id of await workshop.dueIds()) await worker.run(id, () => WORK_MS);
      }
    });
  }
  const pickAt = (step: number) => picks[step % picks.length] ?? 0;
  let step = 0;
  for (; step < stopAfter; step += 1) if (!(await stepper.step(pickAt(step)))) break;
  stepper.freeze('first');
  for (; step < MOST_STEPS; step += 1) if (!(await stepper.step(pickAt(step)))) break;
  workshop.passMs(OVER_LEASE_MS);
  if (comesBack) {
    const third = workshop.worker(stepper.gateOf('third'));
    stepper.thaw('first');
    stepper.start('third', async () => {
      for (const id of await workshop.dueIds()) await third.run(id, () => WORK_MS);
    });
    for (; step < MOST_STEPS; step += 1) if (!(await stepper.step(pickAt(step)))) break;
  }
  await workshop.workOff();
}

/**
 * One worker that dies after so many steps; another comes when its lease is over and works off what there is.
 * False when it had finished before.
 */
export async function dieAfter(workshop: Workshop, steps: number): Promise<boolean> {
  const stepper = createStepper();
  const worker = workshop.worker(stepper.gateOf('first'));
  stepper.start('first', async () => {
    for (let round = 0; round < 8; round += 1) {
      for (const id of await workshop.dueIds()) await worker.run(id, () => WORK_MS);
    }
  });
  let died = true;
  for (let step = 0; step < steps && died; step += 1) died = await stepper.step(0);
  stepper.freeze('first');
  workshop.passMs(OVER_LEASE_MS);
  await workshop.workOff();
  return died;
}
