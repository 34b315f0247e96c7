import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApplicationView } from '@loan/shared/api/view';
import { createFakeServer } from '../../../miniapp/src/testing/fake-server.ts';
import { viewOf } from '../../../miniapp/src/testing/fixtures.ts';
import { built } from '../builds.ts';
import { createPhone, moment } from './phone.ts';

const BUILD_MS = 300_000;
const WALK_MS = 60_000;

/** What a command leads to; what happens elsewhere meanwhile is told by `become`. */
const AFTER: Record<string, string> = {
  open: 'draft',
  company: 'declared',
  submit: 'submitted',
  authorisation: 'awaitingAuthorisation',
  confirmation: 'reading',
  acceptance: 'accepted',
  signing: 'signing',
};

/** Answers in the order they are given: a later answer is a later version. */
function createServer() {
  let version = 1;
  const newer = (name: string): ApplicationView => {
    version += 1;
    return { ...viewOf(name), version };
  };
  const server = createFakeServer({
    view: viewOf('draft'),
    withoutApplications: true,
    onCommand: (command) => {
      const name = AFTER[command];
      return name === undefined ? undefined : newer(name);
    },
  });
  return { server, happens: (name: string) => server.become(newer(name)) };
}

let dist = '';
beforeAll(async () => {
  dist = await built('weapp');
}, BUILD_MS);

