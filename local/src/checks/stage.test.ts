import { describe, expect, it } from '@jest/globals';
import { notRunIn } from './jest-stage.ts';
import { ROOT } from './root.ts';
import { closingLine, type Outcome, programStage, runStages, type Stage } from './stage.ts';

const stageOf = (outcome: Partial<Outcome>): Stage => ({
  name: 'a stage',
  run: async () => ({ passed: 0, failed: 0, notRun: [], report: '', ...outcome }),
});

async function run(...stages: Stage[]) {
  const said: string[] = [];
  const exitCode = await runStages(stages, (text) => said.push(text));
  return { exitCode, lastLine: said.join('').trimEnd().split('\n').at(-1) };
}

const node = (script: string, timeoutMs = 10_000) =>
  programStage('a program', { command: ['node', '-e', script], cwd: ROOT, timeoutMs });

describe('the last line of a check', () => {
  it('is nothing but the two counts when all was run', async () => {
    expect(await run(stageOf({ passed: 3 }), stageOf({ passed: 1 }))).toEqual({
      exitCode: 0,
      lastLine: '4 passed, 0 failed',
    });
  });

  it('names what was not run, each thing once', async () => {
    const noBrowser = stageOf({ passed: 1, notRun: ['journeys (no Chromium)'] });
    expect(await run(noBrowser, noBrowser)).toEqual({
      exitCode: 0,
      lastLine: '2 passed, 0 failed · not run: journeys (no Chromium)',
    });
  });

  it('separates the things that were not run', () => {
    expect(closingLine({ passed: 1, failed: 0, notRun: ['a (b)', 'c (d)'] })).toBe(
      '1 passed, 0 failed · not run: a (b); c (d)',
    );
  });

  it('counts on after a failed stage, and the whole fails', async () => {
    expect(await run(stageOf({ failed: 1 }), stageOf({ passed: 2 }))).toEqual({
      exitCode: 1,
      lastLine: '2 passed, 1 failed',
    });
  });

  it('is a failure when nothing at all was checked', async () => {
    expect(await run(stageOf({}))).toEqual({ exitCode: 1, lastLine: '0 passed, 0 failed' });
  });
});

describe('a program as a stage', () => {
  it('passes by its exit code and keeps quiet', async () => {
    expect(await node('console.log("fine")').run(new AbortController().signal)).toEqual({
      passed: 1,
      failed: 0,
      notRun: [],
      report: '',
    });
  });

  it('fails with all it said', async () => {
    const failing = node('console.log("out"); console.error("err"); process.exit(3)');
    expect(await failing.run(new AbortController().signal)).toMatchObject({
      passed: 0,
      failed: 1,
      report: 'out\nerr\n',
    });
  });

  it('fails when it does not end in time', async () => {
    const endless = await node('setInterval(() => {}, 1000)', 300).run(new AbortController().signal);
    expect(endless).toMatchObject({ failed: 1, report: expect.stringContaining('Stopped after 0.3 s.') });
  });

  it('fails when there is no such program', async () => {
    const absent = programStage('absent', { command: ['no-such-program-here'], cwd: ROOT, timeoutMs: 1_000 });
    expect(await absent.run(new AbortController().signal)).toMatchObject({ passed: 0, failed: 1 });
  });
});

describe('what suites say they left out', () => {
  it('is read from the words of a run, once each', () => {
    const words =
      '  console.log\n    NOT RUN: journeys (no Chromium)\n\n      at x.ts:1\nNOT RUN: journeys (no Chromium)\n';
    expect(notRunIn(words)).toEqual(['journeys (no Chromium)']);
  });

  it('is nothing when nothing was left out', () => {
    expect(notRunIn('PASS x\nit was not run: no\n')).toEqual([]);
  });
});
