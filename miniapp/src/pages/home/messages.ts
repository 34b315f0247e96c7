import type { EligibilityAnswers } from '@loan/shared/screening/eligibility';
import { vendorOf } from '../../words/vendors.ts';

export type Marketplace = EligibilityAnswers['marketplaces'][number];
/** Who asks: a seller with shops, or a factory that supplies one. */
export type Role = 'seller' | 'supplier';

export const words = {
  title: '用店铺经营数据申请银行贷款',
  lead: '单户最高 1,000万元，年化（单利）不超过 12%，以银行审批为准。',
  chart: '订单、回款、物流三条记录相互印证，得出额度',
  check: '先看看能不能申请',
  anonymous: '不登录，不留电话',
  more: '还在哪些平台',
  continueOld: '已经申请过？用微信继续办理',
  operator: (partner: string, bank: string) =>
    `本程序由${partner}运营，合作银行：${bank}。贷款有成本，请按经营需要借款。`,
  unanswered: (left: number) => `继续前请选完 ${left} 项`,
  passes: '初步符合申请条件',
  passesNext: '，下一步核对企业信息',
  notYet: '现在还不能申请',
  later: '您的平台暂时还不能连接',
  withPhone: '用微信手机号继续',
  goOn: '继续申请',
  opening: '正在打开申请',
  phoneRefused: '没有拿到手机号。申请需要一个能联系到您的号码，可以再试一次。',
  now: '现状',
  threshold: '门槛',
  cure: '怎么做',
  role: '您是',
  mine: '我的申请',
  again: '再申请一笔',
};

export const ROLES: readonly { value: Role; label: string }[] = [
  { value: 'seller', label: '跨境卖家' },
  { value: 'supplier', label: '供货工厂' },
];

/** The same three questions, in the words of whoever is asked. */
export const QUESTIONS: Record<Role, { where: string; howLong: string; who: string }> = {
  seller: { where: '主要在哪些平台销售（可多选）', howLong: '店铺经营了多久', who: '货款怎么收回来' },
  supplier: { where: '主要给谁供货', howLong: '和这家买方合作多久了', who: '买方的货款付到哪里' },
};

/** Whom a factory supplies: a seller by where it sells, or a platform that buys itself. */
export const BUYERS: readonly { value: Marketplace; label: string }[] = [
  { value: 'shopee', label: 'Shopee 卖家' },
  { value: 'lazada', label: 'Lazada 卖家' },
  { value: 'amazon', label: '亚马逊卖家' },
  { value: 'aliexpress', label: '速卖通卖家' },
  { value: 'ebay', label: 'eBay 卖家' },
  { value: 'tiktokShop', label: 'TikTok 卖家' },
  { value: 'mercadoLibre', label: '美客多卖家' },
  { value: 'temu', label: 'Temu 平台' },
  { value: 'other', label: '其他卖家' },
];

export const TRUST = [
  { icon: 'bank', short: '银行放款', text: '合作银行独立审批，直接打到您的对公账户，我们不经手资金。' },
  { icon: 'lock', short: '数据加密', text: '逐项加密保存，不读取买家姓名、地址和电话。' },
  { icon: 'undo', short: '随时撤回授权', text: '每一项授权都能单独撤回，撤回后立即停止读取。' },
  { icon: 'document', short: '没有前期费用', text: '申请、评估、撤回都不收费，全部成本在签约前列明。' },
] as const;

export const MAIN_PLACES: readonly Marketplace[] = ['amazon', 'aliexpress', 'ebay', 'tiktokShop', 'shopee'];
export const OTHER_PLACES: readonly Marketplace[] = [
  'lazada',
  'mercadoLibre',
  'temu',
  'shopify',
  'wish',
  'etsy',
  'ozon',
  'other',
];

const OTHER_NAMES = { wish: 'Wish', etsy: 'Etsy', ozon: 'Ozon', shopify: '独立站', other: '都不是' } as const;
const isOther = (place: Marketplace): place is keyof typeof OTHER_NAMES => place in OTHER_NAMES;
export const placeName = (place: Marketplace): string => (isOther(place) ? OTHER_NAMES[place] : vendorOf(place).name);

export const MONTHS: readonly { value: EligibilityAnswers['tradingMonths']; label: string }[] = [
  { value: 'under6', label: '不到 6 个月' },
  { value: 'from6to11', label: '6–12 个月' },
  { value: 'from12', label: '1 年以上' },
];

export const SETTLEMENTS: readonly { value: EligibilityAnswers['settlement']; label: string }[] = [
  { value: 'company', label: '对公账户' },
  { value: 'licensedPaymentCompany', label: '持牌收款机构' },
  { value: 'personal', label: '个人账户' },
];

/** The policy takes the shop and this partner cannot read it yet: said before anything is asked for. */
export const laterWords = (places: readonly Marketplace[]): string =>
  `${places.map(placeName).join('、')}符合政策，但这里暂时还不能读取这些平台的数据。如果您在其他平台也有店铺，请一并勾选。`;
