import { formatRoundedPercent, formatWan } from '../money/format.ts';
import { VENDORS, Vendor } from '../source/vendors.ts';
import type { PortraitFigures, PortraitLeg, PortraitMetric } from './figures.ts';
import type { PortraitPurpose } from './statement.ts';

/** What the page says and what is printed are the same words, so that whoever has either has both. */

/** Who tells of a flow, or where a shop trades. */
export function nameOfProvider(provider: string): string {
  const vendor = Vendor.safeParse(provider);
  if (vendor.success) return VENDORS[vendor.data].name;
  return provider === 'other' ? '其他平台' : provider;
}

export const PURPOSE_IN_WORDS: Record<PortraitPurpose, string> = {
  creditApplication: '申请融资',
  partnership: '商务合作',
  insurance: '投保',
  audit: '审计与核查',
  ownUse: '本企业自用',
};

/** What a leg sets against what. */
export const LEG_IN_WORDS: Record<PortraitLeg['leg'], string> = {
  money: '到账 ÷ 平台回款',
  goods: '物流凭证 ÷ 订单',
  stock: '海外仓 90 天出库 ÷ 店铺 90 天销量',
  settlement: '平台回款 ÷ 应结算',
};

export const SINGLE_SOURCE_IN_WORDS = { money: '回款只有平台自己的记录', goods: '发货只有平台自己的记录' } as const;

/** One decimal, rounded down: a match shown as reaching a threshold has reached it. */
export const matchInWords = (ppm: number): string => formatRoundedPercent(Math.floor(ppm / 1_000) * 1_000, 1);

/** Whether nothing better is asked of it. */
export const isReached = ({ value, pointsToGain, isReached: reached }: PortraitMetric): boolean =>
  value !== null && (reached ?? pointsToGain === 0);

/** Where it stands, and what more would bring. */
export function thresholdInWords({ value, threshold, pointsToGain }: PortraitMetric): string {
  if (value === null || threshold === null) return '没有来源提供';
  if (pointsToGain === 0) return threshold;
  const space = /[0-9%]$/.test(threshold) ? ' ' : '';
  return `${threshold}${space}可加 ${pointsToGain} 分`;
}

/** The leg that decides: the weaker of money and goods, each over all covered shops together. */
export function decidingLeg({ legs }: NonNullable<PortraitFigures['match']>): 'money' | 'goods' | undefined {
  const has = (kind: 'money' | 'goods', sellerId: string) =>
    legs.some((leg) => leg.leg === kind && leg.sellerId === sellerId);
  const covered = legs.filter(({ sellerId }) => has('money', sellerId) && has('goods', sellerId));
  const matchOf = (kind: 'money' | 'goods') => {
    const own = covered.filter(({ leg }) => leg === kind);
    const expected = own.reduce((all, leg) => all + leg.expected, 0);
    return expected === 0 ? undefined : own.reduce((all, leg) => all + leg.found, 0) / expected;
  };
  const [money, goods] = [matchOf('money'), matchOf('goods')];
  if (money === undefined || goods === undefined) return undefined;
  return money <= goods ? 'money' : 'goods';
}

export const amountInWords = (fen: PortraitFigures['average']['gmvFen']): string =>
  fen === null ? '没有读到' : formatWan(fen, 1);
