import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const REPOSITORY = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

/** The folder of official specifications: SPECS_DIR, or the one that lies beside the repository. */
export const specsDir: string = process.env['SPECS_DIR'] ?? join(REPOSITORY, '..', 'shared', 'specs');

/** A file of the official specifications, or nothing where the folder is absent. */
export function readSpec<T>(path: string): T | undefined {
  const file = join(specsDir, path);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : undefined;
}

/** Says what could not be checked and why; whoever runs the suite counts these lines. */
export function notRun(what: string): void {
  console.log(`NOT RUN: ${what} (no folder of official specifications; set SPECS_DIR)`);
}

/** Checks against a specification, or says that it was not run. */
export async function withSpec<T>(path: string, what: string, check: (spec: T) => void | Promise<void>): Promise<void> {
  const spec = readSpec<T>(path);
  if (spec === undefined) return notRun(what);
  await check(spec);
}
