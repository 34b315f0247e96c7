import type { Page } from 'playwright-core';
import { openInvitation } from '../../../miniapp/src/testing/answers.ts';
import type { Script } from '../../../miniapp/src/testing/fake-server.ts';
import { ID, viewOf } from '../../../miniapp/src/testing/fixtures.ts';
import { settled } from './phone.ts';

/** One thing a person can see: where, with what behind it, after which taps, and a sentence that proves it. */
export type Screen = {
  name: string;
  address: string;
  script: Script;
  says: string;
  prepare?: (page: Page) => Promise<void>;
  /** It is worked with at a desk, so that it is looked at as wide as one too. */
  isWide?: true;
};

const tap = (name: string | RegExp) => async (page: Page) => {
  await page.getByText(name).last().click();
  await settled(page);
};

/** The application opens by its own address, so that the page is also the one the routing leads to. */
const landing = `/pages/application/index?id=${ID}`;
const at = (name: string, view: string, says: string, prepare?: Screen['prepare']): Screen => ({
  name,
  address: landing,
  script: { view: viewOf(view) },
  says,
  ...(prepare ? { prepare } : {}),
});
const page = (
  name: string,
  address: string,
  says: string,
  script: Partial<Script> = {},
  prepare?: Screen['prepare'],
): Screen => ({
  name,
  address,
  script: { view: viewOf('lent'), ...script },
  says,
  ...(prepare ? { prepare } : {}),
});

/** The page of handed-in files, with what the server has of them. */
const files = (name: string, named: NonNullable<Script['files']>, says: string, prepare?: Screen['prepare']): Screen =>
  page(name, `/apply/files/index?id=${ID}`, says, { view: viewOf('submitted'), files: named }, prepare);

/** The papers of a factory, with what the server has of them. */
const papers = (
  name: string,
  named: NonNullable<Script['papers']>,
  says: string,
  prepare?: Screen['prepare'],
): Screen => page(name, `/supplier/papers/index?id=${ID}`, says, { view: viewOf('factory'), papers: named }, prepare);
/** The papers of a seller whose forwarder billed it. */
const freight = (
  name: string,
  named: NonNullable<Script['papers']>,
  { view, says }: { view: string; says: string },
  prepare?: Screen['prepare'],
): Screen => page(name, `/supplier/papers/index?id=${ID}`, says, { view: viewOf(view), papers: named }, prepare);
/** A counterparty's link on its own phone. */
const guest = (name: string, named: NonNullable<Script['guest']>, says: string, prepare?: Screen['prepare']): Screen =>
  page(name, `/pages/counterparty/index?token=${'c'.repeat(43)}`, says, { guest: named }, prepare);

/** A page of the partner's, at a desk and on a phone. */
const desk = (
  name: string,
  address: string,
  given: NonNullable<Script['desk']>,
  says: string,
  prepare?: Screen['prepare'],
): Screen => ({ ...page(name, address, says, { desk: given }, prepare), isWide: true });

/** Answers once and is then out of reach. */
function failsAfterFirst(view: string): Script {
  let answered = 0;
  return {
    view: viewOf(view),
    refuse: ({ path }) => {
      if (!path.startsWith('/applications/')) return undefined;
      answered += 1;
      return answered > 1 ? 'offline' : undefined;
    },
  };
}

