import { existsSync } from 'node:fs';
import { runProgram } from '@loan/local/checks/program';
import { installed, ROOT } from '@loan/local/checks/root';
import { z } from '@loan/shared/schema';

/** An independent judge, by AWS: https://github.com/aws-cloudformation/cfn-lint (MIT-0), from the Python registry. */
const VERSION = '1.58.0';
const HOME = installed(`.cache/cfn-lint-${VERSION}`);
const PROGRAM = `${HOME}/bin/cfn-lint`;

/**
 * W3005: the packager writes an order where a reference gives it already.
 * W1030: the certificate's parameter is empty until a domain is given, and only read then.
 */
const NOT_OURS = ['W3005', 'W1030'];

const Findings = z.array(z.object({ Rule: z.object({ Id: z.string() }), Message: z.string() }));

/** What cfn-lint has to say on a template; without Python or its registry, a word that it was not run. */
export async function lint(templateFile: string, region: string): Promise<string[]> {
  const obstacle = await obstacleToLint();
  if (obstacle) {
    process.stdout.write(`NOT RUN: cfn-lint (${obstacle})\n`);
    return [];
  }
  const { stdout, stderr } = await runProgram({
    command: [
      PROGRAM,
      '--format',
      'json',
      '--ignore-checks',
      ...NOT_OURS,
      '--regions',
      region,
      '--template',
      templateFile,
    ],
    cwd: ROOT,
    timeoutMs: 120_000,
  });
  const findings = Findings.safeParse(stdout.trim() ? JSON.parse(stdout) : []);
  if (!findings.success || stderr.trim()) return [`cfn-lint gave no result: ${stderr}`];
  return findings.data.map(({ Rule, Message }) => `${Rule.Id} ${Message}`);
}

/** Installs it once into the cache of this checkout. */
async function obstacleToLint(): Promise<string | undefined> {
  if (existsSync(PROGRAM)) return undefined;
  const step = (...command: [string, ...string[]]) => runProgram({ command, cwd: ROOT, timeoutMs: 180_000 });
  const made = await step('python3', '-m', 'venv', HOME);
  if (made.exitCode !== 0) return 'no Python with venv';
  const pip = await step(
    `${HOME}/bin/pip`,
    'install',
    '--quiet',
    '--disable-pip-version-check',
    `cfn-lint==${VERSION}`,
  );
  return pip.exitCode === 0 && existsSync(PROGRAM) ? undefined : 'its package could not be had';
}
