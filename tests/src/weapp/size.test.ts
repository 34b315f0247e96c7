import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { built } from '../builds.ts';

/** WeChat refuses a package over 2 MB; ours are to open quickly on a slow network. */
const MAIN_LIMIT_KB = 700;
const PART_LIMIT_KB = 300;

const kilobytes = (bytes: number) => Math.round(bytes / 1024);

function bytesIn(path: string): number {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.size;
  return readdirSync(path).reduce((sum, name) => sum + bytesIn(join(path, name)), 0);
}

let sizes: { main: number; parts: Record<string, number> } = { main: 0, parts: {} };

beforeAll(async () => {
  const dist = await built('weapp');
  const app = JSON.parse(readFileSync(join(dist, 'app.json'), 'utf8')) as { subPackages: { root: string }[] };
  const parts = Object.fromEntries(app.subPackages.map(({ root }) => [root, kilobytes(bytesIn(join(dist, root)))]));
  const inParts = app.subPackages.reduce((sum, { root }) => sum + bytesIn(join(dist, root)), 0);
  sizes = { main: kilobytes(bytesIn(dist) - inParts), parts };
  const listed = Object.entries({ main: sizes.main, ...parts }).map(([name, size]) => `${name} ${size} KB`);
  process.stdout.write(`mini-program: ${listed.join(', ')}\n`);
}, 300_000);

describe('the mini-program', () => {
  it(`has a main package of at most ${MAIN_LIMIT_KB} KB`, () => {
    expect(sizes.main).toBeLessThanOrEqual(MAIN_LIMIT_KB);
    expect(sizes.main).toBeGreaterThan(300);
  });

  it(`has parts of at most ${PART_LIMIT_KB} KB, fetched when they are needed`, () => {
    expect(Object.keys(sizes.parts)).toContain('apply');
    for (const size of Object.values(sizes.parts)) expect(size).toBeLessThanOrEqual(PART_LIMIT_KB);
  });
});