const STAFF = `/pages/staff/index?ticket=${'0f'.repeat(32)}`;
const POLICIES = '/partner/policies/index';
const REVIEWS = '/partner/reviews/index';
const CASE_ID = '6f1c1c5e-6d0a-4c8e-9a53-0b9c53a1f001';
const REVIEW = `/partner/review/index?id=${CASE_ID}`;
const OF_CASE = `/partner/reviews/${CASE_ID}`;
const refusing = (asked: 'GET' | 'POST', status: number, tag: string): Script => ({
  view: viewOf('lent'),
  desk: {},
  refuse: ({ method, path }) => (path === OF_CASE && method === asked ? { status, body: { tag } } : undefined),
});
const correctFirst = async (opened: Page) => {
  await opened.getByRole('radio', { name: '更正' }).first().click();
  await opened.locator('textarea').first().fill('工商登记：两家公司同一实际控制人');
  await settled(opened);
};
const HOME = '/pages/home/index';
const PORTRAIT = `/portrait/mine/index?id=${ID}`;
const VERIFY = `/portrait/verify/index?token=${'p'.repeat(43)}`;
const nobody = { view: viewOf('draft'), withoutApplications: true, isNew: true };
const choose =
  (...names: string[]) =>
  async (opened: Page) => {
    for (const name of names) await opened.getByText(name, { exact: true }).last().click();
    await settled(opened);
  };
/** The row of a vendor ends in its own link. */
const authorise = (name: string) => async (opened: Page) => {
  const row = opened.locator('.cell').filter({ has: opened.getByText(name, { exact: true }) });
  await row
    .getByText(/^(授权|再连一家)$/)
    .last()
    .click();
  await settled(opened);
};
const scrollDown = async (opened: Page) => {
  await opened.mouse.wheel(0, 4_000);
  await settled(opened);
};

/** Past the headline, to what the number is made of. */
const lookPast = (pixels: number) => async (opened: Page) => {
  await opened.mouse.wheel(0, pixels);
  await settled(opened);
};
const lookBelow = lookPast(700);
const lookAtCaps = lookPast(380);

