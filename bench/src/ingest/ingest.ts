import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Compare, type Contestant, median } from '../comparison.ts';
import { CONTESTANTS } from './contestants.ts';
import { generate } from './generate.ts';

const ONE = fileURLToPath(new URL('one.ts', import.meta.url));
const SEED = 42;
const TIMEOUT_MS = 300_000;
type Run = { micros: number; peakMib: number; said: string };

/** A year's orders from bytes to months. All must say the same, or there is nothing to compare. */
export const ingest: Compare = async ({ rows, rounds, say }) => {
  const folder = mkdtempSync(join(tmpdir(), 'seller-loan-bench-'));
  const file = join(folder, 'orders.tsv');
  try {
    generate(file, rows, SEED);
    const megabytes = Math.round(statSync(file).size / 1e6);
    say(`ingest: ${rows.toLocaleString('en')} rows, ${megabytes} MB, ${rounds} rounds`);
    const names = Object.keys(CONTESTANTS);
    const runs = names.map((): Run[] => []);
    for (let round = 0; round < rounds; round += 1) {
      for (const [index, name] of names.entries()) runs[index]?.push(runOne(name, file));
    }
    if (new Set(runs.flat().map(({ said }) => said)).size !== 1) throw new Error('ingest: the contestants disagree');
    return {
      name: 'ingest',
      what: `an all-orders report of ${rows.toLocaleString('en')} rows and ${megabytes} MB, reduced to its months`,
      unit: 'CPU ms a million rows',
      contestants: names.map((name, index) => contestant(name, runs[index] ?? [], rows)),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

function runOne(name: string, file: string): Run {
  const { stdout, stderr, status } = spawnSync(process.execPath, [...process.execArgv, ONE, name, file], {
    encoding: 'utf8',
    timeout: TIMEOUT_MS,
  });
  if (status !== 0) throw new Error(`ingest: ${name} failed: ${stderr.slice(-500)}`);
  return JSON.parse(stdout) as Run;
}

const contestant = (name: string, runs: readonly Run[], rows: number): Contestant => ({
  name,
  cost: (median(runs.map(({ micros }) => micros)) / 1_000 / rows) * 1_000_000,
  note: `peak ${median(runs.map(({ peakMib }) => peakMib))} MiB`,
});
