import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from '@loan/shared/schema';

/** Where a running system can be reached, for commands on the same data folder: one process alone can open LevelDB. */
const Running = z.object({ url: z.string(), dynamodb: z.string() });
export type Running = z.infer<typeof Running>;

const fileIn = (dataDir: string) => join(dataDir, 'running.json');

export const announce = (dataDir: string, running: Running): void =>
  writeFileSync(fileIn(dataDir), `${JSON.stringify(running)}\n`);

export const withdraw = (dataDir: string): void => rmSync(fileIn(dataDir), { force: true });

/** What the last system on this folder said of itself; a killed one could not take it back. */
export function announced(dataDir: string): Running | undefined {
  try {
    return Running.parse(JSON.parse(readFileSync(fileIn(dataDir), 'utf8')));
  } catch {
    return undefined;
  }
}
