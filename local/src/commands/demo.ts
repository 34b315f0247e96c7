import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startSystem } from '../cloud/system.ts';
import { travel } from '../demo/journey.ts';
import { postJson } from '../demo/phone.ts';
import { type Report, report } from '../demo/report.ts';
import { reviewer } from '../demo/reviewer.ts';
import { SCENARIOS, type Scenario } from '../demo/scenarios.ts';

const OPTIONS = {
  scenario: { type: 'string' },
  list: { type: 'boolean' },
  seed: { type: 'string' },
  json: { type: 'string' },
  capture: { type: 'string' },
  strict: { type: 'boolean' },
  data: { type: 'string' },
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
  const result = await run(scenario, {
    seed,
    strict: values.strict === true,
    ...(values.capture ? { captureDir: values.capture } : {}),
    ...(values.data ? { dataDir: values.data } : {}),
  });
  print(result);
  if (values.json) writeFileSync(values.json, `${JSON.stringify(result, null, 2)}\n`);
  return result.ok ? 0 : 1;
}

type Run = { seed: number; strict: boolean; captureDir?: string; dataDir?: string };

/** One journey against a fresh system, over real HTTP. */
async function run(scenario: Scenario, { seed, strict, captureDir, dataDir }: Run): Promise<Report> {
  const folder = dataDir ?? mkdtempSync(join(tmpdir(), 'seller-loan-demo-'));
  const startedAt = performance.now();
  const problems: string[] = [];
  const system = await startSystem({
    dataDir: folder,
    port: 0,
    pace: 'instant',
    log: (line) => problems.push(line),
    ...(strict ? { strictSeed: seed } : {}),
  });
  try {
    if (scenario.bank) await postJson(`${system.url}/sandbox/bank/control/behaviour`, scenario.bank);
    const onStep = async (step: string) => out(`${elapsed(startedAt)}  ${step}`);
    const { applicationId, view } = await travel(scenario, { url: system.url, onStep, review: reviewer(folder) });
    const elapsedMs = Math.round(performance.now() - startedAt);
    return await report({
      scenario,
      url: system.url,
      deps: system.deps,
      applicationId,
      view,
      elapsedMs,
      ...(captureDir ? { captureDir } : {}),
    });
  } catch (error) {
    for (const line of problems.slice(-20)) process.stderr.write(`${line}\n`);
    throw error;
  } finally {
    await system.close();
    if (!dataDir) rmSync(folder, { recursive: true, force: true });
  }
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
  for (const failure of failures) out(`FAILED        ${failure}`);
  out(`${scenario}: ${ok ? 'ended as it should' : 'did NOT end as it should'} in ${(elapsedMs / 1000).toFixed(1)} s`);
}

process.exitCode = await main(process.argv.slice(2));
