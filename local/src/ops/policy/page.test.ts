import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { dataLoan202611 as policy } from '@loan/shared/policy/data-loan-2026-11/policy';
import { changed, type Leaf, leavesOf } from '@loan/shared/policy-release/leaves';
import { Policy } from '@loan/shared/product/policy';
import { ROOT } from '../../checks/root.ts';
import { isNumber } from './leaves.ts';
import { policyPage } from './page.ts';

const page = policyPage(policy);
const other = (value: string | number | boolean) =>
  typeof value === 'number' ? value + 1 : typeof value === 'boolean' ? !value : `${value}7`;

describe("the policy's page", () => {
  it('kept in docs is the one in force: npm run ops -- policy show --markdown docs/policy-data-loan-2026-11.md', () => {
    expect(readFileSync(join(ROOT, 'docs/policy-data-loan-2026-11.md'), 'utf8')).toBe(page);
  });

  // Not parsed: what is asked is whether the page reads the number, not whether it may be so.
  const isPrinted = ({ path, value }: Leaf) => policyPage(changed(policy, path, other(value)) as Policy) !== page;
  const namesOf = (leaves: readonly Leaf[]) => leaves.map(({ path }) => path.join('.'));

  it('prints every number of the policy: each, changed alone, changes the page', () => {
    const numbers = leavesOf(policy).filter(isNumber);
    expect(numbers.length).toBeGreaterThan(380);
    expect(namesOf(numbers.filter((leaf) => !isPrinted(leaf)))).toEqual([]);
  });

  it('prints every text and every yes or no that may be another', () => {
    const words = leavesOf(policy).filter(
      (leaf) => !isNumber(leaf) && Policy.safeParse(changed(policy, leaf.path, other(leaf.value))).success,
    );
    expect(words.length).toBeGreaterThan(250);
    expect(namesOf(words.filter((leaf) => !isPrinted(leaf)))).toEqual([]);
  });

  it.each([
    '| 店铺经营至少 | 6 个月 |',
    '| 单户最高 | 1000 万元 |',
    '| A | 615 分 | 50:1 | 1.9608% | 0.8235% | 5.8% |',
    '| A | 5 倍 | 2 倍 |',
    '| 30 万元 起，低于 100 万元 | 5 | 月均达到 30万 |',
    '| 0.150001 起，低于 0.300001 | 7 | 不高于 0.30 |',
    '| −30% 起，低于 −10% | -10 | 下降不超过 30% |',
    '| USD | 2026-01 | 7.05 |',
    '服饰 14.5%',
    '| 打款路径清楚 | 符合 | 结算分组载明打款日期、金额和账户尾号 |',
  ])('tells what a credit officer would look for: %s', (line) => {
    expect(page).toContain(line);
  });
});
