import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from '../checks/npm.ts';
import { ROOT } from '../checks/root.ts';

const BENCH = join(ROOT, 'bench');
const MUTATION = join(BENCH, 'mutation');

/** What a bench needs is its own alone: installed on its first run, and again when its lock file has changed since. */
function install(folder: string, what: string): boolean {
  const wanted = join(folder, 'package-lock.json');
  const installed = join(folder, 'node_modules/.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs) return true;
  process.stderr.write(`Installing ${what}, once …\n`);
  const [program, ...args] = npm('ci', '--ignore-scripts', '--no-audit', '--no-fund');
  const { status } = spawnSync(program, args, { cwd: folder, stdio: ['ignore', 2, 2] });
  if (status !== 0) process.stderr.write(`npm ci failed in ${folder}. Check the network or registry and run again.\n`);
  return status === 0;
}

function run(args: readonly string[]): number {
  const { status } = spawnSync(process.execPath, [...args], { cwd: ROOT, stdio: 'inherit' });
  return status ?? 1;
}

function compare(args: readonly string[]): number {
  if (!install(BENCH, 'what is compared with (bench/package-lock.json, about 90 MB)')) return 1;
  return run(['--import', import.meta.resolve('tsx'), join(BENCH, 'src/main.ts'), ...args]);
}

/** Stryker over the decision, or over these folders of shared/src alone. */
function mutate(folders: readonly string[]): number {
  if (!install(MUTATION, 'Stryker (bench/mutation/package-lock.json, about 100 MB)')) return 1;
  if (folders.length > 0) process.env['MUTATE'] = folders.join(',');
  const stryker = join(MUTATION, 'node_modules/@stryker-mutator/core/bin/stryker.js');
  return run([stryker, 'run', join(MUTATION, 'stryker.config.mjs')]);
}

const [name, ...rest] = process.argv.slice(2);
process.exitCode = name === 'mutate' ? mutate(rest) : compare(process.argv.slice(2));
