import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkImports, type ImportCheck } from '@loan/local/checks/imports';
import { buildHouse, filesOf } from './small-house.ts';

/** Each planted violation: what it is, the rule that has to catch it, the file it stands in, its text. */
const PLANTED: [what: string, rule: string, file: string, text: string][] = [
  [
    'shared importing the server',
    'shared-knows-nobody',
    'shared/src/a.ts',
    `import { store } from '@loan/functions/wiring/cloud';`,
  ],
  ['shared importing Node', 'shared-imports-zod-alone', 'shared/src/b.ts', `import { createHash } from 'node:crypto';`],
  [
    'shared importing a type of the server',
    'shared-knows-nobody',
    'shared/src/c.ts',
    `import type { Store } from '@loan/functions/ports/store';`,
  ],
  ['a second way to zod', 'zod-through-schema', 'shared/src/d.ts', `import { z } from 'zod';`],
  ['an import that leads nowhere', 'no-missing-files', 'shared/src/e.ts', `import { gone } from './gone.ts';`],
  ['a cycle', 'no-cycles', 'shared/src/f.ts', `import { g } from './g.ts';\nexport const f = g;`],
  [
    'a use case importing an adapter',
    'functions-use-cases',
    'functions/src/use-cases/a.ts',
    `import { table } from '../adapters/table.ts';`,
  ],
  [
    'a use case importing the AWS SDK',
    'use-cases-know-no-vendor',
    'functions/src/use-cases/b.ts',
    `import { DynamoDBClient } from '@aws-sdk/client-dynamodb';`,
  ],
  [
    'a use case leaning on a test fake',
    'nobody-imports-a-test',
    'functions/src/use-cases/c.ts',
    `import { fake } from '../testing/fake.ts';`,
  ],
  [
    'an adapter importing a use case',
    'functions-adapters',
    'functions/src/adapters/a.ts',
    `import { apply } from '../use-cases/apply.ts';`,
  ],
  [
    'a handler importing the AWS SDK',
    'handlers-know-no-sdk',
    'functions/src/handlers/a.ts',
    `import { DynamoDBClient } from '@aws-sdk/client-dynamodb';`,
  ],
  [
    'a handler importing an adapter',
    'only-wiring-imports-adapters',
    'functions/src/handlers/b.ts',
    `import { table } from '../adapters/table.ts';`,
  ],
  [
    'the server importing the local runner',
    'nobody-imports-local',
    'functions/src/handlers/c.ts',
    `import { start } from '@loan/local/start';`,
  ],
  [
    'the phone importing the server',
    'miniapp-knows-shared-alone',
    'miniapp/src/a.ts',
    `import { store } from '@loan/functions/wiring/cloud';`,
  ],
  ['the phone importing Node', 'miniapp-knows-no-node', 'miniapp/src/b.ts', `import { readFileSync } from 'node:fs';`],
  [
    'the sandbox running code of ours',
    'sandbox-takes-only-types',
    'sandbox/src/a.ts',
    `import { Fen } from '@loan/shared/money';`,
  ],
  [
    'the sandbox importing what it stands in for',
    'sandbox-knows-types-of-shared-alone',
    'sandbox/src/b.ts',
    `import { table } from '@loan/functions/adapters/table';`,
  ],
  [
    'the local runner importing an adapter',
    'only-wiring-imports-adapters',
    'local/src/a.ts',
    `import { table } from '@loan/functions/adapters/table';`,
  ],
  [
    'the local runner importing the tests',
    'nobody-imports-tests',
    'local/src/b.ts',
    `import { journey } from '@loan/tests/journey';`,
  ],
];

/** What the violations lean on, harmless in itself. */
const PROPS = {
  'shared/src/g.ts': `import { f } from './f.ts';\nexport const g = f;`,
  'functions/src/testing/fake.ts': 'export const fake = 1;',
};

const folders: string[] = [];

function checkHouse(files: Record<string, string>): Promise<ImportCheck> {
  const house = buildHouse(files);
  folders.push(house);
  return checkImports(house);
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe('the import rules', () => {
  it('are content with a house in which each part imports what it may', async () => {
    expect(await checkHouse({})).toEqual({ modules: filesOf({}), unseen: [], violations: [] });
  });
});

describe('the import rules catch', () => {
  let check: ImportCheck;
  beforeAll(async () => {
    check = await checkHouse({ ...PROPS, ...Object.fromEntries(PLANTED.map(([, , file, text]) => [file, text])) });
  });

  it.each(PLANTED)('%s', (_, rule, file) => {
    expect(check.violations.filter(({ from }) => from === file).map((one) => one.rule)).toContain(rule);
  });

  it('nothing in the files where no wrong was planted', () => {
    const planted = new Set([...PLANTED.map(([, , file]) => file), ...Object.keys(PROPS)]);
    expect(check.violations.filter(({ from }) => !planted.has(from))).toEqual([]);
  });
});
