import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { variablesOf } from './operator.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

/** What the template leaves in the parameter store, with names in place of what only a deployment knows. */
function deployment(): string {
  const [, text = ''] = /'(\{"STAGE".*\})'/.exec(read('../cloud/resources/deployment.yml')) ?? [];
  return text
    .replaceAll(/\$\{param:banks\}/g, '[{"bankId":"BANK-A"}]')
    .replaceAll(/\$\{[^}]+\}/g, 'named-by-the-cloud');
}

describe("an operator's command on a deployed stage", () => {
  it('has every variable that the functions of that stage have', () => {
    const [, block = ''] = /\n {2}environment:\n((?: {4}.*\n)+)/.exec(read('../../../serverless.yml')) ?? [];
    const names = [...block.matchAll(/^ {4}(\w+):/gm)].map(([, name]) => name);
    expect(names).toContain('TABLE_NAME');
    expect(Object.keys(variablesOf(deployment())).sort()).toEqual(names.sort());
  });

  it('reads the lenders as the functions do, as text of JSON', () => {
    expect(variablesOf(deployment())['BANKS']).toBe('[{"bankId":"BANK-A"}]');
  });
});
