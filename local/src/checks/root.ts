import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The top folder of this repository. */
export const ROOT = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[\\/]$/, '');

/** A tool of ours, as installed: `installed('jest/bin/jest.js')`. */
export const installed = (path: string): string => join(ROOT, 'node_modules', path);
