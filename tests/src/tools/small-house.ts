import { mkdirSync, mkdtempSync, readdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { installed } from '@loan/local/checks/root';

const PACKAGES = ['shared', 'functions', 'miniapp', 'sandbox', 'local', 'tests'];
const INSTALLED = ['zod', '@aws-sdk/client-dynamodb'];

/** A house in which every rule is kept: one room of each kind. */
const TIDY: Record<string, string> = {
  'shared/src/schema.ts': `export { z } from 'zod';`,
  'shared/src/money.ts': `import { z } from './schema.ts';\nexport const Fen = z.int();\nexport type Fen = number;`,
  'functions/src/ports/store.ts': `import type { Fen } from '@loan/shared/money';\nexport type Store = { limit: Fen };`,
  'functions/src/use-cases/apply.ts': `import type { Store } from '../ports/store.ts';\nexport const apply = (s: Store) => s.limit;`,
  'functions/src/adapters/table.ts': `import { DynamoDBClient } from '@aws-sdk/client-dynamodb';\nimport type { Store } from '../ports/store.ts';\nexport const table = (limit: number): Store => ({ limit });\nexport const client = () => new DynamoDBClient({});`,
  'functions/src/wiring/cloud.ts': `import { table } from '../adapters/table.ts';\nexport const store = table(1);`,
  'functions/src/handlers/api.ts': `import { apply } from '../use-cases/apply.ts';\nimport { store } from '../wiring/cloud.ts';\nexport const handler = () => apply(store);`,
  'miniapp/src/page.ts': `import { Fen } from '@loan/shared/money';\nexport const page = Fen.parse(1);`,
  'sandbox/src/bank.ts': `import type { Fen } from '@loan/shared/money';\nexport const money: Fen = 1;`,
  'local/src/start.ts': `import { handler } from '@loan/functions/handlers/api';\nimport { money } from '@loan/sandbox/bank';\nexport const start = () => handler() + money;`,
  'tests/src/journey.ts': `import { start } from '@loan/local/start';\nexport const journey = start;`,
};

/** Builds the tidy house in a new folder, with `planted` written over it. */
export function buildHouse(planted: Record<string, string> = {}): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'loan-house-')));
  for (const [path, text] of Object.entries({ ...TIDY, ...planted })) write(root, path, `${text}\n`);
  for (const name of PACKAGES) {
    write(root, `${name}/package.json`, manifest(name));
    link(join(root, name), join(root, 'node_modules/@loan', name));
  }
  for (const name of INSTALLED) link(realpathSync(installed(name)), join(root, 'node_modules', name));
  return root;
}

export const filesOf = (planted: Record<string, string>): number => Object.keys({ ...TIDY, ...planted }).length;

function manifest(name: string): string {
  const npm = { shared: ['zod'], functions: ['@aws-sdk/client-dynamodb'] }[name] ?? [];
  const dependencies = Object.fromEntries([...npm, ...PACKAGES.map((one) => `@loan/${one}`)].map((one) => [one, '*']));
  return JSON.stringify({ name: `@loan/${name}`, type: 'module', exports: { './*': './src/*.ts' }, dependencies });
}

function write(root: string, path: string, text: string) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function link(target: string, path: string) {
  mkdirSync(dirname(path), { recursive: true });
  if (!readdirSync(dirname(path)).includes(path.slice(dirname(path).length + 1))) symlinkSync(target, path, 'dir');
}
