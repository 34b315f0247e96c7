import { expect, it } from '@jest/globals';
import { allowAt } from '@loan/local/demo/connecting';
import { invoiceFile, type Trade, tradeBetween } from '@loan/local/demo/trade-papers';
import type { Company } from '@loan/sandbox/people/companies';
import { instantOf, shanghaiDay } from '@loan/shared/time/instant';
import type { Page } from 'playwright-core';
import { companyOf, invite, personOf } from './asked.ts';
import { aPhone, fill, tap, tickAll } from './hands.ts';
import { house, journey, picture } from './house.ts';

const MINUTES_MS = 60_000;
const BUYERS_SHOP = '603434001';

journey('a factory and its buyer, each with a phone', () => {
  it(
    'go from three questions to 300万 on what the buyer confirmed',
    async () => {
      const [factory, buyer] = [companyOf('ruilian'), companyOf('xintu')];
      const trade = tradeBetween(factory, buyer, shanghaiDay(instantOf(new Date())));
      const { context, page, problems } = await aPhone(house.browser);
      await page.goto(`${house.system.url}/?person=${factory.legalRepresentative}`);
      await selfCheck(page);
      await declareCompany(page, factory);
      await nameTheBuyer(page, trade);
      await handInPapers(page, trade);
      const link = await invite(page, '发给买方确认', personOf(buyer.clerk));
      await buyerConfirms(link, buyer.clerk, trade.orders.length);

      await page.getByText('买方已知悉应收账款转让', { exact: true }).waitFor();
      await picture(page, 'confirmed');
      await tap(page, '查看授权内容，提交评估');
      await tickAll(page);
      await tap(page, /^同意勾选/);
      await page.getByText('接受，去签征信授权', { exact: true }).waitFor({ timeout: 2 * MINUTES_MS });
      await page.getByText('年度协议测算').waitFor();
      await page.getByText('买方已确认').first().waitFor();
      await picture(page, 'result');
      const text = (await page.locator('#app').innerText()).replace(/\s/g, '');
      expect(text).toContain('建议授信额度');
      expect(text).toContain('300万元');
      expect(text).toContain('1,200万×120/360天×75%');
      expect(problems).toEqual([]);
      await context.close();
    },
    8 * MINUTES_MS,
  );
});

async function selfCheck(page: Page): Promise<void> {
  for (const answer of ['供货工厂', 'Shopee 卖家', '1 年以上', '对公账户']) await tap(page, answer);
  await picture(page, 'self-check');
  await tap(page, '用微信手机号继续');
  await tap(page, '同意并继续');
}

async function declareCompany(page: Page, company: Company): Promise<void> {
  await page.getByText('企业与实际控制人', { exact: true }).waitFor();
  const { name, identityNumber, phone } = personOf(company.legalRepresentative);
  const entries = {
    name: company.name,
    creditCode: company.creditCode,
    bankName: company.corporateAccount.bankName,
    accountNumber: company.corporateAccount.accountNumber,
    legalName: name,
    legalIdentityNumber: identityNumber,
    legalPhone: phone,
    holderName: company.name,
  };
  for (const [id, value] of Object.entries(entries)) await fill(page, id, value);
  await tap(page, '就是这位');
  await tap(page, '信息无误，下一步填写单据');
}

async function save(page: Page): Promise<void> {
  await tap(page, '已核对，保存');
  await page.locator('#paper').waitFor({ state: 'detached' });
}

const typed = (day: string) => day.replaceAll('-', '');
const yuan = (amountFen: number) => `${Math.floor(amountFen / 100)}.${String(amountFen % 100).padStart(2, '0')}`;

/** The place of sale is known from the first page; the rest is typed once. */
async function nameTheBuyer(page: Page, { counterparty, agreement }: Trade): Promise<void> {
  await tap(page, '填写买方');
  await fill(page, 'paper-name', counterparty.name);
  await fill(page, 'paper-creditCode', counterparty.creditCode);
  if (counterparty.role === 'buyer') await fill(page, 'paper-tradingSince', typed(counterparty.tradingSince));
  await tap(page, '没有关联');
  await save(page);
  await page.getByText('不上传，先填写', { exact: true }).filter({ visible: true }).first().tap();
  const terms = {
    number: agreement.number,
    annualAmountFen: String(agreement.annualAmountFen / 1_000_000),
    from: typed(agreement.from),
    to: typed(agreement.to),
    leadDays: String(agreement.leadDays),
    termDays: String(agreement.termDays),
  };
  for (const [id, value] of Object.entries(terms)) await fill(page, `paper-${id}`, value);
  await save(page);
  await picture(page, 'agreement');
}

/** Invoices give their own fields; delivery notes and orders are typed, and an order's days follow from the agreement. */
async function handInPapers(page: Page, { invoices, orders }: Trade): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '上传文件：增值税发票' }).tap();
  await (await chooser).setFiles(
    invoices.map((invoice) => ({
      name: `${invoice.number}.xml`,
      mimeType: 'text/xml',
      buffer: Buffer.from(invoiceFile(invoice)),
    })),
  );
  await page.getByText(`增值税发票 ${invoices.length} 张`, { exact: true }).waitFor();
  for (const { number, issuedOn } of invoices) {
    await page.getByRole('button', { name: '不上传，先填写：送货单' }).tap();
    await fill(page, 'paper-number', `SH-${number.slice(-4)}`);
    await fill(page, 'paper-deliveredOn', typed(issuedOn));
    await fill(page, 'paper-belongsTo', number);
    await tap(page, '已签收');
    await save(page);
  }
  for (const { number, amountFen, orderedOn } of orders) {
    await page.getByRole('button', { name: '不上传，先填写：本次订单' }).tap();
    await fill(page, 'paper-orderedOn', typed(orderedOn));
    await fill(page, 'paper-number', number);
    await fill(page, 'paper-amountFen', yuan(amountFen));
    await save(page);
  }
  await page.getByText(`${invoices.length} 张对上送货单`).waitFor();
  await page.getByText('合计 412.6万元', { exact: true }).waitFor();
  await picture(page, 'papers');
}

/** On another phone: the number first, then line by line; and a shop of its own, said yes to where it is logged in. */
async function buyerConfirms(path: string, person: string, lines: number): Promise<void> {
  const { context, page, problems } = await aPhone(house.browser);
  await page.goto(`${house.system.url}/?person=${person}#${path}`);
  await tap(page, '同意并继续');
  await tap(page, '用微信手机号核对身份');
  await page.getByText('年度采购协议', { exact: true }).waitFor();
  const shown = await page.locator('#app').innerText();
  expect(shown).not.toMatch(/建议授信|年化|300万/);
  await page.getByRole('radio', { name: '属实' }).first().tap();
  await tap(page, '没有选的都属实');
  await tap(page, '已知悉，到期付至回款专户');
  await picture(page, 'buyer');
  await tap(page, `确认 ${lines} 张属实，提交`);
  await page.getByText('已收到您的答复', { exact: true }).waitFor();

  await tap(page, /看授权内容$/);
  await tickAll(page);
  const started = page.waitForResponse(/authorisation$/);
  await tap(page, /^同意勾选/);
  await allowAt(((await (await started).json()) as { url: string }).url, BUYERS_SHOP);
  await tap(page, '是我的，开始读取');
  await page.getByText('已授权', { exact: true }).waitFor({ timeout: 3 * MINUTES_MS });
  await picture(page, 'buyer-shop');
  expect(problems).toEqual([]);
  await context.close();
}
