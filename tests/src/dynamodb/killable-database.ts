import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('./database-process.ts', import.meta.url));
const START_MS = 20_000;

export type KillableDatabase = { endpoint: string; kill(): Promise<void> };

/** A database in another process, to be ended as a power switch would: with no time to say goodbye. */
export async function startKillable(path: string): Promise<KillableDatabase> {
  const child = spawn(process.execPath, ['--import', 'tsx', PROGRAM, path], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [endpoint] = await Promise.race([
    once(createInterface(child.stdout), 'line', { signal: AbortSignal.timeout(START_MS) }),
    failed(child),
  ]);
  return {
    endpoint: String(endpoint),
    async kill() {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

async function failed(child: ChildProcess): Promise<never> {
  const [code] = await once(child, 'exit');
  throw new Error(`the database ended with code ${code} before it was up`);
}
