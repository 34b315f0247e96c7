import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runProgram } from '@loan/local/checks/program';
import { installed, ROOT } from '@loan/local/checks/root';
import { z } from '@loan/shared/schema';

const PROBE = fileURLToPath(new URL('print-probe.ts', import.meta.url));

/** How serverless.yml has its functions bundled, as the packager wrote it down. */
const State = z.object({
  service: z.object({
    custom: z.object({
      esbuild: z.object({ target: z.string(), mainFields: z.array(z.string()), banner: z.object({ js: z.string() }) }),
    }),
  }),
});

/** The hash of the probe's document, printed from the sources. */
export const printFromSources = (): Promise<string> => printedBy(ROOT, ['--import', 'tsx', PROBE]);

/** The same, bundled as the functions are and run inside an unpacked package, with nothing but its own fonts. */
export async function printFromPackage(packageFolder: string, unpacked: string): Promise<string> {
  const state = State.parse(JSON.parse(readFileSync(join(packageFolder, 'serverless-state.json'), 'utf8')));
  const { target, mainFields, banner } = state.service.custom.esbuild;
  const bundle = join(unpacked, 'functions/src/handlers/print-probe.mjs');
  const { exitCode, stderr } = await runProgram({
    command: [
      installed('esbuild/bin/esbuild'),
      PROBE,
      ...['--bundle', '--minify', '--platform=node', '--format=esm', '--log-level=error'],
      `--target=${target}`,
      `--main-fields=${mainFields.join(',')}`,
      `--banner:js=${banner.js}`,
      `--outfile=${bundle}`,
    ],
    cwd: ROOT,
    timeoutMs: 180_000,
  });
  if (exitCode !== 0) throw new Error(`the probe does not bundle: ${stderr}`);
  return printedBy(unpacked, [bundle]);
}

async function printedBy(cwd: string, args: readonly string[]): Promise<string> {
  const { stdout, stderr } = await runProgram({ command: ['node', ...args], cwd, timeoutMs: 180_000 });
  const sha256 = /^PRINTED (.*)$/m.exec(stdout)?.[1];
  if (sha256 === undefined) throw new Error(`nothing was printed: ${stderr.slice(-1_000)}`);
  return sha256;
}
