import { Hono } from 'hono';
import { FAULT_KINDS, type Fault } from '../kernel/faults.ts';
import type { RequestLog } from '../kernel/request-log.ts';
import type { SellerKeys } from '../kernel/seller-keys.ts';
import { setVendorClock } from '../kernel/vendor-clock.ts';
import type { Pace, World } from '../kernel/world.ts';
import { PEOPLE } from '../people/people.ts';

export type ControlOptions = {
  world: World;
  log: RequestLog;
  setPace: (pace: Pace) => void;
  keys: () => readonly VendorKeys[];
};

/** What a tester pastes where a real seller would paste keys from the vendor's console. */
type VendorKeys = SellerKeys & { vendor: string };

const MAX_TIMES = 1_000;
const MAX_DELAY_MS = 600_000;
const MAX_AHEAD_MS = 86_400_000;

/** The tester's desk: no vendor has one. */
export function createControlApp({ world, log, setPace, keys }: ControlOptions): Hono {
  const app = new Hono();

  app.post('/faults', async (c) => {
    const fault = readFault(await c.req.json().catch(() => undefined));
    if (typeof fault === 'string') return c.json({ error: fault }, 400);
    world.faults.add(fault);
    return c.json({ added: fault });
  });
  app.delete('/faults', (c) => {
    world.faults.clear();
    return c.json({ cleared: true });
  });
  app.post('/pace', async (c) => {
    const { pace } = ((await c.req.json().catch(() => undefined)) ?? {}) as { pace?: unknown };
    if (pace !== 'instant' && pace !== 'published') return c.json({ error: 'pace: instant or published' }, 400);
    setPace(pace);
    return c.json({ pace });
  });
  app.post('/clock', async (c) => {
    const { vendor, aheadMs } = ((await c.req.json().catch(() => undefined)) ?? {}) as Record<string, unknown>;
    if (typeof vendor !== 'string' || vendor === '') return c.json({ error: 'vendor: a name' }, 400);
    if (!isWhole(aheadMs, -MAX_AHEAD_MS, MAX_AHEAD_MS)) return c.json({ error: 'aheadMs: a day at most' }, 400);
    setVendorClock(world.state, vendor, aheadMs);
    return c.json({ vendor, aheadMs });
  });
  app.get('/people', (c) => c.json(PEOPLE));
  app.get('/keys', (c) => c.json(keys()));
  app.get('/log', (c) => c.json(log.last(c.req.query('vendor'))));
  return app;
}

/** The fault, or what is wrong with it. */
function readFault(input: unknown): Fault | string {
  if (typeof input !== 'object' || input === null) return 'a JSON object is expected';
  const { vendor, kind, times, match, delayMs } = input as Record<string, unknown>;
  if (typeof vendor !== 'string' || vendor === '') return 'vendor: a name';
  const known = FAULT_KINDS.find((name) => name === kind);
  if (!known) return `kind: one of ${FAULT_KINDS.join(', ')}`;
  if (!isWhole(times, 1, MAX_TIMES)) return `times: a whole number from 1 to ${MAX_TIMES}`;
  if (match !== undefined && typeof match !== 'string') return 'match: part of a path or of an event name';
  if (delayMs !== undefined && !isWhole(delayMs, 0, MAX_DELAY_MS)) return `delayMs: 0 to ${MAX_DELAY_MS}`;
  return {
    vendor,
    kind: known,
    times,
    ...(match !== undefined && { match }),
    ...(delayMs !== undefined && { delayMs }),
  };
}

const isWhole = (value: unknown, min: number, max: number): value is number =>
  Number.isInteger(value) && (value as number) >= min && (value as number) <= max;
