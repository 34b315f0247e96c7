import { beforeAll, expect, it } from '@jest/globals';
import { draftPolicy } from '@loan/functions/use-cases/policy-release/draft-policy';
import { moveRelease } from '@loan/functions/use-cases/policy-release/move-release';
import { putOnStaff } from '@loan/functions/use-cases/staff/staff-list';
import { Verdict } from '@loan/shared/policy-release/compared-case';
import { instantOf } from '@loan/shared/time/instant';
import type { Page } from 'playwright-core';
import { STEP_MS } from './hands.ts';
import { house, journey, picture } from './house.ts';

const VERSION = 'data-loan-2026.12';

const WAN = 1_000_000;
const verdict = (outcome: 'offered' | 'declined', wan: number, ...rules: string[]) =>
  Verdict.parse({ outcome, limitFen: wan * WAN, annualRatePpm: 58_000, grade: 'A', score: 620, rules });
/** What its shadow said of three sellers: one the same, one less, one no longer. */
const CASES = [
  { before: verdict('offered', 100), now: verdict('offered', 100) },
  { before: verdict('offered', 500), now: verdict('offered', 300) },
  { before: verdict('offered', 40), now: verdict('declined', 0, 'limitTooSmall') },
].map((both, place) => {
  const item = {
    decisionId: `d-${place}`,
    at: instantOf(new Date(0)),
    marketplace: 'amazon',
    size: '月销售额未知',
    ...both,
  };
  return { list: 'shadowCases' as const, owner: VERSION, key: item.decisionId, item };
});

const problems: string[] = [];

async function aScreen(width: number): Promise<Page> {
  const context = await house.browser.newContext({
    viewport: { width, height: 900 },
    locale: 'zh-CN',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(STEP_MS);
  page.on('pageerror', (error) => problems.push(error.message));
  return page;
}
const press = (page: Page, text: string) =>
  page.getByText(text, { exact: true }).filter({ visible: true }).last().click();

journey('somebody of the partner', () => {
  beforeAll(async () => {
    const { deps } = house.system;
    const { version: base } = await deps.policies.live('dataLoan', deps.now());
    const changes = [
      { path: 'limit.maxLimitFen', to: 300_000_000, reason: '旺季前先降单户上限' },
      { path: 'caps.productMaximum.current', to: '单户最高 300万', reason: '与上限一致' },
    ];
    await draftPolicy(deps, { draft: { version: VERSION, base, changes }, by: 'zhao' });
    await moveRelease(deps, { version: VERSION, by: 'zhao', move: 'shadow' });
    await deps.ledger.commit({ lists: CASES });
  });

  it('lets a screen in with a phone, weighs a version, and approves it with a ground', async () => {
    const desk = await aScreen(1280);
    const opened = desk.waitForResponse((answer) => answer.url().endsWith('/api/partner/tickets'));
    await desk.goto(`${house.system.url}/#/partner/policies/index`);
    const { page, code } = (await (await opened).json()) as { page: string; code: string };
    await desk.getByText(code, { exact: true }).waitFor();
    await picture(desk, 'sign-in');

    const phone = await aScreen(390);
    await phone.goto(`${house.system.url}/?person=chenJing#/${page}`);
    await press(phone, '同意并继续');
    const userId = await phone.locator('.hash').innerText();
    await picture(phone, 'not-on-list');
    await putOnStaff(house.system.deps, { userId, staff: { account: 'sun', roles: ['approver'] }, by: 'root' });
    await phone.reload();
    await phone.getByText(code, { exact: true }).waitFor();
    await picture(phone, 'allow');
    await press(phone, '允许登录');

    await desk.getByText('旺季前先降单户上限').waitFor();
    // By hand: 640万 before, 400万 now; one of three no longer.
    for (const figure of ['640万 → 400万', '100.0% → 66.7%', '−37.5%', 'limitTooSmall'])
      await desk.getByText(figure, { exact: true }).first().waitFor();
    await picture(desk, 'shadow');
    await press(desk, '审批通过');
    await desk.getByText('有上线条件未满足', { exact: false }).waitFor();
    await desk.locator('#ground textarea').fill('只收紧，不放宽任何一条');
    await press(desk, '审批通过');
    await desk.getByText('记录银行同意', { exact: true }).waitFor();
    await picture(desk, 'approved');

    await desk.setViewportSize({ width: 390, height: 844 });
    await picture(desk, 'narrow');
    const widest = await desk.evaluate('document.documentElement.scrollWidth');
    expect(widest).toBe(390);
    await press(desk, '退出');
    await desk.getByText('合作方登录', { exact: true }).waitFor();
    expect(problems).toEqual([]);
  }, 300_000);
});
