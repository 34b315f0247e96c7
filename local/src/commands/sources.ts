import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../checks/root.ts';
import { localAdapters } from '../sources/adapters.ts';
import { ranIn } from '../sources/ran.ts';
import { printTable, unseen } from '../sources/table.ts';

/** Runs the contract tests of every source against its stand-in, and prints the table from what they did. */
const folder = mkdtempSync(join(tmpdir(), 'sources-'));
const report = join(folder, 'report.json');
try {
  process.stderr.write('Running the contract tests of every source …\n');
  const args = ['--selectProjects', 'tests', '--testPathPatterns', 'src/sources', '--json', '--outputFile', report];
  spawnSync(process.execPath, ['--experimental-vm-modules', join(ROOT, 'node_modules/jest/bin/jest.js'), ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'ignore'],
  });
  const adapters = localAdapters();
  const ran = ranIn(JSON.parse(readFileSync(report, 'utf8')));
  process.stdout.write(printTable(adapters, ran));
  const missing = unseen(adapters, ran);
  if (missing.length > 0) process.stderr.write(`Said to work and not seen to: ${missing.join(', ')}\n`);
  process.exitCode = missing.length > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
