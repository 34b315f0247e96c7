import { describe, expect, it } from '@jest/globals';
import { ops } from './ops.ts';

async function typed(line: string): Promise<{ exit: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const exit = await ops(line === '' ? [] : line.split(' '), {
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
    now: () => new Date(0),
  });
  return { exit, ...said };
}

describe("the operator's command line", () => {
  it.each([
    ['frobnicate', 'There is no command "frobnicate"'],
    ['dead lst', 'There is no command "dead lst"'],
    ['dead replay', 'ID is missing'],
    ['dead list now', '"now" is one argument too many'],
    ['dead list --by zhao', '--by means nothing here'],
    ['dead list --frob', "Unknown option '--frob'"],
    ['dead list --stage prod --data .data', 'name two places'],
    ['dead list --stage ../prod', '--stage: letters, digits and hyphens'],
    ['reviews decide a --by y', 'is needed for each item'],
    ['reviews decide a --correct ownerMismatch --by y', 'is needed for each item'],
    ['reviews decide a --correct ownerMismatch=x --uphold =x --uphold a= --by y', 'is needed for each item'],
    ['reviews decide a --correct ownerMismatch=x --ground y --by z', '--ground means nothing here'],
    ['reviews decide a --uphold ownerMismatch=x', '--by NAME is missing'],
    ['deposit set 10000000', '--by NAME is missing'],
    ['insurance set', 'APPLICATION is missing'],
    ['insurance set a --limit 1 --cover 90', '--by NAME is missing'],
    ['insurance set a --ground x --by zhao', '--ground means nothing here'],
    ['policy show --stage prod', 'no --stage and no --data'],
    ['dead list --markdown a.md', '--markdown means nothing here'],
  ])('%s: nothing is done, and the cure is named', async (line, cure) => {
    expect(await typed(line)).toMatchObject({ exit: 2, out: '', err: expect.stringContaining(cure) });
  });

  it.each(['', '--help', 'dead --help'])('"%s" shows every command and ends well', async (line) => {
    const { exit, out } = await typed(line);
    expect(exit).toBe(0);
    for (const command of ['dead list', 'reviews decide', 'deposit set', 'decision replay', 'evidence verify']) {
      expect(out).toContain(command);
    }
  });
});
