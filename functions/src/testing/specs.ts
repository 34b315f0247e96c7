import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const REPOSITORY = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

/** The folder of official specifications: SPECS_DIR, or the one that lies beside the repository. */
const SPECS_DIR: string = process.env['SPECS_DIR'] ?? join(REPOSITORY, '..', 'shared', 'specs');

/** Checks against an official file, or says on the terminal that it was not run: whoever runs the suite counts these. */
export function withSpec<T>(path: string, what: string, check: (spec: T) => void): void {
  const file = join(SPECS_DIR, path);
  if (existsSync(file)) check(JSON.parse(readFileSync(file, 'utf8')) as T);
  else console.log(`NOT RUN: ${what} (no folder of official specifications; set SPECS_DIR)`);
}
