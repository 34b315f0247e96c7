import { expect, it } from '@jest/globals';
import { billsOf } from '@loan/local/demo/shipping';
import { instantOf, shanghaiDay } from '@loan/shared/time/instant';
import type { Page } from 'playwright-core';
import { companyOf, invite, personOf } from './asked.ts';
import { aPhone, fill, tap } from './hands.ts';
import { house, journey, picture } from './house.ts';
import { connectAmazon, declareYunfan, signUntil } from './seller-steps.ts';

const MINUTES_MS = 60_000;
const forwarder = companyOf('yuanhang');
/** 186,000 yuan, and 32,000 dollars at 7.05. */
const bills = billsOf(shanghaiDay(instantOf(new Date()))).slice(0, 2);

journey('a seller and its forwarder, each with a phone', () => {
  it(
    'go from two bills to 37万, which the bank pays on to the forwarder',
    async () => {
      const { context, page, problems } = await aPhone(house.browser);
      await page.goto(`${house.system.url}/?person=linXiaofeng`);
      for (const answer of ['亚马逊', '1 年以上', '持牌收款机构', '物流贷']) await tap(page, answer);
      await picture(page, 'choice');
      await tap(page, '用微信手机号继续');
      await tap(page, '同意并继续');
      await declareYunfan(page, '信息无误，下一步填写单据');
      await handInBills(page);
      const link = await invite(page, '发给货代确认', personOf(forwarder.clerk));
      await forwarderConfirms(link);
      await page.getByText(`${bills.length} 张全部确认`, { exact: true }).waitFor();
      await picture(page, 'confirmed');
      await tap(page, '下一步：授权店铺');
      await connectAmazon(context, page);

      await page.getByText('接受，去签征信授权', { exact: true }).waitFor({ timeout: 2 * MINUTES_MS });
      await page.getByText('货代确认的运费账单').first().waitFor();
      await picture(page, 'result');
      const text = (await page.locator('#app').innerText()).replace(/\s/g, '');
      // By hand: nine tenths of 411,600 yuan are 370,440.
      expect(text).toContain('37万元');
      expect(text).toContain('2张确认、还没有付的账单41.1万×90%');
      await tap(page, '接受，去签征信授权');
      await signUntil(page, '这次用多少');
      await page.getByText(forwarder.name).first().waitFor();
      await picture(page, 'drawdown');
      await tap(page, '下一步，阅读并签约');
      await signUntil(page, /放款时间|已放款|已到账|下次还款/);
      await picture(page, 'money');
      expect(problems).toEqual([]);
      await context.close();
    },
    6 * MINUTES_MS,
  );
});

async function save(page: Page): Promise<void> {
  await tap(page, '已核对，保存');
  await page.locator('#paper').waitFor({ state: 'detached' });
}

async function handInBills(page: Page): Promise<void> {
  await tap(page, '填写货代');
  await fill(page, 'paper-name', forwarder.name);
  await fill(page, 'paper-creditCode', forwarder.creditCode);
  await tap(page, '没有关联');
  await save(page);
  for (const { number, month, currency, amount, route, parcels } of bills) {
    await page.getByRole('button', { name: '不上传，先填写：运费账单' }).tap();
    await tap(page, currency);
    const entries = { number, month: month.replace('-', ''), amount, route, parcels: String(parcels) };
    for (const [id, value] of Object.entries(entries)) await fill(page, `paper-${id}`, value);
    await save(page);
  }
  await page.getByText(`运费账单 ${bills.length} 张`, { exact: true }).waitFor();
  await picture(page, 'bills');
}

/** On another phone: the number first, then bill by bill. */
async function forwarderConfirms(path: string): Promise<void> {
  const { context, page, problems } = await aPhone(house.browser);
  await page.goto(`${house.system.url}/?person=${forwarder.clerk}#${path}`);
  await tap(page, '同意并继续');
  await tap(page, '用微信手机号核对身份');
  await page.getByText('逐张确认', { exact: true }).waitFor();
  expect(await page.locator('#app').innerText()).not.toMatch(/建议授信|年化|额度怎么来/);
  for (const yes of await page.getByRole('radio', { name: '属实' }).all()) await yes.tap();
  await picture(page, 'forwarder');
  await tap(page, `确认 ${bills.length} 张属实，提交`);
  await page.getByText('已收到您的答复', { exact: true }).waitFor();
  expect(problems).toEqual([]);
  await context.close();
}
