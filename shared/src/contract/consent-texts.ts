import { formatDay } from '../money/format.ts';
import { type SourceKind, VENDORS, type Vendor } from '../source/vendors.ts';
import type { Day } from '../time/instant.ts';

const CONSENT_TEXT_VERSION = '2026-11';

/** One consent of one person: a source of data, a purpose, a recipient and a period (R-TRU-1). */
type ConsentKey =
  | `source.${Vendor | 'files'}.assessment`
  | `buyer.${Vendor}.assessment`
  | 'facts.bank'
  | 'identity.verification'
  | 'identity.bank'
  | 'application.bank';

export type ConsentText = {
  key: ConsentKey;
  /** Without it the application cannot go on. Never ticked in advance. */
  required: boolean;
  title: string;
  reads: string[];
  readsNot: string[];
  purpose: string;
  recipient: string;
  untilText: string;
  paragraphs: string[];
  version: string;
};

export type ConsentParties = { partnerName: string; bankName: string; signingServiceName: string; until: Day };

/**
 * What the applicant is asked, one tick a text. Each recipient is named, since giving data to another needs a consent of
 * its own: PIPL (个人信息保护法) article 23; identity data and faces are sensitive, articles 28 to 30; withdrawal, article 15.
 * assumed: the wording satisfies them, and the partner offers the check by a person that 人脸识别技术应用安全管理办法 wants
 * beside the face; confirm: the partner's lawyers. The hash of a text is taken outside this package.
 */
export const applicantConsentTexts = (parties: ConsentParties, vendors: readonly Vendor[]): ConsentText[] => [
  ...vendors.map((vendor) => sourceConsentText(parties, vendor)),
  factsForBank(parties),
  applicationForBank(parties),
  identityVerification(parties),
];

/** What a legal representative or controller is asked on their own phone: only their own data. */
export const signerConsentTexts = (parties: ConsentParties): ConsentText[] => [
  identityVerification(parties),
  identityForBank(parties),
];

const BUYERS = ['买家姓名、地址、电话', '与买家的聊天'];

/** What is read of a source and what is not, by what it tells of. */
const READS: Readonly<Record<SourceKind, { of: string; reads: string[]; readsNot: string[]; never: string }>> = {
  shop: {
    of: '店铺',
    reads: ['订单与退款', '结算与回款', '库存', '账户健康', '广告费用'],
    readsNot: BUYERS,
    never: '不能修改价格、库存，不能动用资金。',
  },
  money: {
    of: '收款账户',
    reads: ['账户与开户名称', '店铺入账记录', '提现记录', '借款与还款记录'],
    readsNot: ['账户密码与支付密码', '与店铺无关的付款对象'],
    never: '不能转账、提现，不能动用资金。',
  },
  goods: {
    of: '仓储与发货账户',
    reads: ['库存与库龄', '入库与出库', '包裹数量与物流单号'],
    readsNot: BUYERS.slice(0, 1),
    never: '不能下发货指令，不能修改库存。',
  },
  ads: {
    of: '广告账户',
    reads: ['每日广告花费', '广告带来的成交', '账户状态'],
    readsNot: ['受众名单', '广告素材'],
    never: '不能投放广告，不能动用余额。',
  },
  secondView: {
    of: '店铺的汇总数据',
    reads: ['店铺汇总的销售与回款区间', '店铺评分'],
    readsNot: ['逐笔订单', ...BUYERS],
    never: '不能修改任何内容。',
  },
};

/** Chinese print puts a space beside Latin letters. */
const besideChinese = (name: string): string =>
  `${/^[A-Za-z]/.test(name) ? ' ' : ''}${name}${/[A-Za-z]$/.test(name) ? ' ' : ''}`;

/** One source, one purpose, one recipient: asked for when that source is connected. */
export const sourceConsentText = ({ partnerName, until }: ConsentParties, vendor: Vendor): ConsentText => {
  const { kind } = VENDORS[vendor];
  const name = besideChinese(VENDORS[vendor].name);
  const { of, reads, readsNot, never } = READS[kind];
  return {
    ...lasting(until),
    key: `source.${vendor}.assessment`,
    required: true,
    title: `读取${name}数据，计算额度与利率`,
    reads,
    readsNot,
    purpose: '计算额度与利率',
    recipient: partnerName,
    paragraphs: [
      `本企业同意${partnerName}通过${name}官方接口，以只读方式读取本企业${of}的下列数据：${reads.join('、')}。时间范围为最近二十四个月。`,
      `不读取${readsNot.join('、')}。${never}`,
      '数据只用于计算额度与利率，并向本企业说明原因。评估由系统按公开的规则自动完成，本企业可以要求说明理由，也可以要求人工复核。',
      withdrawal,
    ],
  };
};

/** Files the seller downloaded and hands in: asked for with the first of them. */
export const filesConsentText = ({ partnerName, until }: ConsentParties): ConsentText => {
  const reads = ['订单编号、日期、状态、数量与金额', '商品编码', '结算、退款与入账记录'];
  const readsNot = ['买家姓名、地址、电话、邮箱', '商品标题与图片'];
  return {
    ...lasting(until),
    key: 'source.files.assessment',
    required: true,
    title: '读取上传的文件，预估额度',
    reads,
    readsNot,
    purpose: '预估额度，不作为放款依据',
    recipient: partnerName,
    paragraphs: [
      `本企业同意${partnerName}读取本企业自行上传的平台导出文件中的下列内容：${reads.join('、')}。不保留${readsNot.join('、')}。`,
      '文件读取以后立即删除，只保留上列内容。申请撤回或者到期、或者本授权撤回时，保留的内容一并删除。',
      '文件内容未经平台核验，预估结果不是额度建议，也不提供给银行。正式评估以连接店铺后读取的数据为准。',
      withdrawal,
    ],
  };
};

