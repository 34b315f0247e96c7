import type { Deps } from '@loan/functions/use-cases/deps';
import { createSandbox, type Sandbox } from '@loan/sandbox/server';
import { instantOf } from '@loan/shared/time/instant';
import { Hono } from 'hono';
import { LOCAL_DEPOSIT_FEN, PARTNER_ID } from '../cloud/configuration.ts';
import { depsOver } from '../cloud/local-deps.ts';
import { createLocalUploadForms } from '../object-store/local-upload-forms.ts';
import { type Chance, createChance } from './chance.ts';
import { createFunctions } from './functions.ts';
import { createMemoryObjects, type MemoryObjects } from './memory-objects.ts';
import { createNetwork, HOME, SANDBOX, type Served } from './network.ts';
import { openSimulatedTable, type SimulatedTable, type Write } from './table.ts';
import { createTimeline, type Timeline } from './timeline.ts';
import { createWeather, type Weather } from './weather.ts';

/** A Monday morning in Shenzhen. */
const STARTS_AT = new Date('2026-11-23T01:00:00.000Z');

export type Town = {
  timeline: Timeline;
  weather: Weather;
  table: SimulatedTable;
  objects: MemoryObjects;
  sandbox: Sandbox;
  deps: Deps;
  network: typeof fetch;
  chanceFor: (purpose: string) => Chance;
  /** Work that is due or under way, by its row. */
  liveWork: () => ReadonlyMap<string, { lane: string; dueMs: number }>;
  close(): Promise<void>;
};

export type TownOptions = {
  seed: number;
  onWritten: (writes: readonly Write[]) => void;
  onServed: (served: Served) => void;
  onLine: (line: string) => void;
};

/** The system and its outside world in one process, in a time that is not real: nobody is on a port, nothing on disk. */
export async function buildTown({ seed, onWritten, onServed, onLine }: TownOptions): Promise<Town> {
  const chanceFor = (purpose: string) => createChance(seed, purpose);
  const timeline = createTimeline(STARTS_AT);
  const weather = createWeather(timeline, chanceFor('weather'));
  const parts = {} as { deps: Deps; sandbox: Sandbox };
  const functions = createFunctions({ timeline, chance: chanceFor('functions'), weather, deps: () => parts.deps });
  const streets = new Hono();
  const network = createNetwork({
    timeline,
    chance: chanceFor('network'),
    weather,
    sandbox: { world: () => parts.sandbox.world, fetch: (request) => streets.fetch(request) },
    api: functions.api,
    onServed,
  });
  const table = await openSimulatedTable({
    timeline,
    chance: chanceFor('table'),
    chaos: weather.chaos,
    onWritten: (writes) => {
      functions.onWritten(writes);
      onWritten(writes);
    },
  });
  parts.sandbox = createSandbox({
    publicUrl: SANDBOX,
    seed,
    now: timeline.now,
    after: timeline.after,
    pace: 'instant',
    fetch: network,
  });
  streets.route('/sandbox', parts.sandbox.app);
  const objects = createMemoryObjects(timeline, chanceFor('objects'));
  parts.deps = depsOf({ timeline, chance: chanceFor('deps'), table, objects, network, onLine });
  const by = { kind: 'operator', id: 'local' } as const;
  await parts.deps.ledger.setDeposit(PARTNER_ID, LOCAL_DEPOSIT_FEN, instantOf(timeline.now()), by);
  return {
    timeline,
    weather,
    table,
    objects,
    network,
    chanceFor,
    ...parts,
    liveWork: functions.live,
    async close() {
      await parts.sandbox.close();
      await table.close();
    },
  };
}

type DepsParts = Pick<Town, 'timeline' | 'table' | 'objects' | 'network'> & {
  chance: Chance;
  onLine: (line: string) => void;
};

const depsOf = ({ timeline, chance, table, objects, network, onLine }: DepsParts): Deps =>
  depsOver({
    url: HOME,
    env: process.env,
    db: table.db,
    objects,
    // Nobody in the simulation hands in files.
    uploads: createLocalUploadForms({ url: HOME, key: new Uint8Array(32) }),
    masterKey: chance.bytes(32),
    randomBytes: chance.bytes,
    log: onLine,
    fetch: network,
    now: timeline.now,
    random: chance.random,
    sleep: timeline.wait,
    newId: chance.uuid,
  });
