import { expect, it } from '@jest/globals';
import { putOnStaff } from '@loan/functions/use-cases/staff/staff-list';
import { answerTicket, openTicket, takeSession } from '@loan/functions/use-cases/staff/staff-session';
import { travel } from '@loan/local/demo/journey';
import { postJson } from '@loan/local/demo/phone';
import type { Page } from 'playwright-core';
import { STEP_MS } from './hands.ts';
import { house, journey, picture } from './house.ts';

const problems: string[] = [];

/** The token of a screen that this person's phone let in as a reviewer. */
async function tokenOf(person: string, account: string): Promise<string> {
  const { deps, url } = house.system;
  const { code } = (await postJson(`${url}/sandbox/wechat/client/login`, { person })) as { code: string };
  const { token } = (await postJson(`${url}/api/session`, { code })) as { token: string };
  const opened = await openTicket(deps);
  const ticketId = opened.page.split('ticket=')[1] ?? '';
  const seen = await fetch(`${url}/api/partner/tickets/${ticketId}`, { headers: { authorization: `Bearer ${token}` } });
  const { userId } = (await seen.json()) as { userId: string };
  await putOnStaff(deps, { userId, staff: { account, roles: ['reviewer'] }, by: 'root' });
  await answerTicket(deps, userId, { ticketId, allow: true });
  const taken = await takeSession(deps, { secret: opened.secret });
  return 'token' in taken ? taken.token : '';
}

async function deskOf(token: string): Promise<Page> {
  const context = await house.browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'zh-CN' });
  await context.addInitScript(`sessionStorage.setItem('staffToken', ${JSON.stringify(token)})`);
  const page = await context.newPage();
  page.setDefaultTimeout(STEP_MS);
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto(`${house.system.url}/#/partner/reviews/index`);
  await page.locator('.cell').first().click();
  await page.getByText('这些规则读到了什么', { exact: true }).waitFor();
  return page;
}

async function conclude(page: Page, ground: string, submit: string): Promise<void> {
  await page.getByRole('radio', { name: '更正' }).click();
  await page.locator('textarea').fill(ground);
  await page.getByText(submit, { exact: true }).click();
}

journey('two reviewers of the partner', () => {
  it('read a case down to its facts, find the same by themselves, and leave an empty desk', async () => {
    const nobody = async () => {};
    await travel(
      {
        ...{ name: 'referred', what: 'waits for a person', company: 'beidou' },
        expect: { decision: 'referred', status: 'underReview' },
      },
      { url: house.system.url, onStep: nobody, review: nobody },
    );
    const zhao = await deskOf(await tokenOf('linXiaofeng', 'zhao'));
    for (const said of ['店铺登记的企业与申请企业一致', '额度怎样得出', '逐位一致'])
      await zhao.getByText(said, { exact: true }).first().waitFor();
    await picture(zhao, 'case');
    const sun = await deskOf(await tokenOf('chenJing', 'sun'));

    await conclude(zhao, '两家公司同一实际控制人', '提交结论');
    await zhao.getByText('您已提出结论，等另一人独立复核。', { exact: true }).waitFor();
    // Sun opened the case before, and is told; what was written stays.
    await conclude(sun, '工商登记一致', '提交结论');
    await sun.getByText('刷新', { exact: true }).click();
    await sun.getByText('zhao 已提出结论。请独立核对，您看不到对方的结论。', { exact: true }).waitFor();
    expect(await sun.locator('textarea').inputValue()).toBe('工商登记一致');
    await picture(sun, 'second');
    await sun.getByText('提交独立结论', { exact: true }).click();
    await sun.getByText('两人结论一致，已按规则给出额度。', { exact: true }).waitFor();
    await picture(sun, 'concluded');
    await sun.getByText('返回列表', { exact: true }).filter({ visible: true }).last().click();
    await sun.getByText('没有待复核的申请。', { exact: true }).waitFor();

    await zhao.reload();
    await zhao.getByText('这份申请不在复核中', { exact: true }).waitFor();
    expect(problems).toEqual([]);
  }, 300_000);
});
