import { join } from 'node:path';
import { Hono } from 'hono';
import { createControlApp } from './control/app.ts';
import { createFaults } from './kernel/faults.ts';
import { createGate } from './kernel/gate.ts';
import { createPostman } from './kernel/postman.ts';
import { createDice, seedOf } from './kernel/random.ts';
import { createRequestLog } from './kernel/request-log.ts';
import { createState, type State } from './kernel/state.ts';
import { type After, afterWhile } from './kernel/timers.ts';
import type { Pace, World } from './kernel/world.ts';
import { VENDORS } from './vendors.ts';

export type SandboxOptions = {
  /** Where the vendors' memory is kept; without it they forget everything at the end. */
  dataDir?: string;
  /** Where this sandbox is reached, without a trailing slash. */
  publicUrl: string | (() => string);
  seed?: number;
  now?: () => Date;
  /** How something is waited for, by the same clock. */
  after?: After;
  pace?: Pace;
  /** Carries the callbacks. */
  fetch?: typeof fetch;
};

export type Sandbox = { app: Hono; world: World; close(): Promise<void> };

const DEFAULT_SEED = 20_261_122;

/** The outside world in one process: every vendor under its own path, sharing one clock and one memory. */
export function createSandbox(options: SandboxOptions): Sandbox {
  const { dataDir, publicUrl, seed = DEFAULT_SEED, now = () => new Date(), fetch: carrier = fetch } = options;
  const { after = afterWhile } = options;
  const state = createState(dataDir === undefined ? undefined : join(dataDir, 'sandbox.journal'));
  if (options.pace) state.set('world', 'pace', options.pace);
  const faults = createFaults(state);
  const postman = createPostman({ state, faults, fetch: carrier, after });
  const log = createRequestLog();
  const closing = new AbortController();
  const world: World = {
    publicUrl: typeof publicUrl === 'string' ? () => publicUrl : publicUrl,
    now,
    after,
    random: createDice(seedOf(seedFor(state, seed), countStart(state))),
    state,
    faults,
    pace: () => state.get<Pace>('world', 'pace') ?? 'instant',
    post: postman.post,
    resumeWith: postman.resumeWith,
    closing: closing.signal,
  };

  const app = new Hono();
  app.get('/health', (c) => c.json({ ok: true }));
  const keys = () =>
    VENDORS.flatMap(({ name: vendor, keys }) => keys?.(world).map((one) => ({ vendor, ...one })) ?? []);
  app.route('/control', createControlApp({ world, log, keys, setPace: (pace) => state.set('world', 'pace', pace) }));
  for (const { name, createApp, tooMany } of VENDORS) {
    app.use(`/${name}/*`, createGate({ vendor: name, world, log, closing: closing.signal, tooMany }));
    app.route(`/${name}`, createApp(world));
  }
  postman.resume();

  return {
    app,
    world,
    async close() {
      closing.abort();
      postman.close();
    },
  };
}

/** The seed of the first start stays: another one would give the same sellers another past. */
function seedFor(state: State, seed: number): number {
  const kept = state.get<number>('world', 'seed') ?? seed;
  state.set('world', 'seed', kept);
  return kept;
}

/** Each start throws its dice differently, or the ids given out before a restart would be given out again. */
function countStart(state: State): number {
  const starts = (state.get<number>('world', 'starts') ?? 0) + 1;
  state.set('world', 'starts', starts);
  return starts;
}
