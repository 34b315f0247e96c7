import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { POLICY_FILES } from '@loan/shared/policy/policy-files';
import { ROOT } from '../../checks/root.ts';
import { mutate } from './mutate.ts';
import { policyPage } from './page.ts';

/** The data loan's is looked at closer, beside this file. */
const NEWEST = Object.values(POLICY_FILES)
  .map(([newest]) => newest)
  .filter(({ product }) => product !== 'dataLoan');

describe.each(NEWEST)("a product's policy: $version", (policy) => {
  it('is kept as a page: npm run ops -- policy show --product NAME --markdown docs/policy-NAME-YYYY-MM.md', () => {
    const page = join(ROOT, `docs/policy-${policy.version.replace('.', '-')}.md`);
    expect(readFileSync(page, 'utf8')).toBe(policyPage(policy));
  });

  it('has no number that could be changed unseen', () => {
    expect(mutate(policy).unseen).toEqual([]);
  });
});
