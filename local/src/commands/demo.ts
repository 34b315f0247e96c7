import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Report } from '../demo/report.ts';
import { JourneyFailed, runScenario } from '../demo/run.ts';
import { SCENARIOS } from '../demo/scenarios.ts';

const OPTIONS = {
  scenario: { type: 'string' },
  list: { type: 'boolean' },
  seed: { type: 'string' },
  json: { type: 'string' },
  capture: { type: 'string' },
  strict: { type: 'boolean' },
  data: { type: 'string' },
  'kill-at': { type: 'string' },
} as const;

const out = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

async function main(argv: string[]): Promise<number> {
  const { values } = parseArgs({ args: argv, options: OPTIONS });
  if (values.list) {
    for (const { name, what } of SCENARIOS) out(`${name.padEnd(32)}${what}`);
    return 0;
  }
  const scenario = SCENARIOS.find(({ name }) => name === values.scenario);
  if (!scenario) {
    process.stderr.write(`--scenario: one of ${SCENARIOS.map(({ name }) => name).join(', ')}\n`);
    return 2;
  }
  const seed = Number(values.seed ?? 1);
  if (!Number.isSafeInteger(seed)) {
    process.stderr.write('--seed: a whole number\n');
    return 2;
  }
  const killAt = (values['kill-at'] ?? '').split(',').filter(Boolean).map(Number);
  if (!killAt.every((step) => Number.isSafeInteger(step) && step > 0)) {
    process.stderr.write('--kill-at: numbers of steps from 1, such as 3,7\n');
    return 2;
  }
  const startedAt = performance.now();
  const result = await runScenario(scenario, {
    seed,
    strict: values.strict === true,
    killAt,
    onStep: (step) => out(`${elapsed(startedAt)}  ${step}`),
    ...(values.capture ? { captureDir: values.capture } : {}),
    ...(values.data ? { dataDir: values.data } : {}),
  });
  print(result);
  if (values.json) writeFileSync(values.json, `${JSON.stringify(result, null, 2)}\n`);
  return result.ok ? 0 : 1;
}

const elapsed = (startedAt: number) => `${((performance.now() - startedAt) / 1000).toFixed(1).padStart(6)} s`;

function print({
  ok,
  scenario,
  decision,
  bank,
  disbursement,
  instructions,
  timeline,
  evidence,
  failures,
  policy,
  elapsedMs,
}: Report): void {
  for (const { at, seq, type } of timeline) out(`  ${at}  ${String(seq).padStart(3)}  ${type}`);
  const { outcome, limitFen, reasons } = decision as {
    outcome: string;
    limitFen: number;
    reasons: { code: string; text: string }[];
  };
  out(
    `decision      ${outcome}, limit ${limitFen} fen${reasons?.[0] ? `, ${reasons[0].code}: ${reasons[0].text}` : ''}`,
  );
  out(
    `bank          ${bank.outcome}, ${bank.callbacks.length} callbacks, ${bank.callbacks.filter(({ verified }) => verified).length} verified`,
  );
  out(
    `disbursement  ${disbursement.status} ${disbursement.amountFen} fen to ${disbursement.accountName || '—'}, ${instructions.length} instruction(s)`,
  );
  out(`evidence      ${evidence.events} events, ${evidence.verified ? 'whole' : 'BROKEN'}`);
  if (policy) {
    const { shadow, from, to, heldUpBy, oldReplays, newReplays } = policy;
    const { cases, before, now } = shadow;
    out(`policy        ${from} -> ${to}; in shadow ${cases} case(s), ${before.totalFen} -> ${now.totalFen} fen`);
    out(`              held up by ${heldUpBy.join(', ')} until somebody gave a ground`);
    out(
      `              ${oldReplays && newReplays ? 'both replay to the bit, each on its own version' : 'NOT replayed'}`,
    );
  }
  for (const failure of failures) out(`FAILED        ${failure}`);
  out(`${scenario}: ${ok ? 'ended as it should' : 'did NOT end as it should'} in ${(elapsedMs / 1000).toFixed(1)} s`);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof JourneyFailed)) throw error;
  for (const line of error.lines) process.stderr.write(`${line}\n`);
  process.stderr.write(`The journey broke off: ${error.message}\n`);
  process.exitCode = 1;
}
