import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import type { Compare, Comparison } from './comparison.ts';
import { decide } from './decide/decide.ts';
import { ingest } from './ingest/ingest.ts';
import { schedule } from './schedule.ts';

const COMPARISONS: Readonly<Record<string, Compare>> = { ingest, decide, schedule };
const MOST_ROWS = 5_000_000;
const USAGE = `npm run bench [-- ${Object.keys(COMPARISONS).join('|')}] [--rows N] [--rounds N] [--json FILE]\n`;

const say = (line: string) => void process.stderr.write(`${line}\n`);

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { json: { type: 'string' }, rows: { type: 'string' }, rounds: { type: 'string' } },
    allowPositionals: true,
  });
  const [rows, rounds] = [Number(values.rows ?? 300_000), Number(values.rounds ?? 3)];
  const names = positionals.length > 0 ? positionals : Object.keys(COMPARISONS);
  const inRange = (count: number, most: number) => Number.isInteger(count) && count >= 1 && count <= most;
  if (names.some((name) => !COMPARISONS[name]) || !inRange(rows, MOST_ROWS) || !inRange(rounds, 50)) {
    process.stderr.write(USAGE);
    return 2;
  }
  const results: Comparison[] = [];
  for (const name of names) {
    const result = await (COMPARISONS[name] as Compare)({ rows, rounds, say });
    results.push(result);
    process.stdout.write(`${text(result)}\n`);
  }
  const machine = { node: process.version, cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length };
  if (values.json)
    writeFileSync(values.json, `${JSON.stringify({ machine, results: results.map(withRatios) }, null, 2)}\n`);
  return 0;
}

/** How many times as much as ours; only ratios of one run mean anything. */
const ratio = ({ contestants }: Comparison, cost: number) => cost / (contestants[0]?.cost ?? Number.NaN);
const withRatios = (result: Comparison) => ({
  ...result,
  contestants: result.contestants.map((one) => ({ ...one, timesOurs: ratio(result, one.cost) })),
});

function text(result: Comparison): string {
  const rows = result.contestants.map(({ name, cost, note = '' }) =>
    `  ${name.padEnd(28)}${cost.toFixed(cost < 100 ? 2 : 0).padStart(10)}${`${ratio(result, cost).toFixed(2)} ×`.padStart(12)}  ${note}`.trimEnd(),
  );
  return [`${result.name}: ${result.what} (${result.unit}; × ours)`, ...rows].join('\n');
}

process.exitCode = await main();