describe('the compiled mini-program, drawn by WeChat’s own template engine', () => {
  const { server, happens } = createServer();
  let phone: ReturnType<typeof createPhone>;
  beforeAll(() => {
    phone = createPhone(dist, ({ url, method, header, data }) => {
      const path = new URL(url).pathname.replace(/^\/api/, '');
      const answered = server.answer({ method, path, body: data, authorised: 'authorization' in header });
      return typeof answered === 'string' ? 'offline' : { statusCode: answered.status, data: answered.body };
    });
    phone.open('/pages/home/index');
  });
  afterAll(() => phone.close());

  it(
    'checks the seller before asking who it is',
    async () => {
      await phone.tap('亚马逊');
      await phone.tap('1 年以上');
      await phone.tap('持牌收款机构');
      await phone.waitFor('初步符合申请条件');
      expect(server.asked.map(({ path }) => path)).toEqual(['/config']);
      expect(phone.calls.map(({ name }) => name)).not.toContain('login');
    },
    WALK_MS,
  );

  it(
    'logs in with WeChat’s codes and opens a draft',
    async () => {
      await phone.fire('用微信手机号继续', 'getphonenumber', { code: 'phone-code' });
      await phone.waitFor('企业与实际控制人');
      expect(phone.route).toBe('apply/company/index');
      const bodies = server.asked.filter(({ path }) => path.startsWith('/session')).map(({ body }) => body);
      expect(bodies).toEqual([{ code: 'login-code' }, { code: 'phone-code' }]);
    },
    WALK_MS,
  );

  it(
    'takes down the company and says what is wrong with a number',
    async () => {
      await phone.type('name', '深圳市云帆科技有限公司');
      await phone.type('creditCode', '91350100M000100Y44');
      await phone.waitFor('第 18 位校验不符，请核对营业执照');
      await phone.type('creditCode', '91350100m000100y43');
      await phone.type('bankName', '招商银行深圳分行');
      await phone.type('accountNumber', '755900000010101');
      await phone.type('legalName', '林晓峰');
      await phone.type('legalIdentityNumber', '11010519491231002x');
      await phone.type('legalPhone', '13812346620');
      await phone.tap('就是这位');
      await phone.tap('信息无误，下一步授权数据');
      await phone.waitFor('授权读取经营数据');
      const declared = server.asked.find(({ path }) => path.endsWith('/company'))?.body;
      expect(declared).toMatchObject({
        name: '深圳市云帆科技有限公司',
        controller: 'sameAsLegalRepresentative',
        applicantIs: 'both',
        settlement: { holderKind: 'licensedPaymentCompany', holderName: '深圳市云帆科技有限公司' },
      });
      expect(JSON.stringify([...phone.storage])).not.toMatch(/林晓峰|11010519491231002|13812346620/);
    },
    WALK_MS,
  );

  it(
    'gives the consents one by one',
    async () => {
      await phone.waitFor('勾选 4 项必需内容后继续');
      for (const title of ['读取亚马逊数据', '把经营数据的汇总', '把申请资料', '核验身份']) await phone.tap(title);
      await phone.tap('同意勾选的内容并继续');
      await phone.waitFor('一次一个区域');
    },
    WALK_MS,
  );

  it(
    'makes a link for the seller’s own browser and follows by itself',
    async () => {
      await phone.tap('下一步，授权');
      await phone.waitFor('在您常用的浏览器里授权');
      await phone.tap('复制链接');
      const copied = phone.calls.find(({ name }) => name === 'setClipboardData')?.options as { data: string };
      expect(copied.data).toContain('sellercentral.amazon.com');
      happens('shop');
      await phone.waitFor('这是您的店铺吗？');
      await phone.tap('是我的，开始读取');
      await phone.waitFor('正在读取店铺数据');
    },
    WALK_MS,
  );

  it(
    'shows the result with its cost and its reasons, and takes an acceptance',
    async () => {
      happens('offered');
      await phone.waitFor('建议授信额度');
      await phone.waitFor('16,984.63 元');
      expect(phone.text()).toContain('年化（单利）5.8%');
      await phone.tap('接受，去签征信授权');
      await phone.waitFor('签署征信授权书');
      expect(phone.calls.some(({ name }) => name === 'requestSubscribeMessage')).toBe(true);
      await phone.waitFor('被授权人');
    },
    WALK_MS,
  );

  it(
    'signs at the e-sign service and waits for the bank',
    async () => {
      await phone.tap('已读，先核对身份');
      await moment();
      expect(phone.route).toBe('loan/outside/index');
      phone.open('/pages/application/index?id=6f1c1c5e-6d0a-4c8e-9a53-0b9c53a1f001');
      happens('bankReview');
      await phone.waitFor('湾区商业银行深圳分行正在审批');
    },
    WALK_MS,
  );

  it(
    'quotes a drawdown, shows the contract and then the money',
    async () => {
      happens('approved');
      await phone.waitFor('这次用多少');
      await phone.waitFor('169,497.44 元');
      await phone.tap('采购备货');
      await phone.tap('下一步，阅读并签约');
      await phone.waitFor('阅读并签约');
      await phone.waitFor('额度借款合同');
      happens('lent');
      await phone.waitFor('在贷余额');
      expect(phone.text()).toContain('1,000,000.00 元');
    },
    WALK_MS,
  );

  it(
    'lets a screen of the partner in by its code, and opens no other',
    async () => {
      const asked = phone.calls.find(({ name }) => name === 'request')?.options as { url: string };
      const ours = new URL(asked.url).origin;
      phone.open('/pages/staff/index');
      await phone.waitFor('登录合作方页面');
      await phone.tap('扫一扫');
      await phone.waitFor('相机没有打开');
      phone.scans.push('https://evil.example/#/pages/staff/index?ticket=1');
      await phone.tap('扫一扫');
      await phone.waitFor('这不是登录二维码');
      phone.scans.push(`${ours}/#/pages/staff/index?ticket=${'0f'.repeat(32)}`);
      await phone.tap('扫一扫');
      await phone.waitFor('让电脑登录？');
      expect(server.asked.at(-1)?.path).toBe(`/partner/tickets/${'0f'.repeat(32)}`);
      phone.open('/pages/application/index?id=6f1c1c5e-6d0a-4c8e-9a53-0b9c53a1f001');
      await phone.waitFor('在贷余额');
    },
    WALK_MS,
  );

  it('tells a screen reader what can be touched', () => {
    const buttons = phone.roles().filter(({ role }) => role === 'button');
    expect(buttons.map(({ name }) => name)).toContain('还款计划');
    expect(phone.roles().every(({ name }) => name.trim() !== '')).toBe(true);
  });

  it('printed no complaint on the way', () => {
    expect(phone.printed).toEqual([]);
  });
});
