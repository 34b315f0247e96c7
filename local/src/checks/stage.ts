import { type Program, runProgram } from './program.ts';

/** What a stage of a check came to. A stage that could not run at all says so in `notRun`, and why. */
export type Outcome = { passed: number; failed: number; notRun: readonly string[]; report: string };

export type Stage = { name: string; run: (signal: AbortSignal) => Promise<Outcome> };

/** A program that says by its exit code whether all is well: one passed, or one failed. */
export function programStage(name: string, program: Omit<Program, 'signal'>): Stage {
  return {
    name,
    async run(signal) {
      const { exitCode, stdout, stderr, timedOut } = await runProgram({ ...program, signal });
      const late = timedOut ? `Stopped after ${program.timeoutMs / 1000} s.\n` : '';
      const report = exitCode === 0 ? '' : `${stdout}${stderr}${late}`;
      return { passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1, notRun: [], report };
    },
  };
}

/** The last line of `npm test` and `npm run check`; other tools read it. */
export function closingLine({ passed, failed, notRun }: Omit<Outcome, 'report'>): string {
  const counts = `${passed} passed, ${failed} failed`;
  return notRun.length === 0 ? counts : `${counts} · not run: ${notRun.join('; ')}`;
}

/** Runs the stages one after the other, to the end even when one fails, and prints a line for each. */
export async function runStages(stages: readonly Stage[], print: (text: string) => void): Promise<number> {
  const interrupted = new AbortController();
  const stop = () => interrupted.abort();
  process.once('SIGINT', stop).once('SIGTERM', stop);

  const total = { passed: 0, failed: 0, notRun: new Set<string>() };
  for (const stage of stages) {
    if (interrupted.signal.aborted) break;
    const startedMs = performance.now();
    const outcome = await stage.run(interrupted.signal);
    total.passed += outcome.passed;
    total.failed += outcome.failed;
    for (const one of outcome.notRun) total.notRun.add(one);
    print(`${lineOf(stage, outcome, performance.now() - startedMs)}\n${outcome.report}`);
  }
  process.off('SIGINT', stop).off('SIGTERM', stop);

  if (interrupted.signal.aborted) print('Interrupted.\n');
  print(`${closingLine({ ...total, notRun: [...total.notRun] })}\n`);
  return total.failed > 0 || total.passed === 0 || interrupted.signal.aborted ? 1 : 0;
}

function lineOf({ name }: Stage, { passed, failed, notRun }: Outcome, tookMs: number): string {
  const mark = failed > 0 ? 'FAILED' : passed > 0 ? 'ok' : 'not run';
  const counts = passed + failed > 1 ? `  ${passed} passed, ${failed} failed` : '';
  return `${mark.padEnd(8)}${name.padEnd(34)}${(tookMs / 1000).toFixed(1).padStart(6)} s${counts}${
    notRun.length > 0 ? `  not run: ${notRun.join('; ')}` : ''
  }`;
}
