import type { readSourceHelp } from '@loan/shared/api/sources';
import type { ApplicationView } from '@loan/shared/api/view';
import { applicantConsentTexts, signerConsentTexts, sourceConsentText } from '@loan/shared/contract/consent-texts';
import { fen } from '@loan/shared/money/fen';
import type { z } from '@loan/shared/schema';
import { Vendor } from '@loan/shared/source/vendors';
import { addMs, Day } from '@loan/shared/time/instant';
import { NOW } from './fixtures.ts';

/** What the endpoints beside the application itself answer. */
export const now = NOW;
const DAY_MS = 86_400_000;

/** A page of somebody else's, for a browser that follows the address. */
export const SIGNING_URL = 'https://esign.example/sign/1';

export const settings = {
  loanPagesEnabled: true,
  vendors: [...Vendor.options],
  partnerName: '深圳云桥数字科技有限公司',
  bank: { bankId: 'BANK-A', name: '湾区商业银行深圳分行' },
  templates: { approved: 'tpl-approved', contractWaiting: 'tpl-contract', disbursed: 'tpl-disbursed' },
  customerServicePhone: '0755-8888 0000',
  privacyPolicyVersion: '2026-11',
  wechatClientUrl: '/sandbox/wechat/client',
};

export const session = {
  token: 'token-of-a-test',
  expiresAt: addMs(NOW, 7 * DAY_MS),
  userId: '6f1c1c5e-6d0a-4c8e-9a53-0b9c53a1f0aa',
};

export const persons = [
  { key: 'linXiaofeng', name: '林晓峰', companies: [{ key: 'yunfan', name: '深圳市云帆科技有限公司' }] },
  { key: 'ayiguli', name: '阿依古丽·买买提', companies: [{ key: 'xingchen', name: '深圳市星辰海拓贸易有限公司' }] },
];

export const homeFor = (view: ApplicationView | undefined, quiet: boolean) => ({
  userId: session.userId,
  phoneMasked: '199 **** 0101',
  applications: view
    ? [
        {
          id: view.id,
          status: view.status,
          role: view.myRoles[0] ?? ('applicant' as const),
          createdAt: view.createdAt,
          ...(view.company ? { companyName: view.company.name } : {}),
          ...(view.offer ? { limitFen: view.offer.limitFen } : {}),
        },
      ]
    : [],
  unreadMessages: quiet ? 0 : 2,
});

const message = (minutes: number, type: string, applicationId: string, facts = {}, read = true) => {
  const at = addMs(NOW, -minutes * 60_000);
  return { id: `${at}#${type}`, at, type, facts, applicationId, read };
};
export const messagesFor = (id: string) => [
  message(4, 'disbursed', id, {}, false),
  message(20, 'contractWaiting', id, {}, false),
  message(63, 'bankApproved', id, { limitFen: 500_000_000 }),
  message(90, 'invitationDeclined', id, { role: 'controller' }),
  message(3_000, 'offered', id, { limitFen: 500_000_000 }),
];

const consent = (index: number, title: string, recipient: string, purpose: string, withdrawn = false) => ({
  consentId: `6f1c1c5e-6d0a-4c8e-9a53-0b9c53a1fc0${index}`,
  applicationId: '6f1c1c5e-6d0a-4c8e-9a53-0b9c53a1f001',
  key: index === 1 ? 'source.amazon.assessment' : 'application.bank',
  title,
  purpose,
  recipient,
  givenAt: addMs(NOW, -DAY_MS),
  until: addMs(NOW, 89 * DAY_MS),
  textVersion: '2026-11',
  ...(withdrawn ? { withdrawnAt: addMs(NOW, -3_600_000) } : {}),
});
export const rightsFor = (_id: string) => ({
  consents: [
    consent(1, '读取亚马逊数据，计算额度与利率', settings.partnerName, '计算额度与利率'),
    consent(2, '把经营数据的汇总提供给银行', settings.bank.name, '独立审批贷款'),
    consent(3, '核验身份（敏感个人信息）', '法大大', '确认签署人是本人', true),
  ],
  accesses: [
    { at: addMs(NOW, -7_200_000), who: settings.partnerName, what: '店铺经营数据', why: '计算额度与利率' },
    { at: addMs(NOW, -3_600_000), who: settings.bank.name, what: '申请资料与评估结果', why: '独立审批贷款' },
  ],
});

export const deletion = {
  deleted: ['店铺授权、读取的经营数据与上传的文件', '消息订阅'],
  kept: [
    { what: '进行中的申请与合同', ground: '履行合同所必需', until: '合同结束后' },
    { what: '同意记录、评估与签约存证', ground: '《反洗钱法》第三十四条、《电子签名法》', until: '2036年' },
  ],
};

