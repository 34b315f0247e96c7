import type { ShopKey } from '../cross-check/cross-check-schema.ts';
import { maskAccount } from '../party/mask.ts';
import { VENDORS } from '../source/vendors.ts';

/** How codes and numbers that are a company's own are told to whoever reads. */
export type Telling = {
  readonly creditCode: (code: string) => string;
  readonly shop: (key: ShopKey) => string;
  readonly word: (code: string) => string;
  readonly counts: (counts: readonly number[]) => string;
};

/** As it was kept, for an operator at the machine who looks things up by it. */
export const AS_KEPT: Telling = {
  creditCode: (code) => code,
  shop: ({ marketplace, sellerId }) => `${marketplace} ${sellerId}`,
  word: (code) => code,
  counts: (counts) => counts.join(' '),
};

const VENDOR_WORDS = Object.entries(VENDORS).map(([vendor, { name }]) => [vendor, name] as const);

const CODE_WORDS: ReadonlyMap<string, string> = new Map([
  ...VENDOR_WORDS,
  ['wish', 'Wish'],
  ['etsy', 'Etsy'],
  ['ozon', 'Ozon'],
  ['other', '其他平台'],
  ['paymentCompany', '收款机构'],
  ['company', '对公账户'],
  ['personal', '个人账户'],
  ['licensedPaymentCompany', '持牌收款机构'],
  ['undergroundOrUnknown', '地下渠道或不明'],
  ['green', '绿'],
  ['yellow', '黄'],
  ['red', '红'],
  ['yes', '是'],
  ['no', '否'],
  ['unknown', '不知道'],
  ['controller', '控制人'],
  ['bankAccount', '收款账户'],
  ['shop', '店铺'],
  ['phone', '手机号'],
  ['wechat', '申请微信'],
  ['warehouse', '仓库账户'],
  ['order', '订单'],
  ['invoice', '发票'],
  ['freightBill', '运费账单'],
  ['orders', '协议和订单'],
  ['platformSupply', '平台供货'],
  ['notOffered', '没有读到'],
]);

/** In Chinese, and no number whole by which the company or its shop is known elsewhere. */
export const FOR_REVIEWERS: Telling = {
  creditCode: maskAccount,
  shop: ({ marketplace, sellerId }) => `${FOR_REVIEWERS.word(marketplace)} ${maskAccount(sellerId)}`,
  word: (code) => CODE_WORDS.get(code) ?? code,
  counts: (counts) => counts.join('、'),
};
