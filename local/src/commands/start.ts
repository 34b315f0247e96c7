import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { npm } from '../checks/npm.ts';
import { ROOT } from '../checks/root.ts';
import { startSystem } from '../cloud/system.ts';

const PAGE = join(ROOT, 'miniapp/dist/h5');

async function main(argv: string[]): Promise<number> {
  const { values } = parseArgs({
    args: argv,
    options: { strict: { type: 'boolean' }, data: { type: 'string' }, pace: { type: 'string' } },
  });
  const port = Number(process.env['PORT'] ?? 8080);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    process.stderr.write('PORT: a whole number from 0 to 65535\n');
    return 2;
  }
  if (!existsSync(join(PAGE, 'index.html')) && !buildPage()) return 1;
  const system = await startSystem({
    dataDir: values.data ?? join(ROOT, '.data'),
    port,
    pageDir: PAGE,
    log: (line) => process.stderr.write(`${line}\n`),
    ...(values.pace === 'published' ? { pace: 'published' as const } : {}),
    ...(values.strict ? { strictSeed: 1 } : {}),
  });
  process.stdout.write(`
跨境电商贷 is running.
  Page      ${system.url}/
  Seller    ${system.url}/?person=linXiaofeng   (深圳市云帆科技有限公司, a healthy Amazon seller)
  API       ${system.url}/api/health
  Sandbox   ${system.url}/sandbox/control/people   (invented companies and people to play)
  Data      ${values.data ?? join(ROOT, '.data')}   (delete the folder to start afresh)
Ctrl+C stops it; what was under way goes on at the next start.
`);
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  await system.close();
  return 0;
}

function buildPage(): boolean {
  process.stderr.write('Building the web page (about a minute, once) …\n');
  const [program, ...args] = npm('run', 'build:h5', '-w', 'miniapp');
  const { status } = spawnSync(program, args, { cwd: ROOT, stdio: ['ignore', 2, 2] });
  if (status !== 0) process.stderr.write('The web page could not be built; the lines above say why.\n');
  return status === 0;
}

process.exitCode = await main(process.argv.slice(2));
