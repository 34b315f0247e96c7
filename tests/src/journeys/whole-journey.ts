import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, jest } from '@jest/globals';
import type { Deps } from '@loan/functions/use-cases/deps';
import { permissionOf } from '@loan/functions/use-cases/source/permission';
import { announced } from '@loan/local/cloud/running';
import type { System } from '@loan/local/cloud/system';
import type { Report } from '@loan/local/demo/report';
import { type RunOptions, runScenario } from '@loan/local/demo/run';
import { SCENARIOS } from '@loan/local/demo/scenarios';
import { z } from '@loan/shared/schema';
import { connect } from '../dynamodb/bench.ts';
import { everyRow, type Row } from '../laws/open-table.ts';
import { callbacksIn, evidenceFaults } from './capture.ts';
import { replayAll } from './replay.ts';
import { secretsIn } from './secrets.ts';

jest.setTimeout(600_000);

const SECRET = `whsec_${Buffer.from('a secret of this test, 32 bytes!').toString('base64')}`;
const folder = mkdtempSync(join(tmpdir(), 'journeys-'));
process.env['BANK_WEBHOOK_SECRET'] = SECRET;
afterAll(() => {
  delete process.env['BANK_WEBHOOK_SECRET'];
  rmSync(folder, { recursive: true, force: true });
});

/** What `demo --json` promises to write (the command contract). */
const REPORT = z.object({
  scenario: z.string(),
  ok: z.literal(true),
  elapsedMs: z.int().min(1),
  applicationId: z.uuid(),
  decision: z.object({
    outcome: z.enum(['offered', 'declined', 'referred']),
    limitFen: z.int(),
    availableFen: z.int(),
    annualRatePpm: z.int(),
    score: z.int(),
    grade: z.string(),
    policyVersion: z.string(),
    reasons: z.array(z.object({ code: z.string().min(1), text: z.string().min(1) })),
  }),
  bank: z.object({
    outcome: z.enum(['approved', 'cut', 'refused', 'notAsked']),
    callbacks: z.array(z.object({ seq: z.int().min(1), type: z.string(), verified: z.literal(true) })).min(1),
  }),
  disbursement: z.object({ status: z.string(), amountFen: z.int(), accountName: z.string() }),
  instructions: z.array(z.object({ orderNo: z.string().min(1), amountFen: z.int().min(1) })),
  timeline: z.array(z.object({ at: z.iso.datetime(), seq: z.int().min(1), type: z.string() })).min(1),
  evidence: z.object({ events: z.int().min(1), verified: z.literal(true) }),
});

type Seen = {
  report: Report;
  rows: Row[];
  lines: readonly string[];
  bankLog: { service: string; messageId: string; code: string }[];
  /** Every token and key by which a source could be read, as only we can open them. */
  permissions: readonly string[];
};

const LOOK_ATTEMPTS = 10;

/** One journey, and what is to be seen when it is over. */
export async function seen(
  name: string,
  options: RunOptions = {},
): Promise<Seen & { dataDir: string; captureDir: string }> {
  const scenario = SCENARIOS.find((one) => one.name === name);
  if (!scenario) throw new Error(`no scenario ${name}`);
  const dataDir = mkdtempSync(join(folder, 'data-'));
  const captureDir = mkdtempSync(join(folder, 'capture-'));
  let looked: Omit<Seen, 'report'> = { rows: [], lines: [], bankLog: [], permissions: [] };
  const look = async ({ url, deps }: System, lines: readonly string[]) => {
    // The table may be throttling still, and what is looked at is only what it keeps.
    const { doc, disconnect } = connect(announced(dataDir)?.dynamodb ?? '', LOOK_ATTEMPTS);
    const rows = await everyRow(doc);
    looked = {
      rows,
      permissions: await permissionsIn(deps, rows),
      lines,
      bankLog: await (await fetch(`${url}/sandbox/bank/control/log`)).json(),
    };
    disconnect();
  };
  const report = await runScenario(scenario, { dataDir, captureDir, look, ...options });
  return { report, ...looked, dataDir, captureDir };
}

/** What a thief of the table would be after. Shorter values are names and dates. */
const SHORTEST_SECRET = 12;

async function permissionsIn(deps: Deps, rows: readonly Row[]): Promise<string[]> {
  const found = await Promise.all(
    rows
      .filter(({ pk }) => pk.startsWith('RECORD#credential#'))
      .map(({ pk }) => permissionOf(deps, pk.slice('RECORD#credential#'.length))),
  );
  return found
    .flatMap((permission) => Object.values(permission?.credential.secrets ?? {}))
    .filter((secret) => secret.length >= SHORTEST_SECRET && Number.isNaN(Date.parse(secret)));
}

/** What holds after every journey, whichever way it ends. */
export function expectWhole({
  report,
  rows,
  lines,
  bankLog,
  permissions,
  captureDir,
}: Awaited<ReturnType<typeof seen>>): void {
  expect(report.failures).toEqual([]);
  expect(REPORT.safeParse(JSON.parse(JSON.stringify(report))).error?.issues ?? []).toEqual([]);

  const callbacks = callbacksIn(captureDir, SECRET);
  expect(callbacks.filter(({ verified }) => !verified)).toEqual([]);
  const seqs = [...new Set(callbacks.map(({ bankSeq }) => bankSeq))];
  expect(seqs).toEqual(seqs.map((_, index) => index + 1));
  expect(evidenceFaults(captureDir)).toEqual({ events: report.evidence.events, faults: [] });

  const replayed = replayAll(rows);
  expect(replayed.length).toBeGreaterThan(0);
  for (const one of replayed) expect(one.replayed).toEqual(one.stored);
  for (const row of rows)
    expect([`${row.pk} ${row.sk}`, secretsIn(JSON.stringify(row))]).toEqual([`${row.pk} ${row.sk}`, []]);
  for (const line of lines) expect([line, secretsIn(line)]).toEqual([line, []]);

  // A leaked dump of the table, or of the log, gives no usable token away.
  for (const secret of permissions)
    expect([...rows.map((row) => JSON.stringify(row)), ...lines].filter((text) => text.includes(secret))).toEqual([]);

  const journeys = SCENARIOS.find(({ name }) => name === report.scenario)?.before ? 2 : 1;
  const accepted = bankLog.filter(({ code }) => code === '0000').map(({ service }) => service);
  expect(accepted.filter((service) => service === 'credit.apply').length).toBeLessThanOrEqual(journeys);
  expect(accepted.filter((service) => service === 'loan.disburse').length).toBeLessThanOrEqual(journeys);
  const dead = rows.filter((row) => row['gsi1pk'] === 'DEAD');
  expect(dead).toEqual([]);
}