/** A buyer who lets its shop be read for its supplier's application: its own consent, for this purpose alone. */
export const buyerConsentText = (parties: ConsentParties & { borrowerName: string }, vendor: Vendor): ConsentText => {
  const { partnerName, borrowerName, until } = parties;
  const name = besideChinese(VENDORS[vendor].name);
  const { reads, readsNot, never } = READS.shop;
  return {
    ...lasting(until),
    key: `buyer.${vendor}.assessment`,
    required: true,
    title: `读取${name}店铺数据，评估买方的经营`,
    reads,
    readsNot,
    purpose: `评估${borrowerName}的订单贷申请`,
    recipient: partnerName,
    paragraphs: [
      `本企业同意${partnerName}通过${name}官方接口，以只读方式读取本企业店铺的下列数据：${reads.join('、')}。时间范围为最近二十四个月。`,
      `数据只用于评估${borrowerName}以本企业订单申请的贷款，不提供给${borrowerName}。本企业不因此成为借款人或担保人，也可以不同意，订单的确认不受影响。`,
      `不读取${readsNot.join('、')}。${never}`,
      withdrawal,
    ],
  };
};

const factsForBank = ({ partnerName, bankName, until }: ConsentParties): ConsentText => ({
  ...lasting(until),
  key: 'facts.bank',
  required: true,
  title: '把经营数据的汇总提供给银行',
  reads: ['按月汇总的经营数据', '评估结果与理由'],
  readsNot: ['逐笔订单', ...BUYERS],
  purpose: '独立审批贷款',
  recipient: bankName,
  paragraphs: [
    `本企业同意${partnerName}把按月汇总的经营数据、评估结果与理由提供给${bankName}，由其独立决定是否贷款以及贷款的条件。不提供逐笔订单。`,
    `${bankName}只能将其用于审批本次申请，以及批准以后履行借款合同。`,
    withdrawal,
  ],
});

const applicationForBank = ({ partnerName, bankName, until }: ConsentParties): ConsentText => ({
  ...lasting(until),
  key: 'application.bank',
  required: true,
  title: '把申请资料提供给银行',
  reads: ['企业名称、统一社会信用代码', '法定代表人与实际控制人的姓名、证件号码、手机号码', '对公收款账户'],
  readsNot: ['人脸影像', '微信账号'],
  purpose: '审批贷款与放款',
  recipient: bankName,
  paragraphs: [
    `本企业同意${partnerName}在本企业接受额度建议、并且征信授权书签署以后，把申请资料提供给${bankName}。其中他人的个人信息，只在本人另行同意以后提供。`,
    `在此以前，任何资料都不会提供给${bankName}，也不会查询征信。`,
    withdrawal,
  ],
});

const identityVerification = ({ partnerName, signingServiceName, until }: ConsentParties): ConsentText => ({
  ...lasting(until),
  key: 'identity.verification',
  required: true,
  title: '核验身份（敏感个人信息）',
  reads: ['姓名、证件号码、手机号码', '刷脸核验的结果'],
  readsNot: ['人脸影像（由核验方处理，本程序不保存）'],
  purpose: '确认签署人是本人',
  recipient: signingServiceName,
  paragraphs: [
    `本人同意${partnerName}把本人的姓名、证件号码和手机号码提供给${signingServiceName}，由其通过人脸识别核验身份，并为本人签发电子签名所需的数字证书。`,
    '证件号码与人脸信息属于敏感个人信息，泄露可能损害人身与财产安全。电子签名必须确认是本人签署，因此需要核验。不愿意刷脸的，可以联系客服改用人工核验。证件号码加密保存，页面上只显示部分；人脸影像由核验方处理，本程序只得到是否通过的结果。',
    withdrawal,
  ],
});

const identityForBank = ({ partnerName, bankName, until }: ConsentParties): ConsentText => ({
  ...lasting(until),
  key: 'identity.bank',
  required: true,
  title: '把本人的身份资料提供给银行',
  reads: ['姓名、证件号码、手机号码', '与借款企业的关系'],
  readsNot: ['人脸影像', '微信账号'],
  purpose: '审批本企业的贷款申请',
  recipient: bankName,
  paragraphs: [
    `本人同意${partnerName}在本人签署征信授权书以后，把上述身份资料提供给${bankName}，用于审批本企业的贷款申请。在此以前不会提供，也不会查询本人的征信。`,
    '同意本项不等于同意借款，也不等于同意查询征信。两者都需要本人另行签署。',
    withdrawal,
  ],
});

const withdrawal = '可以在“我的 › 授权”中随时撤回，撤回后立即停止，撤回以前已经进行的处理不受影响。';

const lasting = (until: Day) => ({
  untilText: `至${formatDay(until)}，可随时撤回`,
  version: CONSENT_TEXT_VERSION,
});
