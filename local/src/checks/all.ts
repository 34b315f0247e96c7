import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fastStages } from './fast.ts';
import { jestStage } from './jest-stage.ts';
import { npm } from './npm.ts';
import { ROOT } from './root.ts';
import { programStage, type Stage } from './stage.ts';

const MINUTE_MS = 60_000;
const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome'];

/** All that CI runs: the fast part, both builds of the mini-program, packaging, contract suites and journeys. */
export function allStages(): Stage[] {
  const build = (target: string) =>
    programStage(`mini-program for ${target}`, {
      command: npm('run', `build:${target}`, '-w', 'miniapp'),
      cwd: ROOT,
      timeoutMs: 10 * MINUTE_MS,
    });
  const journeys = jestStage({
    name: 'packaging, contracts, journeys',
    projects: ['tests'],
    timeoutMs: 40 * MINUTE_MS,
  });
  return [...fastStages(), build('weapp'), build('h5'), journeys];
}

/** The browser of the journeys: the one named, or the first found on the path. */
export function findBrowser(env: NodeJS.ProcessEnv): string | undefined {
  if (env['CHROMIUM']) return env['CHROMIUM'];
  const folders = (env['PATH'] ?? '').split(delimiter);
  return folders.flatMap((folder) => BROWSERS.map((name) => join(folder, name))).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
