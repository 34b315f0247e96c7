import { openDesks } from './desk.ts';
import { bringToRest } from './ending.ts';
import { type Broken, createObserver, type Observer } from './observer.ts';
import { sendPeople } from './people.ts';
import type { Write } from './table.ts';
import { buildTown, type Town } from './town.ts';

export type SimulateOptions = {
  seed: number;
  /** Things that happen before the outside becomes calm. */
  steps: number;
  /** How many companies come to borrow; when left out, as many as find time to get somewhere. */
  companies?: number;
  /** False leaves out the calm days at the end, and with them the laws of endings. */
  toTheEnd?: boolean;
  onProgress?: (step: number, town: Town) => void;
  /** For tests of the laws: does some harm of its own before a step. */
  meddle?: (town: Town, observer: Observer) => Promise<void>;
};

export type Outcome = {
  steps: number;
  /** The step after which the first law was broken. */
  broken?: Broken & { step: number };
  lastHappenings: readonly string[];
  /** Of everything that happened, in its order: two runs of one seed have the same. */
  digest: string;
  ended: string;
  statuses: Record<string, number>;
  mishaps: [string, number][];
};

/** The system among people, vendors and faults that the seed alone decides, held against its laws after every step. */
export async function simulate(options: SimulateOptions): Promise<Outcome> {
  const early: Write[] = [];
  let observer: Observer | undefined;
  const town = await buildTown({
    seed: options.seed,
    onWritten: (writes) => (observer ? observer.onWritten(writes) : void early.push(...writes)),
    onServed: (served) => observer?.onServed(served),
    onLine: (line) => observer?.onLine(line),
  });
  observer = createObserver({
    world: () => town.sandbox.world,
    when: () => town.timeline.now().toISOString(),
    kept: () => keptOfShops(town),
  });
  observer.onWritten(early);
  try {
    return await watch(options, town, observer);
  } finally {
    await town.close();
  }
}

const SHOP_ROW = /^RECORD#(credential|pull)#/;

const keptOfShops = ({ table, objects }: Town): string[] => [
  ...objects.names('facts'),
  ...[...table.rows.keys()].filter((key) => SHOP_ROW.test(key)),
];

/** A journey takes some thousand steps, and half of them may be taken once it is calm. */
const companiesFor = (steps: number): number => Math.max(2, Math.ceil(steps / 1_200));

async function watch(options: SimulateOptions, town: Town, observer: Observer): Promise<Outcome> {
  const { steps, companies = companiesFor(steps), toTheEnd = true, onProgress, meddle } = options;
  const { timeline, weather } = town;
  let step = 0;
  const next = async (): Promise<Broken | undefined> => {
    await meddle?.(town, observer);
    if (await timeline.step()) step += 1;
    onProgress?.(step, town);
    return observer.look();
  };
  weather.begin();
  openDesks({ ...town, chance: town.chanceFor('desk') });
  sendPeople({ ...town, chance: town.chanceFor('people') }, companies);
  let broken: Broken | undefined;
  for (let count = 0; !broken && count < steps; count += 1) broken = await next();
  if (toTheEnd) broken ??= await bringToRest(town, observer, next);
  return {
    steps: step,
    ...(broken ? { broken: { ...broken, step } } : {}),
    lastHappenings: observer.recent(),
    digest: observer.digest(),
    ended: timeline.now().toISOString(),
    statuses: statusesOf(observer),
    mishaps: weather.counted(),
  };
}

function statusesOf(observer: Observer): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { application, loans } of observer.cases()) {
    const status = loans.length > 0 ? 'paid out' : application.status;
    counts[status] = (counts[status] ?? 0) + 1;
  }
  return counts;
}
