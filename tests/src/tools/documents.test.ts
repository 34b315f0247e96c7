import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import {
  BANK_PARAMETERS,
  FILINGS,
  PARAMETERS,
  type Parameter,
  SOURCE_PARAMETERS,
} from '@loan/functions/cloud/parameters';
import { ROOT } from '@loan/local/checks/root';
import { z } from '@loan/shared/schema';

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const sources = (folder: string) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .map((path) => read(join(folder, path)));

/** A table of parameters as the deploy guide prints it. */
const tableOf = (parameters: readonly Parameter[]): string =>
  ['| name | kind | what |', '|---|---|---|']
    .concat(
      parameters.map(
        ({ name, secret, what }) => `| \`${name}\` | ${secret ? '**SecureString**' : 'String'} | ${what} |`,
      ),
    )
    .join('\n');

describe('the deploy guide', () => {
  it.each([
    ['parameters', Object.values(PARAMETERS)],
    ['bank-parameters', Object.values(BANK_PARAMETERS)],
    ['source-parameters', SOURCE_PARAMETERS],
    ['filings', FILINGS],
  ])('prints the %s that the code lists', (mark, parameters) => {
    const [, printed] =
      new RegExp(`<!-- ${mark}[^>]*-->\\n\\n([\\s\\S]*?)\\n\\n<!-- /${mark} -->`).exec(read('docs/deploy.md')) ?? [];
    expect(printed).toBe(tableOf(parameters));
  });

  it('explains each param of a deployment', () => {
    const [, block = ''] = /\nparams:\n {2}default:\n((?: {4}.*\n)+)/.exec(read('serverless.yml')) ?? [];
    const params = [...block.matchAll(/^ {4}(\w+):/gm)].map(([, name = '']) => name);
    expect(params.length).toBeGreaterThan(5);
    expect(params.filter((name) => !read('docs/deploy.md').includes(`\`${name}\``))).toEqual([]);
  });
});

describe('the operations guide', () => {
  it('says what to do about each alarm of the template', () => {
    const names = [
      ...read('functions/src/cloud/resources/alarms.yml').matchAll(/^ {2}(\w+):\n {4}Type: AWS::CloudWatch::Alarm/gm),
    ];
    expect(names.length).toBeGreaterThan(5);
    expect(names.map(([, name]) => name).filter((name) => !read('docs/operations.md').includes(`\`${name}\``))).toEqual(
      [],
    );
  });

  it('says what to do about each line of the log that is an alarm', () => {
    const lines = sources('functions/src').flatMap((text) =>
      [...text.matchAll(/log\.alarm\(\s*'([^']+)'/g)].map(([, line]) => line),
    );
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.filter((line) => !read('docs/operations.md').includes(`\`${line}\``))).toEqual([]);
  });
});

describe('the list of dependencies', () => {
  const Manifest = z.object({
    dependencies: z.record(z.string(), z.string()).default({}),
    devDependencies: z.record(z.string(), z.string()).default({}),
  });
  const manifests = ['', 'shared', 'functions', 'miniapp', 'sandbox', 'local', 'tests'].map((folder) =>
    join(folder, 'package.json'),
  );
  const packages = manifests.flatMap((path) => {
    const { dependencies, devDependencies } = Manifest.parse(JSON.parse(read(path)));
    return Object.entries({ ...dependencies, ...devDependencies }).filter(([name]) => !name.startsWith('@loan/'));
  });

  it('has a line for each package we chose', () => {
    const list = read('docs/decisions/dependencies.md');
    expect([...new Set(packages.map(([name]) => name))].filter((name) => !list.includes(`\`${name}\``))).toEqual([]);
  });

  it('names no package that we no longer use', () => {
    const listed = [...read('docs/decisions/dependencies.md').matchAll(/^\| (`[^|]+`) \|/gm)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
    );
    const used = new Set(packages.map(([name]) => name));
    expect(listed.filter((name) => !used.has(name))).toEqual([]);
  });

  it('pins each of them to one version', () => {
    expect(packages.filter(([, version]) => !/^(npm:[\w-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });
});
