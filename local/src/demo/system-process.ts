import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { SystemOptions } from '../cloud/system.ts';

const PROGRAM = fileURLToPath(new URL('./system-program.ts', import.meta.url));
const START_MS = 60_000;

export type HostOptions = Pick<SystemOptions, 'dataDir' | 'pace' | 'strictSeed' | 'log'>;
export type SystemProcess = { url: string; kill(): Promise<void> };

/** The whole system in a process of its own, to be ended as a power switch would: with no time to say goodbye. */
export async function startSystemProcess(
  { dataDir, pace, strictSeed, log = () => {} }: HostOptions,
  port: number,
): Promise<SystemProcess> {
  const settings = JSON.stringify({ dataDir, pace, strictSeed, port });
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const child = spawn(process.execPath, ['--import', tsx, PROGRAM, settings], { stdio: ['pipe', 'pipe', 'pipe'] });
  createInterface(child.stderr).on('line', log);
  const lines = createInterface(child.stdout);
  const [url] = (await Promise.race([
    once(lines, 'line', { signal: AbortSignal.timeout(START_MS) }),
    endedEarly(child),
  ])) as [string];
  return {
    url,
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

async function endedEarly(child: ChildProcess): Promise<never> {
  const [code] = await once(child, 'exit');
  throw new Error(`the system ended with code ${code} before it was up`);
}
