import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { localAdapters } from '@loan/local/sources/adapters';
import { ranIn } from '@loan/local/sources/ran';
import { printTable, unseen } from '@loan/local/sources/table';
import { VENDORS, Vendor } from '@loan/shared/source/vendors';

const FOLDER = join(import.meta.dirname, '../sources');

/** As if every contract test that is written had run and passed. */
const allPass = ranIn({
  testResults: readdirSync(FOLDER)
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => ({
      name,
      assertionResults: [
        ...readFileSync(join(FOLDER, name), 'utf8').matchAll(/(?:it|it\.each\([\s\S]*?\))\(\s*'((?:\[\w+\] ?)+[^']*)/g),
      ].map(([, title]) => ({ title, status: 'passed' })),
    })),
});

describe('the table of sources', () => {
  it('has an adapter for every vendor that can be named', () => {
    expect(Object.keys(localAdapters()).sort()).toEqual([...Vendor.options].sort());
  });

  it('says of nothing that it works which no contract test is about', () => {
    expect(unseen(localAdapters(), allPass)).toEqual([]);
  });

  it('connects each vendor in the way its description says', () => {
    for (const [vendor, adapter] of Object.entries(localAdapters())) {
      const { kind, authorisedBy } = VENDORS[vendor as Vendor];
      expect([vendor, adapter.kind, adapter.link !== undefined]).toEqual([vendor, kind, authorisedBy === 'link']);
    }
  });

  it('shows a cell as failed when one of its tests failed, and gives every reason', () => {
    const adapters = localAdapters();
    const ran = ranIn({
      testResults: [
        {
          name: 'amazon.test.ts',
          assertionResults: [
            { title: '[orders] are read', status: 'passed' },
            { title: '[orders] [stock] twice', status: 'failed' },
          ],
        },
      ],
    });
    expect(unseen({ amazon: adapters.amazon as never }, ran)).toEqual(
      expect.arrayContaining(['amazon orders', 'amazon stock', 'amazon payouts']),
    );
    expect(printTable(adapters, ran)).toContain('亚马逊 revoke — not offered: ');
  });
});
