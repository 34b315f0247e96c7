import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from '../checks/npm.ts';
import { ROOT } from '../checks/root.ts';

const BENCH = join(ROOT, 'bench');

/** The peers are the bench's alone: installed on its first run, and again when its lock file has changed since. */
function install(): boolean {
  const wanted = join(BENCH, 'package-lock.json');
  const installed = join(BENCH, 'node_modules/.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs) return true;
  process.stderr.write('Installing what is compared with (bench/package-lock.json, about 90 MB, once) …\n');
  const [program, ...args] = npm('ci', '--ignore-scripts', '--no-audit', '--no-fund');
  const { status } = spawnSync(program, args, { cwd: BENCH, stdio: ['ignore', 2, 2] });
  if (status !== 0) process.stderr.write('npm ci failed in bench/. Check the network or registry and run again.\n');
  return status === 0;
}

function run(args: readonly string[]): number {
  const tsx = ['--import', import.meta.resolve('tsx')];
  const { status } = spawnSync(process.execPath, [...tsx, join(BENCH, 'src/main.ts'), ...args], { stdio: 'inherit' });
  return status ?? 1;
}

process.exitCode = install() ? run(process.argv.slice(2)) : 1;
