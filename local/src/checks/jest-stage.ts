import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from '@loan/shared/schema';
import { runProgram } from './program.ts';
import { installed, ROOT } from './root.ts';
import type { Outcome, Stage } from './stage.ts';

/** The counts of `jest --json`. A suite that does not even load counts no test, so it is counted here as one. */
const JestResult = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numRuntimeErrorTestSuites: z.int(),
  numPendingTests: z.int(),
  numTodoTests: z.int(),
});

export type JestRun = { name: string; projects: readonly string[]; timeoutMs: number };

/** Jest's projects as one stage; each test counts. Suites say what they had to leave out as `NOT RUN: what (why)`. */
export function jestStage({ name, projects, timeoutMs }: JestRun): Stage {
  return {
    name,
    async run(signal): Promise<Outcome> {
      const folder = mkdtempSync(join(tmpdir(), 'loan-jest-'));
      const resultFile = join(folder, 'result.json');
      const { exitCode, stdout, stderr, timedOut } = await runProgram({
        command: [
          'node',
          '--experimental-vm-modules',
          '--disable-warning=ExperimentalWarning',
          installed('jest/bin/jest.js'),
          ...['--ci', '--maxWorkers=2', '--json', `--outputFile=${resultFile}`, '--selectProjects', ...projects],
        ],
        cwd: ROOT,
        timeoutMs,
        signal,
      });
      const result = countsIn(resultFile);
      rmSync(folder, { recursive: true, force: true });

      const passed = result?.numPassedTests ?? 0;
      const counted = (result?.numFailedTests ?? 0) + (result?.numRuntimeErrorTestSuites ?? 0);
      const skipped = (result?.numPendingTests ?? 0) + (result?.numTodoTests ?? 0);
      // Jest may fail without a failed test: nothing found, a crash, the time limit.
      const failed = counted === 0 && exitCode !== 0 ? 1 : counted;
      const words = timedOut ? `Stopped after ${timeoutMs / 1000} s.\n` : '';
      return {
        passed,
        failed,
        notRun: [...notRunIn(stdout + stderr), ...(skipped > 0 ? [`${skipped} skipped tests`] : [])],
        report: failed > 0 ? `${stderr}${words}` : '',
      };
    },
  };
}

export function notRunIn(output: string): string[] {
  const lines = [...output.matchAll(/^\s*NOT RUN: (.+?)\s*$/gm)].map(([, what = '']) => what);
  return [...new Set(lines)];
}

function countsIn(file: string): z.infer<typeof JestResult> | undefined {
  try {
    return JestResult.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}
