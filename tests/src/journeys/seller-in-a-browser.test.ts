import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { aPhone, tap, tickAll } from './hands.ts';
import { house, journey, picture } from './house.ts';
import { connectAmazon, declareYunfan, signUntil } from './seller-steps.ts';

journey('a seller with a phone', () => {
  it('goes from the self-check to the money in the corporate account', async () => {
    const { context, page, problems } = await aPhone(house.browser);
    await page.goto(`${house.system.url}/?person=linXiaofeng`);
    await selfCheck(page);
    await declareYunfan(page, '信息无误，下一步授权数据');
    await connectAmazon(context, page);
    await acceptTheOffer(page);
    await signUntil(page, '这次用多少');
    await drawAndSign(page);
    await signUntil(page, /放款时间|已放款|已到账|下次还款/);
    await picture(page, 'money');
    expect(problems).toEqual([]);
    const instructions = (await (await fetch(`${house.system.url}/sandbox/bank/control/instructions`)).json()) as {
      accountName: string;
    }[];
    expect(instructions.map(({ accountName }) => accountName)).toEqual(['深圳市云帆科技有限公司']);
    await context.close();
  }, 300_000);

  it('sees from its own file what it may come to, and that this is no offer', async () => {
    const { context, page, problems } = await aPhone(house.browser);
    await page.goto(`${house.system.url}/?person=chenJing`);
    await selfCheck(page);
    await declareYunfan(page, '信息无误，下一步授权数据');
    await page.getByRole('checkbox').first().waitFor();
    const application = /[?&]id=([0-9a-f-]{36})/.exec(page.url())?.[1];
    await page.goto(`${house.system.url}/#/apply/files/index?id=${application}`);
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), tapToHandIn(page)]);
    await chooser.setFiles({ name: '全部订单.txt', mimeType: 'text/plain', buffer: Buffer.from(ordersOfAYear()) });
    await page.getByText(/^预估额度，/).waitFor();
    await picture(page, 'estimate');
    expect(await page.getByText('未核验').filter({ visible: true }).count()).toBeGreaterThan(1);
    expect(await page.getByText(/接受并提交银行/).count()).toBe(0);
    expect(problems).toEqual([]);
    await context.close();
  }, 120_000);
});

/** The first file asks for consent; the chooser comes once it is given. */
async function tapToHandIn(page: Page): Promise<void> {
  await tap(page, '选择文件');
  await tickAll(page);
  await tap(page, /^同意/);
}

const DAY_MS = 86_400_000;
const HEAD = 'amazon-order-id\tpurchase-date\torder-status\tsku\tquantity\tcurrency\titem-price';
/** Ten orders a day, at all hours, for 400 days up to the day before yesterday, as Amazon's all-orders report has them. */
function ordersOfAYear(): string {
  const today = new Date().toISOString().slice(0, 10);
  const rows = Array.from({ length: 4_000 }, (_, index) => {
    const back = Math.floor(index / 10);
    const sinceMidnight = ((index * 7 + back) % 24) * 3_600_000 + ((index * 13) % 60) * 60_000;
    const at = new Date(Date.parse(today) - (2 + back) * DAY_MS + sinceMidnight);
    const price = `${60 + ((index * 13) % 90)}.50`;
    return [`112-${index}`, at.toISOString(), 'Shipped', `YX-${index % 10}`, '1', 'USD', price].join('\t');
  });
  return [HEAD, ...rows].join('\n');
}

async function selfCheck(page: Page): Promise<void> {
  for (const answer of ['亚马逊', '1 年以上', '持牌收款机构']) await tap(page, answer);
  await picture(page, 'self-check');
  await tap(page, '用微信手机号继续');
  await tap(page, '同意并继续');
}

async function acceptTheOffer(page: Page): Promise<void> {
  await page.getByText('接受，去签征信授权', { exact: true }).waitFor();
  await page.waitForTimeout(500);
  await picture(page, 'result');
  const text = await page.locator('#app').innerText();
  expect(text).toContain('500');
  expect(text).toContain('现在可用 200万');
  await tap(page, '接受，去签征信授权');
}

async function drawAndSign(page: Page): Promise<void> {
  await tap(page, '采购备货');
  await page.waitForTimeout(1_000);
  await picture(page, 'drawdown');
  await tap(page, '下一步，阅读并签约');
}
