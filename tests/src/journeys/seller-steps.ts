import type { BrowserContext, Page } from 'playwright-core';
import { fill, STEP_MS, tap } from './hands.ts';
import { house, picture } from './house.ts';

/** `next`: what the button at the end says, since it says where it leads. */
export async function declareYunfan(page: Page, next: string): Promise<void> {
  await page.getByText('企业与实际控制人', { exact: true }).waitFor();
  const entries = {
    name: '深圳市云帆科技有限公司',
    creditCode: '91440300MA5YY00107',
    bankName: '招商银行深圳分行',
    accountNumber: '755900000010101',
    legalName: '林晓峰',
    legalIdentityNumber: '440301198604129018',
    legalPhone: '19900000101',
  };
  for (const [id, value] of Object.entries(entries)) await fill(page, id, value);
  await tap(page, '就是这位');
  await tap(page, '持牌收款机构');
  await fill(page, 'holderName', entries.name);
  await fill(page, 'paymentCompany', '连连国际');
  await fill(page, 'accountTail', '6621');
  await picture(page, 'company');
  await tap(page, next);
}

export async function connectAmazon(context: BrowserContext, page: Page): Promise<void> {
  await page.getByRole('checkbox').first().waitFor();
  for (const tick of await page.getByRole('checkbox').filter({ visible: true }).all()) await tick.tap();
  await picture(page, 'consent');
  await tap(page, /^同意/);
  await tap(page, '下一步，授权');
  const opened = context.waitForEvent('page', { timeout: STEP_MS });
  await page.getByText('在这部手机打开', { exact: true }).waitFor();
  await picture(page, 'authorise');
  await tap(page, '在这部手机打开');
  const link = await opened;
  const url = link.url();
  await link.close();
  await sayYesOnAnotherComputer(url);
  const mine = page.getByText('是我的，开始读取', { exact: true }).filter({ visible: true }).last();
  await mine.waitFor();
  // The page slides in; a person would wait for it too.
  await page.waitForTimeout(1_500);
  await picture(page, 'shop');
  await mine.tap();
}

/** The isolated browser in which the shop is logged in. The phone follows by itself. */
async function sayYesOnAnotherComputer(url: string): Promise<void> {
  const computer = await house.browser.newContext({ locale: 'zh-CN' });
  const marketplace = await computer.newPage();
  await marketplace.goto(url);
  await marketplace.locator('input[value="A1YUNFAN0US01"]').check();
  await marketplace.getByRole('button', { name: '同意授权' }).click();
  await marketplace.getByText('授权完成').waitFor();
  await computer.close();
}

/** What a person taps on our pages and on those of the e-sign service until nothing more is asked of them. */
const SIGNING = ['识别通过，同意授权', '认证通过，同意授权', '同意并签署', /^已读，/, '已看清成本，去签署'] as const;

export async function signUntil(page: Page, reached: string | RegExp): Promise<void> {
  const goal = page.getByText(reached).filter({ visible: true }).first();
  const deadline = Date.now() + 2 * STEP_MS;
  while (!(await goal.isVisible().catch(() => false))) {
    if (Date.now() > deadline) throw new Error(`waiting for ${reached} in vain at ${page.url()}`);
    for (const text of SIGNING) {
      const button = page
        .getByText(text, typeof text === 'string' ? { exact: true } : {})
        .filter({ visible: true })
        .last();
      if (!(await button.isVisible().catch(() => false))) continue;
      await picture(page, 'signing');
      await button.tap({ timeout: 3_000 }).catch(() => undefined);
      break;
    }
    await page.waitForTimeout(700);
  }
}
