import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Deps } from '@loan/functions/use-cases/deps';
import { err, ok, type Result } from '@loan/shared/result';
import { localClient, localDeps } from '../cloud/local-deps.ts';
import { announced } from '../cloud/running.ts';
import { type DynamoDb, startDynamoDb } from '../dynamodb/server.ts';
import { cloudProblem } from './cloud-problem.ts';

export type Place = { stage: string } | { dataDir: string };
/** `idle`: nobody works on this data just now; what became due waits for the next start. */
export type Opened = { deps: Deps; idle: boolean; close(): Promise<void> };
export type CannotOpen = { tag: 'CannotOpen'; message: string };

const cannot = (message: string): Result<never, CannotOpen> => err({ tag: 'CannotOpen', message });

export const openPlace = (place: Place, now: () => Date): Promise<Result<Opened, CannotOpen>> =>
  'stage' in place ? openStage(place.stage) : openFolder(place.dataDir, now);

async function openStage(stage: string): Promise<Result<Opened, CannotOpen>> {
  // The cloud's clients are many and heavy; one machine does without them.
  const { operatorDeps } = await import('@loan/functions/wiring/operator');
  try {
    return ok({ deps: await operatorDeps(stage), idle: false, close: async () => {} });
  } catch (error) {
    const message = cloudProblem(error, stage);
    if (message === undefined) throw error;
    return cannot(message);
  }
}

/** Through the running system's own table if there is one: its stream then wakes the work at once. Else by itself. */
async function openFolder(dataDir: string, now: () => Date): Promise<Result<Opened, CannotOpen>> {
  const path = join(dataDir, 'dynamodb');
  if (!existsSync(path))
    return cannot(`${dataDir} holds no data yet. "npm start" makes it; --data DIR names another folder.`);
  const own = await startOwn(path, now);
  const running = announced(dataDir);
  if (!own && !running)
    return cannot(
      `Another command is using ${dataDir} and does not say where it can be reached. Try again in a moment.`,
    );

  const client = localClient(own?.endpoint ?? running?.dynamodb ?? '');
  const url = running?.url ?? 'http://127.0.0.1';
  const deps = localDeps({ dataDir, client, url, log: () => {}, now, env: process.env });
  const close = async () => {
    client.destroy();
    await own?.close();
  };
  return ok({ deps, idle: own !== undefined, close });
}

/** Undefined while another process has the folder. */
async function startOwn(path: string, now: () => Date): Promise<DynamoDb | undefined> {
  try {
    return await startDynamoDb({ path, now });
  } catch (error) {
    if (isLocked(error)) return undefined;
    throw error;
  }
}

/** LevelDB says it two causes down, in an error of its own. */
function isLocked(error: unknown): boolean {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown };
  return code === 'LEVEL_LOCKED' || (cause !== undefined && isLocked(cause));
}
