import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { instantOf, shanghaiDay } from '@loan/shared/time/instant';
import { ROOT } from '../checks/root.ts';
import { cloudProblem } from '../ops/cloud-problem.ts';
import { addressFindings, parameterFindings } from './deployment.ts';
import { exitCodeOf, type Finding, textOf, unseen } from './finding.ts';
import { calendarFinding, clockFinding, nodeFinding, timeElsewhere } from './machine.ts';
import { packageFindings, readPackage } from './package.ts';

export type Surroundings = { now: () => Date; fetch: typeof fetch; nodeVersion: string; packageFolder: string };

export const SURROUNDINGS: Surroundings = {
  now: () => new Date(),
  fetch,
  nodeVersion: process.version,
  packageFolder: join(ROOT, '.serverless'),
};

const USAGE = 'npm run doctor [-- --stage NAME]: what this machine, a package and a deployed stage still lack\n';

/** Looks at whatever can be looked at from here, says what could not be, and how to cure what is lacking. */
export async function doctor(
  argv: readonly string[],
  print: (text: string) => void,
  at = SURROUNDINGS,
): Promise<number> {
  const stage = stageOf(argv);
  if (stage === undefined) {
    print(USAGE);
    return 2;
  }
  const findings = [...(await machineFindings(at)), ...(stage ? await stageFindings(stage, at) : [])];
  print(textOf(findings));
  return exitCodeOf(findings);
}

function stageOf(argv: readonly string[]): string | undefined {
  try {
    const { values } = parseArgs({ args: [...argv], options: { stage: { type: 'string' } } });
    return values.stage ?? '';
  } catch {
    return undefined;
  }
}

async function machineFindings({ now, fetch, nodeVersion }: Surroundings): Promise<Finding[]> {
  const { calendarEnd } = await import('@loan/functions/wiring/inspection');
  return [
    nodeFinding(nodeVersion),
    clockFinding(now(), await timeElsewhere(fetch)),
    calendarFinding(shanghaiDay(instantOf(now())), calendarEnd()),
  ];
}

async function stageFindings(stage: string, { fetch, packageFolder }: Surroundings): Promise<Finding[]> {
  return [...packageFindings(readPackage(packageFolder), stage), ...(await deployedFindings(stage, fetch))];
}

async function deployedFindings(stage: string, ask: typeof fetch): Promise<Finding[]> {
  const { inspectStage } = await import('@loan/functions/wiring/inspection');
  try {
    const inspection = await inspectStage(stage);
    return [...parameterFindings(inspection), ...(await addressFindings(inspection, ask))];
  } catch (error) {
    return [unseen(`Deployed stage ${stage}`, cloudProblem(error, stage) ?? 'AWS could not be reached from here.')];
  }
}
