#!/usr/bin/env node
/**
 * The one way into every command, in plain JavaScript with nothing but Node, so that it runs on a fresh clone.
 * It installs what the lock file names and is not there, then runs the command inside this very process:
 * arguments, standard input, signals and the exit code are the command's own, and no child can outlive it.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const COMMANDS = {
  start: 'the whole system on one port: page, API, sandbox',
  demo: 'one whole journey without a screen (--scenario NAME, --list)',
  prequalify: "a first decision from the seller's own report files",
  ops: 'dead rows, reviews, deposit, decisions',
  doctor: 'what a deployment still lacks (--stage NAME)',
  simulate: 'the system under random faults with a virtual clock',
  validate: 'the scorecard against synthetic sellers: separation, calibration, stability',
  sources: 'what can be read of each marketplace and data source, as its tests have just shown',
  bench: 'side by side with peers',
  check: 'the fast part: format, types, imports, dead code, unit tests',
  'check:imports': 'the import rules alone',
  test: 'everything that CI runs',
};

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs on any Node, hence before anything that needs a new one. */
function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 13) || major >= 24;
  if (fits) return;
  process.stderr.write(
    `Node 20.19+, 22.13+ or 24+ is needed; this is ${process.versions.node} (https://nodejs.org).\n`,
  );
  process.exit(1);
}

/** `version integrity` of each package that must be there on every platform, by its folder. */
function packagesOf(lockFile) {
  const entries = Object.entries(JSON.parse(readFileSync(lockFile, 'utf8')).packages);
  const needed = entries.filter(([folder, { optional, link }]) => /node_modules\//.test(folder) && !optional && !link);
  return needed.map(([folder, { version, integrity }]) => `${folder} ${version} ${integrity}`);
}

/** Compares contents, not dates: a checkout of an older commit makes the lock file newer and its packages older. */
function missingPackages() {
  const installed = join(root, 'node_modules/.package-lock.json');
  const wanted = packagesOf(join(root, 'package-lock.json'));
  if (!existsSync(installed)) return wanted.length;
  const present = new Set(packagesOf(installed));
  return wanted.filter((one) => !present.has(one)).length;
}

/** All of npm's words go to standard error: standard output belongs to the command, which may be printing JSON. */
function install() {
  const missing = missingPackages();
  if (missing === 0) return;
  process.stderr.write(`Installing: ${missing} packages of package-lock.json are missing (npm ci --ignore-scripts).\n`);
  const npmItself = process.env.npm_execpath?.endsWith('npm-cli.js')
    ? [process.execPath, process.env.npm_execpath]
    : ['npm'];
  const [program, ...before] = npmItself;
  const args = [...before, 'ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund'];
  // On Windows npm is a batch file, which only a shell can start.
  const shell = process.platform === 'win32' && program === 'npm';
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: ['ignore', 2, 2], shell });
  if (status === 0) return;
  process.stderr.write(
    `npm ci failed${error ? `: ${error.message}` : ''}. Check the network or registry and run again.\n`,
  );
  process.exit(1);
}

const fileOf = (name) => join(root, 'local/src/commands', `${name.replace(':', '-')}.ts`);

function usage(names) {
  const width = Math.max(...names.map((name) => name.length));
  const lines = names.map((name) => `  npm run ${name.padEnd(width)}  ${COMMANDS[name]}`);
  return `Commands (their arguments go after --):\n${lines.join('\n')}\n`;
}

const [command = '', ...args] = process.argv.slice(2);
refuseOldNode();
const available = Object.keys(COMMANDS).filter((name) => existsSync(fileOf(name)));
if (!available.includes(command)) {
  process.stderr.write(`${command ? `No command "${command}".\n` : ''}${usage(available)}`);
  process.exit(1);
}
install();
// The SDK warns on every start that versions of next year want Node 22; ours are pinned.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
process.argv = [process.execPath, fileOf(command), ...args];
await import(pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href);
await import(pathToFileURL(fileOf(command)).href);
