import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from '@loan/local/checks/program';
import { installed, ROOT } from '@loan/local/checks/root';
import { Template } from './template.ts';

/** A stage as `npx serverless package` makes it. */
export type Packaged = {
  folder: string;
  templateFile: string;
  templateText: string;
  template: Template;
  zips: { name: string; file: string; bytes: number }[];
  /** Whether the machine let us take the network away meanwhile. */
  withoutNetwork: boolean;
};

const UNSHARE = ['/usr/bin/unshare', '/bin/unshare'].find((path) => existsSync(path));

/** Packages a stage with an empty home and no credentials and, where the machine allows it, with no network. */
export async function packageStage(stage: string): Promise<Packaged> {
  const folder = mkdtempSync(join(tmpdir(), `loan-package-${stage}-`));
  const home = mkdtempSync(join(tmpdir(), 'loan-home-'));
  const run = (...isolation: string[]) =>
    runProgram({
      command: [
        ...isolation,
        process.execPath,
        installed('serverless/bin/serverless.js'),
        'package',
        '--stage',
        stage,
        '--package',
        folder,
      ] as never,
      cwd: ROOT,
      env: { PATH: process.env['PATH'], HOME: home },
      timeoutMs: 400_000,
    });
  try {
    const alone =
      UNSHARE && (await runProgram({ command: [UNSHARE, '-rn', 'true'], cwd: ROOT, timeoutMs: 10_000 })).exitCode === 0;
    const { exitCode, stdout, stderr } = alone ? await run(UNSHARE, '-rn') : await run();
    if (exitCode !== 0) throw new Error(`serverless package --stage ${stage} failed:\n${stdout}${stderr}`);
    return { ...readPackage(folder), withoutNetwork: Boolean(alone) };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

function readPackage(folder: string): Omit<Packaged, 'withoutNetwork'> {
  const templateFile = join(folder, 'cloudformation-template-update-stack.json');
  const templateText = readFileSync(templateFile, 'utf8');
  const zips = readdirSync(folder)
    .filter((name) => name.endsWith('.zip'))
    .map((name) => ({ name, file: join(folder, name), bytes: statSync(join(folder, name)).size }));
  return { folder, templateFile, templateText, template: Template.parse(JSON.parse(templateText)), zips };
}