export const SCREENS: readonly Screen[] = [
  page('01-home', HOME, '先看看能不能申请', nobody),
  page('01-home-yes', HOME, '初步符合申请条件', nobody, choose('亚马逊', '1 年以上', '持牌收款机构')),
  page('01-home-privacy', HOME, '用户隐私保护指引', nobody, async (opened) => {
    await choose('亚马逊', '1 年以上', '对公账户')(opened);
    await tap('用微信手机号继续')(opened);
  }),
  page('01-home-persons', HOME, '选择测试身份', nobody, async (opened) => {
    await opened.evaluate("sessionStorage.removeItem('person')");
    await choose('亚马逊', '1 年以上', '对公账户')(opened);
    await tap('用微信手机号继续')(opened);
    await tap('同意并继续')(opened);
  }),
  page(
    '01-home-later',
    HOME,
    '您的平台暂时还不能连接',
    { ...nobody, vendors: ['amazon'] as const },
    choose('速卖通', '1 年以上', '对公账户'),
  ),
  page('01-home-etsy', HOME, '现在还不能申请', nobody, choose('其他平台', 'Etsy', '1 年以上', '对公账户')),
  page('01-home-personal', HOME, '现在还不能申请', nobody, choose('亚马逊', '不到 6 个月', '个人账户')),
  page('01-home-factory', HOME, '年度采购协议', nobody, choose('供货工厂', 'Shopee 卖家', '1 年以上', '对公账户')),
  page(
    '01-home-factory-new',
    HOME,
    '合作不到 6 个月',
    nobody,
    choose('供货工厂', 'Temu 平台', '不到 6 个月', '个人账户'),
  ),
  page('01-home-mine', HOME, '我的申请', { view: viewOf('declined') }),
  at('02-company', 'draft', '企业与实际控制人'),
  at('02-company-wrong', 'draft', '还有', async (opened) => {
    await opened.locator('#creditCode input').fill('91350100M000100Y44');
    await opened.locator('#legalIdentityNumber input').fill('110105194912310021');
    await tap(/^还有 \d+ 项/)(opened);
  }),
  at('02-company-two-people', 'draft', '共同借款人', tap('与法定代表人是同一人')),
  { ...at('02-company-known', 'declared', '核对企业与实际控制人'), address: `/apply/company/index?id=${ID}` },
  at('03-sources-consents', 'declared', '授权读取经营数据'),
  at('03-sources-consent-texts', 'declared', '授权书全文', tap('阅读授权书全文')),
  at('03-sources', 'submitted', '连接数据来源'),
  at('03-sources-region', 'submitted', '连接亚马逊', authorise('亚马逊')),
  at('03-sources-consent-of-one', 'submitted', '读取 Shopee 数据', authorise('Shopee')),
  at('03-sources-keys', 'submitted', '连接谷仓海外仓', async (opened) => {
    await authorise('谷仓海外仓')(opened);
    for (const box of await opened.getByRole('checkbox').all()) await box.click();
    await tap('同意勾选的内容并继续')(opened);
  }),
  at('03-sources-many', 'manyShops', '已连接 7 家店铺、2 个账户'),
  at('03-sources-disconnect', 'manyShops', '断开亚马逊？', async (opened) => {
    await opened.getByText('断开', { exact: true }).first().click();
    await settled(opened);
  }),
  files('03-files', 'empty', '用平台导出的文件预估额度'),
  files('03-files-consent', 'empty', '授权读取上传的文件', tap('选择文件')),
  files('03-files-reading', 'reading', '正在根据全部文件计算'),
  files('03-files-done', 'done', '预估额度'),
  { ...files('03-files-flows', 'flows', '回款与到账'), prepare: scrollDown },
  files('03-files-failed', 'failed', '这次没有算出来'),
  { ...files('03-files-rejected', 'rejected', '第 402 行'), prepare: scrollDown },
  { ...files('03-files-long-names', 'longNames', '暂时没有预估额度'), prepare: scrollDown },
  files('03-files-money-only', 'moneyOnly', '只说明收款'),
  at('03-sources-mixed', 'sourcesMixed', '授权已过期'),
  {
    ...at('05-authorise', 'awaitingAuthorisation', '在您常用的浏览器里授权'),
    address: `/apply/authorise/index?id=${ID}&source=6f1c1c5e-6d0a-4c8e-9a53-0b9c53a1f0a1&region=na`,
  },
  {
    ...at('05-authorise-cancelled', 'authorisationCancelled', '您在亚马逊取消了授权'),
    address: `/apply/authorise/index?id=${ID}&source=6f1c1c5e-6d0a-4c8e-9a53-0b9c53a1f0a1&region=na`,
  },
  {
    ...at('05-authorise-wrong-region', 'wrongRegion', '店铺不在这个区域'),
    address: `/apply/authorise/index?id=${ID}&source=6f1c1c5e-6d0a-4c8e-9a53-0b9c53a1f0a1&region=na`,
  },
  papers('24-papers', 'empty', '还差：对方企业、年度采购协议、本次订单'),
  papers('24-papers-buyer', 'empty', '还有 4 项要填或要改', async (opened) => {
    await tap('填写买方')(opened);
    await tap('已核对，保存')(opened);
  }),
  papers('24-papers-agreement', 'empty', '年度金额（万元）', async (opened) => {
    await opened.getByText('不上传，先填写').first().click();
    await settled(opened);
  }),
  papers('24-papers-whole', 'whole', '查看授权内容，提交评估'),
  papers('24-papers-whole-bottom', 'whole', '买方只看到这些订单', scrollDown),
  papers('24-papers-list', 'wrong', '销售方不是您的企业', async (opened) => {
    await opened.getByText('逐张查看').first().click();
    await settled(opened);
  }),
  papers('24-papers-one', 'wrong', '删除这一张', async (opened) => {
    await opened.getByText('逐张查看').first().click();
    await tap('02644203')(opened);
  }),
  papers('24-papers-wrong', 'wrong', '有单据已用于其他融资'),
  papers('24-papers-consents', 'whole', '授权评估与核验', tap('查看授权内容，提交评估')),
  papers('24-papers-contact', 'whole', '请填写联系人姓名', async (opened) => {
    await tap('发给买方确认')(opened);
    await tap('生成确认链接')(opened);
  }),
  papers('24-papers-invite', 'whole', '复制确认链接', async (opened) => {
    await tap('发给买方确认')(opened);
    await opened.locator('#contactName input').fill('周凯');
    await opened.locator('#contactPhone input').fill('13812346620');
    await tap('生成确认链接')(opened);
    await scrollDown(opened);
  }),
  papers('24-papers-waiting', 'phoneChecked', '已打开，手机号已核对', scrollDown),
  papers('24-papers-refused', 'refused', '对方说日期不符'),
  papers('24-papers-refused-bottom', 'refused', '买方不同意应收账款转让', scrollDown),
  papers('24-papers-expired', 'expired', '链接已过期', scrollDown),
  {
    ...papers('24-papers-confirmed', 'confirmed', '评估已经开始，单据不能再改'),
    address: `/supplier/papers/index?id=${ID}&look=1`,
  },
  papers('24-papers-long-names', 'longNames', '呼和浩特市'),
  freight('24-papers-freight', 'freight', { view: 'freight', says: '货代与运费账单' }),
  freight('24-papers-freight-bottom', 'freight', { view: 'freight', says: '下一步：授权店铺' }, scrollDown),
  freight('24-papers-freight-forwarder', 'freight', { view: 'freight', says: '您与货代是否关联' }, tap('修改')),
  freight('24-papers-freight-awaited', 'freight', { view: 'freightAwaited', says: '等待货代确认' }, scrollDown),
  freight(
    '24-papers-freight-confirmed',
    'freightConfirmed',
    { view: 'freightAwaited', says: '1 张已经付清' },
    scrollDown,
  ),
  at('24-freight-shops', 'freightShops', '货代在自己手机上确认'),
  {
    ...at('13-order-loan', 'factoryOffered', '年度协议测算'),
    script: { view: viewOf('factoryOffered'), papers: 'confirmed' },
  },
  {
    ...at('13-order-loan-trade', 'factoryOffered', '买方已确认', async (opened) => {
      await opened.mouse.wheel(0, 900);
      await settled(opened);
    }),
    script: { view: viewOf('factoryOffered'), papers: 'confirmed' },
  },
  {
    ...at('13-order-loan-waiting', 'factoryOffered', '可以先接受额度', async (opened) => {
      await opened.mouse.wheel(0, 1_300);
      await settled(opened);
    }),
    script: { view: viewOf('factoryOffered'), papers: 'sent' },
  },
  {
    ...at('13-order-loan-long-names', 'factoryOffered', '呼和浩特市'),
    script: { view: viewOf('factoryOffered'), papers: 'longNames' },
  },
  at('13-assessing', 'factoryAssessing', '正在评估'),
  at('13-waiting-for-buyer', 'factoryWaiting', '还差对方确认单据'),
  guest('24-buyer', 'open', '请您确认订单'),
  guest('24-buyer-bottom', 'open', '还有 5 项没有选', scrollDown),
  guest('24-buyer-chosen', 'open', '确认 2 张，1 张有出入，提交', async (opened) => {
    for (const box of await opened.getByRole('radio', { name: '属实' }).all()) await box.click();
    await opened.getByRole('radio', { name: '有出入' }).nth(1).click();
    await opened.getByRole('radio', { name: '金额不符' }).click();
    await tap('已知悉，到期付至回款专户')(opened);
  }),
  guest('24-buyer-answered', 'answered', '已收到您的答复'),
  guest('24-buyer-consent', 'answered', '授权读取店铺数据', tap(/看授权内容/)),
  guest('24-buyer-shop', 'shopAwaited', '是我的，开始读取', scrollDown),
  guest('24-buyer-shop-read', 'shopRead', '撤回授权', scrollDown),
  guest('24-buyer-phone', 'phoneNeeded', '先核对手机号'),
  guest('24-buyer-wrong-phone', 'wrongPhone', '不是发给这个手机号的'),
  guest('24-buyer-replaced', 'replaced', '这个链接已换新'),
  guest('24-buyer-expired', 'expired', '链接已过期'),
  guest('24-buyer-closed', 'closed', '对方的申请已经结束'),
  guest('24-buyer-long-names', 'longNames', '呼和浩特市'),
  guest('24-forwarder', 'forwarder', '请您确认运费账单'),
  guest('24-forwarder-chosen', 'forwarder', '1 张有出入，提交', async (opened) => {
    await opened.getByRole('radio', { name: '有出入' }).click();
    await opened.getByRole('radio', { name: '已经付清' }).click();
  }),
  at('21-shop', 'shop', '这是您的店铺吗？'),
  at('21-shop-account', 'shopOfLianlian', '这是您的账户吗？'),
  at('21b-shop-other', 'otherShop', '店铺登记在另一家企业'),
  at('06-progress', 'reading', '正在读取店铺数据'),
  at('06-progress-failed', 'readingFailed', '没有读完'),
  at('06-assessing', 'assessing', '正在评估'),
  at('07-result', 'offered', '建议授信额度'),
  at('07-result-items', 'offered', '评分明细', tap('原因')),
  at('07-result-later', 'offered', '先不接受', tap('暂不接受')),
  at('07-result-debts', 'offeredOwing', '已有负债', lookBelow),
  at('07-result-stock', 'stockOffered', '单个商品超过', lookAtCaps),
  at('07-result-freight', 'freightOffered', '货代确认的运费账单', lookBelow),
  at('07-result-ads', 'adOffered', '每花 1 元带来 3.18 元销售', lookAtCaps),
  at('07-result-long-names', 'longNames', '建议授信额度'),
  at('08-refusal', 'declined', '这次还不能给出额度'),
  at('08-refusal-review', 'declined', '申请人工复核', tap('申请人工复核')),
  at('26-review', 'underReview', '专人正在复核'),
  at('26-review-neutral', 'reviewNeutral', '与您的信用好坏无关'),
  at('26-review-contested', 'reviewContested', '您请我们复核什么'),
  at('26b-review-mixed', 'reviewMixed', '一项更正，一项维持'),
  at('26b-review-upheld', 'reviewUpheld', '为什么维持'),
  at('26b-review-cleared', 'reviewCleared', '为什么更正'),
  at('07b-bureau', 'accepted', '签署征信授权书'),
  at('07b-bureau-one-left', 'acceptedProven', '已读，去签署'),
  at('19-follow', 'waitingForOthers', '还差阿***·***一人'),
  at('19-follow-invite', 'inviteOthers', '对方会收到这张卡片', tap(/^生成邀请：/)),
  at('23-bank-review', 'bankReview', '正在审批'),
  at('23b-bank-review-paused', 'bankReviewPaused', '时限已暂停'),
  at('23-bank-review-late', 'bankReviewLate', '已超过时限'),
  at('22-bank-cut', 'bankCut', '银行批准了 400万'),
  at('22-bank-refusal', 'bankRefused', '没有批准这次申请'),
  at('09-drawdown', 'approved', '这次用多少'),
  at('09-drawdown-bullet', 'approved', '按月付息', choose('按月付息', '12 个月', '采购备货')),
  at('09-drawdown-too-much', 'approved', '已为您保留输入', async (opened) => {
    await opened.locator('#amount input').fill('999');
    await settled(opened);
  }),
  at('09-drawdown-orders', 'factoryApproved', '共 135 天'),
  {
    ...at('09-drawdown-orders-short', 'factoryApproved', '现在最多支持 120万元'),
    script: {
      view: viewOf('factoryApproved'),
      refuse: ({ path }) =>
        path.endsWith('/quote')
          ? { status: 422, body: { tag: 'AmountAboveOrders', drawableFen: 120_500_000 } }
          : undefined,
    },
  },
  at('09-drawdown-ads', 'adApproved', '受托支付', scrollDown),
  at('09-drawdown-ads-unconnected', 'adUnconnected', '收款的账户没有连接', scrollDown),
  {
    ...at('09-drawdown-purpose', 'adApproved', '只能用于广告推广'),
    script: {
      view: viewOf('adApproved'),
      refuse: ({ path }) =>
        path.endsWith('/quote') ? { status: 422, body: { tag: 'PurposeNotAllowed', purposes: [] } } : undefined,
    },
  },
  at('09-drawdown-table', 'approved', '第 1 期', tap('看数据表')),
  at('10-contracts', 'signing', '阅读并签约'),
  at('10-contracts-ads', 'adSigning', '银行直接付款'),
  at('10-contracts-waiting', 'signingWaiting', '等待银行盖章'),
  at('10b-cost-sheet', 'signing', '综合融资成本告知书', tap('成本告知书')),
  page('10-document', `/signers/document/index?id=${ID}&document=loan-agreement`, '打开正式文本', {
    view: viewOf('signing'),
  }),
  at('10-signing-failed', 'signingFailed', '有一方拒绝签署'),
  at('27-paying', 'paying', '银行正在放款'),
  at('27-unknown', 'unknown', '正在向银行查询放款结果'),
  at('27-released', 'released', '银行没有放出这笔款'),
  at('11-loan', 'lent', '在贷余额'),
  at('11-loan-plan', 'lent', '第 6 期', tap('还款计划')),
  at('withdraw', 'bankReview', '撤回这次申请', tap('撤回申请')),
  at('ended-expired', 'expired', '申请已过期'),
  at('ended-withdrawn', 'withdrawn', '申请已撤回'),
  page('20-invitation', '/pages/invitation/index?token=invitation-token-of-a-test-000000', '您会是共同借款人', {
    invitation: openInvitation('controller'),
  }),
  page('20-invitation-legal', '/pages/invitation/index?token=invitation-token-of-a-test-000000', '您代表企业签署', {
    invitation: openInvitation('legalRepresentative'),
  }),
  page(
    '20-invitation-consents',
    '/pages/invitation/index?token=invitation-token-of-a-test-000000',
    '先同意核验身份',
    { invitation: openInvitation('controller') },
    tap('核对身份'),
  ),
  page(
    '20c-invitation-decline',
    '/pages/invitation/index?token=invitation-token-of-a-test-000000',
    '确认不签署',
    { invitation: openInvitation('controller') },
    tap('我不同意'),
  ),
  page('20-invitation-expired', '/pages/invitation/index?token=invitation-token-of-a-test-000000', '邀请已过期', {
    invitation: { ...openInvitation('controller'), state: 'expired' },
  }),
  page('20-invitation-gone', '/pages/invitation/index?token=invitation-token-of-a-test-000000', '没有找到这个邀请'),
  at('20b-controller-signs', 'controllerSigns', '签署您本人的征信授权书'),
  at('20-my-side', 'controllerWaiting', '您这边暂时没有要做的'),
  at('20-my-side-ended', 'controllerEnded', '这次申请已结束'),
  page('12-portrait', PORTRAIT, '三流核对明细'),
  page('12-portrait-bottom', PORTRAIT, '已导出', {}, scrollDown),
  page('12-portrait-alone', PORTRAIT, '单一来源', { portrait: 'alone' }),
  page('12-portrait-short', PORTRAIT, '完整月份还不到 6 个月', { portrait: 'short' }),
  page('12-portrait-stale', PORTRAIT, '数据不是最新的', { portrait: 'stale' }),
  page('12-portrait-nothing', PORTRAIT, '还没有画像', { portrait: 'nothing' }),
  page('12-portrait-gone', PORTRAIT, '这次的画像不再显示', { portrait: 'policyGone' }),
  page('12-portrait-newcomer', '/portrait/mine/index', '还没有画像', { withoutApplications: true }),
  page('12-portrait-table', PORTRAIT, '按月数据', {}, tap('看数据表')),
  page('12-portrait-export', PORTRAIT, '请填写 2 到 60 个字的机构名称', {}, async (opened) => {
    await tap('导出画像')(opened);
    await opened.locator('#recipient input').fill('张三 13800138000');
    await opened.locator('#recipient input').blur();
    await settled(opened);
  }),
  page('12-portrait-made', PORTRAIT, '复制验证链接', {}, tap('湾区商业银行深圳分行')),
  page('12-portrait-revoke', PORTRAIT, '撤回这份画像？', {}, async (opened) => {
    await tap('湾区商业银行深圳分行')(opened);
    await tap('撤回')(opened);
  }),
  page('12-portrait-failed', PORTRAIT, '系统暂时没有回应', {
    refuse: ({ path }) => (path.endsWith('/portrait') ? { status: 503, body: { tag: 'Busy' } } : undefined),
  }),
  page('12-portrait-loading', PORTRAIT, '正在读取您的画像', {
    refuse: ({ path }) => (path.endsWith('/portrait') ? 'silent' : undefined),
  }),
  page('12-verify', VERIFY, '签名正确', { isNew: true }),
  page('12-verify-revoked', VERIFY, '已撤回', { isNew: true, checked: 'revoked' }),
  page('12-verify-expired', VERIFY, '已过期', { isNew: true, checked: 'expired' }),
  page('12-verify-unknown', VERIFY, '不是我们签出的', { isNew: true, checked: 'notOurs' }),
  page('12-verify-file', '/portrait/verify/index', '验证一份画像', { isNew: true }),
  page('14-messages', '/account/messages/index', '贷款已到账'),
  page('14-messages-none', '/account/messages/index', '还没有消息', { withoutMessages: true }),
  page('14b-withdraw-consent', '/account/messages/index', '撤回这一项', {}, async (opened) => {
    await opened.getByText('撤回', { exact: true }).first().click();
    await settled(opened);
  }),
  page('28-data', '/account/data/index', '导出我的全部数据'),
  page('28-data-deleted', '/account/data/index', '依法保留', {}, async (opened) => {
    await tap('申请删除')(opened);
    await tap('确认删除')(opened);
  }),
  page('me', '/account/me/index', '字号'),
  page('service', '/account/service/index', '联系客服'),
  page('privacy', '/account/privacy/index', '我们收集什么'),
  {
    ...at('18-failed', 'offered', '系统暂时没有回应'),
    script: {
      view: viewOf('offered'),
      refuse: ({ path }) =>
        path.startsWith('/applications/') ? { status: 503, body: { tag: 'Busy', requestId: 'e7f2c0aa' } } : undefined,
    },
  },
  {
    ...at('18-offline', 'lent', '网络没有连上'),
    script: { view: viewOf('lent'), refuse: ({ path }) => (path.startsWith('/applications/') ? 'offline' : undefined) },
  },
  {
    ...at('18-loading', 'lent', '正在读取您的申请'),
    script: { view: viewOf('lent'), refuse: ({ path }) => (path.startsWith('/applications/') ? 'silent' : undefined) },
  },
  {
    ...at('18-stale', 'bankReview', '网络已断开', async (opened) => {
      await opened.waitForSelector('text=网络已断开', { timeout: 15_000 });
    }),
    script: failsAfterFirst('bankReview'),
  },
  {
    ...at('18-not-found', 'lent', '没有找到这笔申请'),
    script: {
      view: viewOf('lent'),
      refuse: ({ path }) =>
        path.startsWith('/applications/') ? { status: 404, body: { tag: 'ApplicationNotFound' } } : undefined,
    },
  },
  {
    ...at('18-offers-off', 'offered', '这一部分暂时没有开放'),
    script: { view: viewOf('offered'), loanPagesEnabled: false },
  },
  page('29-staff-ticket', STAFF, '让电脑登录？'),
  page('29-staff-ticket-gone', STAFF, '这个二维码已失效', { ticket: 'gone' }),
  page('29-staff-not-on-list', STAFF, '您还不在名单上', { ticket: 'notOnList' }),
  page('29-staff-allowed', STAFF, '8 小时后需要重新登录', {}, tap('允许登录')),
  page('29-staff-scan', '/pages/staff/index', '登录合作方页面'),
  page('29-staff-scan-other', '/pages/staff/index', '这不是登录二维码', {}, async (opened) => {
    await opened.locator('#address input').fill('https://evil.example/#/pages/staff/index?ticket=1');
    await tap('继续')(opened);
  }),
  desk('29-partner-sign-in', POLICIES, 'signIn', '合作方登录'),
  desk('29-partner-reviews', REVIEWS, {}, '等第二人'),
  desk('29-partner-reviews-none', REVIEWS, { reviews: 'none' }, '没有待复核的申请'),
  desk('29-partner-reviews-opened', REVIEWS, {}, '还有 1 项没有写完', async (opened) => {
    await opened.locator('.cell').first().click();
    await settled(opened);
  }),
  desk('29-partner-review', REVIEW, {}, '还有 1 项没有写完'),
  desk('29-partner-review-chosen', REVIEW, {}, '提交结论', correctFirst),
  desk('29-partner-review-sent', REVIEW, {}, '已提交。另一人得出同样的结论后生效', async (opened) => {
    await correctFirst(opened);
    await tap('提交结论')(opened);
  }),
  desk('29-partner-review-contested', REVIEW, { review: 'contested' }, '申请人的说明'),
  desk('29-partner-review-second', REVIEW, { review: 'second' }, '您看不到对方的结论'),
  desk('29-partner-review-mine', REVIEW, { review: 'mine' }, '您已提出结论，等另一人独立复核'),
  desk('29-partner-review-looker', REVIEW, { review: 'onlyLooks' }, '您的角色只能查看'),
  desk('29-partner-review-long', REVIEW, { review: 'long' }, '展开全部 40 行'),
  desk('29-partner-review-unfolded', REVIEW, { review: 'long' }, '只看前 10 行', async (opened) => {
    await opened
      .getByText(/^展开全部 \d+ 行$/)
      .first()
      .click();
    await settled(opened);
  }),
  desk('29-partner-review-differs', REVIEW, { review: 'differs' }, '重放与留存的不同'),
  desk('29-partner-review-unreadable', REVIEW, { review: 'unreadable' }, '留存的证据读不出或被改动，请先查明'),
  {
    ...desk('29-partner-review-gone', REVIEW, {}, '这份申请不在复核中'),
    script: refusing('GET', 404, 'ReviewNotFound'),
  },
  {
    ...desk('29-partner-review-offline', REVIEW, {}, '网络'),
    script: { view: viewOf('lent'), desk: {}, refuse: ({ path }) => (path === OF_CASE ? 'offline' : undefined) },
  },
  {
    ...desk('29-partner-review-meanwhile', REVIEW, {}, '刚刚有人提出了结论，请刷新后独立复核', async (opened) => {
      await correctFirst(opened);
      await tap('提交结论')(opened);
    }),
    script: refusing('POST', 409, 'AlreadyConcluded'),
  },
  desk('30-policies', POLICIES, {}, '换进换出的申请'),
  desk('30-policies-weighed', POLICIES, {}, '19 份变，其中 9 份结果变，额度 +513万', tap('逐项算影响')),
  desk('30-policies-back-test', POLICIES, {}, '1 份的存证已不完整', async (opened) => {
    await opened.getByRole('radio', { name: '回测' }).click();
    await tap('回测这段时间的决定')(opened);
  }),
  desk('30-policies-no-shadow', POLICIES, { shadow: 'none' }, '还没有可对比的决定'),
  desk('30-policies-none', POLICIES, { policies: 'none' }, '还没有新版本'),
  at('07-result-bottom', 'offered', '接受，去签征信授权', scrollDown),
];
