import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ID, viewOf } from '../../../miniapp/src/testing/fixtures.ts';
import { settled } from './phone.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage | undefined;
const LANDING = `/pages/application/index?id=${ID}`;
const TIMEOUT_MS = 60_000;

beforeAll(async () => {
  stage = await openStage('how the screens behave');
}, 400_000);
afterAll(() => stage?.close());

describe('a new phone', () => {
  it(
    'is asked for nothing before the verdict, and then for privacy, identity and number, in this order',
    async () => {
      const shown = await stage?.open('/pages/home/index', {
        view: viewOf('draft'),
        withoutApplications: true,
        isNew: true,
      });
      if (!shown) return;
      const { page, server } = shown;
      for (const answer of ['亚马逊', '1 年以上', '持牌收款机构'])
        await page.getByText(answer, { exact: true }).click();
      expect(server.asked.filter(({ path }) => path !== '/config')).toEqual([]);

      // The address names a person; a phone without one is asked whose it is.
      await page.evaluate("sessionStorage.removeItem('person')");
      await page.getByText('用微信手机号继续').click();
      await page.getByText('同意并继续').click();
      await page.getByText('林晓峰').click();
      await page.waitForSelector('text=企业与实际控制人');
      expect(server.asked.map(({ method, path }) => `${method} ${path.replace(ID, ':id')}`)).toEqual(
        expect.arrayContaining(['POST /session', 'POST /session/phone']),
      );
      const opened = server.asked.find(({ method }) => method === 'PUT');
      expect(opened?.body).toEqual({
        eligibility: { marketplaces: ['amazon'], tradingMonths: 'from12', settlement: 'licensedPaymentCompany' },
        product: 'dataLoan',
      });
      await shown.close();
    },
    TIMEOUT_MS,
  );

  it(
    'keeps nothing personal',
    async () => {
      const shown = await stage?.open(LANDING, { view: viewOf('draft') });
      if (!shown) return;
      const { page } = shown;
      await page.locator('#legalIdentityNumber input').fill('11010519491231002X');
      await page.locator('#legalPhone input').fill('13812346620');
      await page.locator('#legalName input').fill('林晓峰');
      const kept = String(await page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])'));
      for (const secret of ['11010519491231002X', '13812346620', '林晓峰']) expect(kept).not.toContain(secret);
      await shown.close();
    },
    TIMEOUT_MS,
  );
});

describe('an application', () => {
  it(
    'moves on by itself when something happens elsewhere',
    async () => {
      const shown = await stage?.open(LANDING, { view: viewOf('bankReview') });
      if (!shown) return;
      await shown.page.waitForSelector('text=正在审批');
      shown.server.become({ ...viewOf('approved'), version: 2 });
      await shown.page.waitForSelector('text=这次用多少', { timeout: 15_000 });
      await shown.close();
    },
    TIMEOUT_MS,
  );

  it(
    'stays on the page, marked as old, when the network goes, and is fresh again when it returns',
    async () => {
      let offline = false;
      const shown = await stage?.open(LANDING, {
        view: viewOf('bankReview'),
        refuse: ({ path }) => (offline && path.startsWith('/applications/') ? 'offline' : undefined),
      });
      if (!shown) return;
      await shown.page.waitForSelector('text=正在审批');
      offline = true;
      await shown.page.waitForSelector('text=网络已断开', { timeout: 15_000 });
      expect(await shown.page.locator('body').innerText()).toContain('正在审批');
      offline = false;
      await shown.page.waitForSelector('text=网络已断开', { state: 'detached', timeout: 15_000 });
      await shown.close();
    },
    TIMEOUT_MS,
  );

  it(
    'is not asked about while the page is hidden',
    async () => {
      const shown = await stage?.open(LANDING, { view: viewOf('bankReview') });
      if (!shown) return;
      const { page, server } = shown;
      await page.waitForSelector('text=正在审批');
      await page.getByText('联系客服').click();
      await settled(page);
      const before = server.asked.length;
      await page.waitForTimeout(6_000);
      expect(server.asked.slice(before).filter(({ path }) => path.startsWith('/applications/'))).toEqual([]);
      await shown.close();
    },
    TIMEOUT_MS,
  );

  it(
    'sends an acceptance once, however often it is tapped',
    async () => {
      const shown = await stage?.open(LANDING, {
        view: viewOf('offered'),
        onCommand: (command) => (command === 'acceptance' ? { ...viewOf('accepted'), version: 2 } : undefined),
      });
      if (!shown) return;
      const accept = shown.page.getByText('接受，去签征信授权');
      await accept.dblclick();
      await shown.page.waitForSelector('text=签署征信授权书');
      expect(shown.server.asked.filter(({ path }) => path.endsWith('/acceptance'))).toHaveLength(1);
      expect(shown.server.asked.find(({ path }) => path === '/subscriptions')?.body).toMatchObject({
        accepted: ['tpl-approved'],
      });
      await shown.close();
    },
    TIMEOUT_MS,
  );
});

describe('a consent', () => {
  it(
    'is given text by text, with version and hash, and only when every required one is ticked',
    async () => {
      const shown = await stage?.open(LANDING, {
        view: viewOf('declared'),
        onCommand: (command) => (command === 'submit' ? { ...viewOf('submitted'), version: 2 } : undefined),
      });
      if (!shown) return;
      const { page, server } = shown;
      await page.waitForSelector('text=勾选 4 项必需内容后继续');
      await page.getByText('勾选 4 项必需内容后继续').click({ force: true });
      expect(server.asked.some(({ path }) => path.endsWith('/submit'))).toBe(false);
      for (const box of await page.getByRole('checkbox').all()) await box.click();
      await page.getByText('同意勾选的内容并继续').click();
      await page.waitForSelector('text=连接亚马逊');
      const submitted = server.asked.find(({ path }) => path.endsWith('/submit'))?.body as { consents: unknown[] };
      expect(submitted.consents).toHaveLength(4);
      expect(submitted.consents[0]).toMatchObject({
        key: 'source.amazon.assessment',
        textVersion: '2026-11',
        textSha256: '0'.repeat(64),
      });
      await shown.close();
    },
    TIMEOUT_MS,
  );
});

describe('the keyboard', () => {
  it(
    'reaches a sheet, stays in it, closes it and comes back',
    async () => {
      const shown = await stage?.open(LANDING, { view: viewOf('bankReview') });
      if (!shown) return;
      const { page } = shown;
      const withdraw = page.getByRole('button', { name: '撤回申请' });
      await withdraw.focus();
      await page.keyboard.press('Enter');
      await page.waitForSelector('[role="dialog"]');
      for (let press = 0; press < 12; press += 1) {
        await page.keyboard.press('Tab');
        expect(await page.evaluate("document.querySelector('[role=dialog]').contains(document.activeElement)")).toBe(
          true,
        );
      }
      await page.keyboard.press('Escape');
      await page.waitForSelector('[role="dialog"]', { state: 'detached' });
      expect(await page.evaluate('document.activeElement.textContent')).toContain('撤回申请');
      await shown.close();
    },
    TIMEOUT_MS,
  );
});
