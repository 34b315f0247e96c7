import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { System } from '../cloud/system.ts';
import { hostHere, hostKilledAt } from './host.ts';
import { travel } from './journey.ts';
import { postJson } from './phone.ts';
import { judgePolicy, policyDesk } from './policy-desk.ts';
import { type Report, report } from './report.ts';
import { reviewer } from './reviewer.ts';
import type { Scenario } from './scenario.ts';
import type { HostOptions } from './system-process.ts';

export type RunOptions = {
  seed?: number;
  /** Records twice, index behind, conflicts and throttles, drawn from the seed. */
  strict?: boolean;
  /** The steps at which the system is killed and started again. */
  killAt?: readonly number[];
  captureDir?: string;
  /** Kept afterwards when it is given. */
  dataDir?: string;
  onStep?: (step: string) => void;
  /** Looks at the system once the journey is over, and at everything it has written down as lines. */
  look?: (system: System, lines: readonly string[]) => Promise<void>;
};

/** What went wrong, with the last lines the system wrote. */
export class JourneyFailed extends Error {
  override readonly name = 'JourneyFailed';
  constructor(
    cause: unknown,
    readonly lines: readonly string[],
  ) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

const LINES_KEPT = 20;

/** One journey against a fresh system, over real HTTP. */
export async function runScenario(scenario: Scenario, options: RunOptions = {}): Promise<Report> {
  const { seed = 1, strict = false, killAt = [], captureDir, dataDir, onStep = () => {}, look } = options;
  const folder = dataDir ?? mkdtempSync(join(tmpdir(), 'seller-loan-demo-'));
  const lines: string[] = [];
  const hosted: HostOptions = {
    dataDir: folder,
    pace: 'instant',
    log: (line) => lines.push(line),
    ...(strict ? { strictSeed: seed } : {}),
  };
  const startedAt = performance.now();
  const host = await (killAt.length > 0
    ? hostKilledAt(killAt, { ...hosted, random: randomFrom(seed) })
    : hostHere(hosted));
  try {
    if (scenario.bank) await postJson(`${host.url}/sandbox/bank/control/behaviour`, scenario.bank);
    for (const fault of scenario.faults ?? []) await postJson(`${host.url}/sandbox/control/faults`, fault);
    const noted = async (step: string) => {
      onStep(step);
      host.onStep();
    };
    const steps = { url: host.url, onStep: noted, review: reviewer(folder) };
    const desk = scenario.newPolicy && policyDesk(folder, scenario.newPolicy);
    await desk?.intoShadow();
    const earlier = scenario.before && (await travel({ ...scenario, ...scenario.before }, steps));
    const released = await desk?.release();
    const { applicationId, view } = await travel(scenario, steps);
    const elapsedMs = Math.round(performance.now() - startedAt);
    const system = await host.settled();
    const { url, deps } = system;
    const reported = await report({
      scenario,
      url,
      deps,
      applicationId,
      view,
      ...(earlier ? { earlier: earlier.view } : {}),
      elapsedMs,
      ...(captureDir ? { captureDir } : {}),
    });
    await look?.(system, lines);
    if (!desk || !released || !earlier) return reported;
    const policy = await desk.lookedAt(released, { earlier: earlier.applicationId, later: applicationId });
    const versions = { earlier: earlier.view.decision?.policyVersion, later: view.decision?.policyVersion };
    const failures = [...reported.failures, ...judgePolicy(policy, versions)];
    return { ...reported, policy, ok: failures.length === 0, failures };
  } catch (error) {
    throw new JourneyFailed(error, lines.slice(-LINES_KEPT));
  } finally {
    await host.close();
    if (!dataDir) rmSync(folder, { recursive: true, force: true });
  }
}

/** Park and Miller's generator: the same seed pulls the plug at the same moments. */
function randomFrom(seed: number): () => number {
  let state = (Math.abs(seed) % 2_147_483_646) + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
