import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(import.meta.dirname, '../..');
const SOURCES = ['miniapp/src', 'miniapp/config', 'miniapp/babel.config.js', 'miniapp/package.json', 'shared/src'];
/** What a build of the target cannot be without. */
const PROOF = { weapp: 'app.json', h5: 'index.html' } as const;
const BUILD_TIMEOUT_MS = 600_000;

export type Target = keyof typeof PROOF;

/** The folder of a build that is no older than its sources, built first where it has to be. */
export async function built(target: Target): Promise<string> {
  const dist = join(ROOT, 'miniapp/dist', target);
  if (isCurrent(dist, target)) return dist;
  await alone(target, async () => {
    // Another worker may have built it while this one waited.
    if (isCurrent(dist, target)) return;
    const env = { ...process.env, NODE_ENV: 'production', NODE_OPTIONS: '' };
    const options = { cwd: ROOT, env, timeout: BUILD_TIMEOUT_MS, maxBuffer: 64 * 1024 * 1024 };
    await promisify(execFile)('npm', ['run', `build:${target}`, '-w', 'miniapp'], options);
  });
  return dist;
}

function isCurrent(dist: string, target: Target): boolean {
  const proof = join(dist, PROOF[target]);
  if (!existsSync(proof)) return false;
  const builtAt = statSync(proof).mtimeMs;
  return SOURCES.every((source) => newestIn(join(ROOT, source)) <= builtAt);
}

/** The latest change below a path. Tests and what only tests read change nothing in a build. */
function newestIn(path: string): number {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return readdirSync(path, { withFileTypes: true })
    .filter(({ name }) => !name.includes('.test.') && name !== 'testing')
    .reduce((newest, entry) => Math.max(newest, newestIn(join(path, entry.name))), 0);
}

/** One build at a time over all workers: creating the lock either succeeds or fails, for exactly one of them. */
async function alone(target: Target, work: () => Promise<void>): Promise<void> {
  const lock = join(ROOT, `node_modules/.cache/build-${target}.lock`);
  mkdirSync(join(lock, '..'), { recursive: true });
  const givesUpAt = Date.now() + BUILD_TIMEOUT_MS;
  while (!taken(lock)) {
    if (Date.now() > givesUpAt) throw new Error(`builds: ${lock} has been held too long; remove it`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  try {
    await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** Whether this process holds the lock now. One left by a process that is no more is cleared away, and tried again. */
function taken(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (!isHeld(lock)) rmSync(lock, { force: true });
    return false;
  }
}

function isHeld(lock: string): boolean {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0);
    return true;
  } catch {
    return false;
  }
}
