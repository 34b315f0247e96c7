import { parseArgs } from 'node:util';
import { reportOf } from '../simulate/report.ts';
import { simulate } from '../simulate/simulate.ts';

/** About half a minute, the calm days at the end included. */
const DEFAULT_STEPS = 5_000;
const PROGRESS_EVERY = 10_000;
const LARGEST = 100_000_000;

const out = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

function wholeNumber(name: string, text: string): number | undefined {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= 0 && number <= LARGEST) return number;
  process.stderr.write(`--${name}: a whole number from 0 to ${LARGEST}\n`);
  return undefined;
}

async function main(argv: string[]): Promise<number> {
  const { values } = parseArgs({ args: argv, options: { seed: { type: 'string' }, steps: { type: 'string' } } });
  const seed = wholeNumber('seed', values.seed ?? String(Date.now() % LARGEST));
  const steps = wholeNumber('steps', values.steps ?? String(DEFAULT_STEPS));
  if (seed === undefined || steps === undefined) return 2;
  out(`seed ${seed}: ${steps} steps under faults, then as many as it takes to come to rest`);
  const outcome = await simulate({
    seed,
    steps,
    onProgress: (step, { timeline }) => {
      if (step % PROGRESS_EVERY === 0) out(`  step ${step}, ${timeline.now().toISOString()}`);
    },
  });
  for (const line of reportOf(outcome, { seed, steps })) out(line);
  return outcome.broken ? 1 : 0;
}

process.exitCode = await main(process.argv.slice(2));