export const parties = {
  partnerName: settings.partnerName,
  bankName: settings.bank.name,
  signingServiceName: '法大大',
  until: Day.parse('2027-02-22'),
};
const hashed = <Text extends { key: string }>(texts: readonly Text[]) =>
  texts.map((text, index) => ({ ...text, sha256: String(index).repeat(64) }));
export const consentTexts = hashed(applicantConsentTexts(parties, ['amazon']));
export const sourceTexts = (vendor: Vendor) => hashed([sourceConsentText(parties, vendor)]);

/** Once something was read, another shop and the three flows would bring more. */
export function sourceHelp({ sources }: Pick<ApplicationView, 'sources'>): z.infer<typeof readSourceHelp.response> {
  const read = sources.some(({ state }) => state === 'read');
  const flows = {
    what: '接入收款账户和仓储或发货账户',
    supposing: '如果户名与企业一致、三项匹配 97%',
    limitFen: fen(500_000_000),
    addedLimitFen: fen(150_000_000),
  };
  return {
    read,
    help: read
      ? [
          { vendor: 'lianlian', ...flows },
          { vendor: 'goodcang', ...flows },
        ]
      : [],
  };
}

const TOKEN = 'invitation-token-of-a-test-000000';
export const invitation = {
  token: TOKEN,
  path: `/pages/invitation/index?token=${TOKEN}`,
  url: `https://loan.example/#/pages/invitation/index?token=${TOKEN}`,
  expiresAt: addMs(NOW, 7 * DAY_MS),
};
export const openInvitation = (role: 'controller' | 'legalRepresentative') => ({
  role,
  companyName: '深圳市星辰海拓贸易有限公司',
  nameMasked: role === 'controller' ? '阿***·***' : '吴*',
  invitedBy: '深圳市星辰海拓贸易有限公司',
  bankName: settings.bank.name,
  expiresAt: invitation.expiresAt,
  state: 'open' as const,
  consentTexts: hashed(signerConsentTexts(parties)),
});

export const authorisation = {
  url: `https://sellercentral.amazon.com/apps/authorize/consent?application_id=amzn1.sp.solution.4e0f1c9a-0000-4c8e-9a53-0b9c53a1f001&state=${'s'.repeat(43)}&redirect_uri=https%3A%2F%2Floan.example%2Fapi%2Famazon%2Fcallback`,
  expiresAt: addMs(NOW, 600_000),
};

const FIELDS: Record<string, { label: string; value: string }[]> = {
  'bureau-company': [
    { label: '授权人', value: '深圳市云帆科技有限公司' },
    { label: '被授权人', value: settings.bank.name },
    { label: '查询什么', value: '金融信用信息基础数据库中授权人的企业信用报告' },
    { label: '查询几次', value: '一次' },
    { label: '为了什么', value: '审批深圳市云帆科技有限公司本次授信申请' },
    { label: '多久有效', value: '2026年11月24日至2026年12月8日，过期作废' },
    { label: '会留下什么', value: '信用报告中一条查询记录，查询原因为贷款审批' },
  ],
  'loan-agreement': [
    { label: '贷款人', value: settings.bank.name },
    { label: '借款人', value: '深圳市云帆科技有限公司' },
    { label: '共同借款人', value: '林晓峰' },
    { label: '授信额度', value: '5,000,000.00 元（人民币伍佰万元整）' },
    { label: '利率', value: '年化 5.8%（单利）' },
    { label: '逾期罚息', value: '年化 8.7%' },
    { label: '收款账户', value: '**** 0101' },
  ],
};

export const documentFor = (documentId: string) => ({
  documentId,
  title:
    documentId === 'loan-agreement'
      ? '额度借款合同'
      : documentId === 'bureau-company'
        ? '企业征信授权书'
        : '个人征信授权书',
  sha256: 'a3'.repeat(32),
  fields: FIELDS[documentId] ?? FIELDS['bureau-company'] ?? [],
  clauses: [
    { heading: '', paragraphs: [`致：${settings.bank.name}（以下称“贵行”）`, '授权人自愿作出如下授权。'] },
    {
      heading: '一　授权查询',
      paragraphs: [
        '授权人授权贵行在上述期间，向金融信用信息基础数据库查询授权人的信用报告一次，用于审批本次授信申请。',
        '查询以后，授权人的信用报告中会留下一条查询记录，该记录不能消除。',
      ],
    },
    {
      heading: '二　撤回与失效',
      paragraphs: ['在贵行查询以前，授权人可以随时撤回本授权，本次授信申请随之停止，不收取任何费用。'],
    },
  ],
  pdfUrl: 'https://loan.example/api/documents/secret.pdf',
});
