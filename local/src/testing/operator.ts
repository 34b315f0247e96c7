import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Deps } from '@loan/functions/use-cases/deps';
import { type System, startSystem } from '../cloud/system.ts';
import { travel } from '../demo/journey.ts';
import type { Scenario } from '../demo/scenario.ts';
import { openPlace } from '../ops/open.ts';
import { ops } from '../ops/ops.ts';

export type Said = { exit: number; out: string; err: string };

/** An operator's terminal: types a command on this folder and reads the answer. */
export const operatorOn =
  (dataDir: string) =>
  async (...typed: string[]): Promise<Said> => {
    const said = { out: '', err: '' };
    const exit = await ops([...typed, '--data', dataDir], {
      out: (text) => {
        said.out += text;
      },
      err: (text) => {
        said.err += text;
      },
      now: () => new Date(),
    });
    return { exit, ...said };
  };

/** The seller of the sandbox whose shop is registered to another company; nobody has looked at it yet. */
const REFERRED: Scenario = {
  name: 'referred',
  what: 'waits for a person',
  company: 'beidou',
  expect: { decision: 'referred', status: 'underReview' },
};

export type ReferredCase = { dataDir: string; applicationId: string; system: System; remove(): void };

/** A running system in which one application waits for a review. */
export async function aReferredCase(): Promise<ReferredCase> {
  const dataDir = mkdtempSync(join(tmpdir(), 'loan-operator-'));
  const system = await startSystem({ dataDir, port: 0, pace: 'instant' });
  const nobody = async () => {};
  const { applicationId } = await travel(REFERRED, { url: system.url, onStep: nobody, review: nobody });
  return { dataDir, applicationId, system, remove: () => rmSync(dataDir, { recursive: true, force: true }) };
}

/** A folder on which a system was started once and nothing happened. */
export async function aQuietFolder(): Promise<{ dataDir: string; remove(): void }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'loan-operator-'));
  const system = await startSystem({ dataDir, port: 0 });
  await system.close();
  return { dataDir, remove: () => rmSync(dataDir, { recursive: true, force: true }) };
}

/** What only a test does to a data folder while nothing runs on it. */
export async function atRest<T>(dataDir: string, run: (deps: Deps) => Promise<T>): Promise<T> {
  const opened = await openPlace({ dataDir }, () => new Date());
  if (!opened.ok) throw new Error(opened.error.message);
  try {
    return await run(opened.value.deps);
  } finally {
    await opened.value.close();
  }
}
