import { importsStage } from './imports.ts';
import { jestStage } from './jest-stage.ts';
import { installed, ROOT } from './root.ts';
import { programStage, type Stage } from './stage.ts';

const MINUTE_MS = 60_000;

/** The fast part, the same on a desk and in CI: format and lint, types, imports, dead code, unit tests. */
export function fastStages(): Stage[] {
  const tool = (name: string, ...command: string[]) =>
    programStage(name, { command: ['node', ...command], cwd: ROOT, timeoutMs: 5 * MINUTE_MS });
  return [
    tool('format and lint', installed('@biomejs/biome/bin/biome'), 'check', '.'),
    tool('types', installed('typescript/bin/tsc'), '-p', 'tsconfig.json'),
    tool('types of the tests', installed('typescript/bin/tsc'), '-p', 'tests'),
    tool('types of the mini-program', installed('typescript/bin/tsc'), '-p', 'miniapp'),
    importsStage(),
    tool('dead code', installed('knip/bin/knip.js')),
    jestStage({
      name: 'unit tests',
      projects: ['shared', 'functions', 'sandbox', 'local', 'miniapp'],
      timeoutMs: 10 * MINUTE_MS,
    }),
  ];
}
