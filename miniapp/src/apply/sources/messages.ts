import type { SourceView } from '@loan/shared/api/view';
import { formatWan } from '@loan/shared/money/format';
import type { SourceHelp } from '@loan/shared/offer/decision';
import { type SourceKind, VENDORS, type Vendor } from '@loan/shared/source/vendors';
import type { Tone } from '../../components/tag.tsx';

export const words = {
  title: '连接数据来源',
  lead: '先连接 1 家店铺就能评估。收款与物流也连接上，店铺数据能互相印证。每个来源单独授权，可随时撤回。',
  agreeFirst: '查看授权内容',
  consentTitle: '授权读取经营数据',
  detailsNext: '下一步，授权',
  keysNext: '核对并连接',
  keysNote: '只用于读取，加密保存，以后不再显示。',
  regionTitle: '在哪个区域',
  regionText: '一次一个区域，多个区域可以逐个连接',
  assess: '开始评估',
  assessNone: '连接 1 家店铺后可以评估',
  notHere: '暂时还不能连接',
  edit: '修改企业资料',
  connect: '授权',
  another: '再连一家',
  disconnect: '断开，删除已读取的数据',
  disconnectText: '立即停止读取，已读取的数据随即删除。',
  afterText: '已经得出的评估结果不受影响，但下次评估不再计入这个来源。',
  keep: '保留',
  papers: '货代与运费账单',
  papersText: '货代在自己手机上确认，确认后才能评估',
  toPapers: '查看货代确认',
  files: '上传平台导出的文件',
  filesText: '不连接店铺，先预估额度。未经核验，不能用来借款',
  legs: { order: '订单', money: '回款', goods: '物流' },
};

/** The groups of the page, in the order in which they help. */
export const GROUPS: readonly { title: string; kinds: readonly SourceKind[] }[] = [
  { title: '店铺', kinds: ['shop'] },
  { title: '收款账户', kinds: ['money'] },
  { title: '仓储、广告与数据服务', kinds: ['goods', 'ads', 'secondView'] },
];

/** What each source brings, and what that is good for. */
export const BRINGS: Record<Vendor, { text: string; note: string }> = {
  amazon: { text: '订单、退款、结算、库存、账户健康', note: '主流平台，销售全额计入' },
  aliexpress: { text: '订单、退款、放款', note: '主流平台，销售全额计入' },
  ebay: { text: '订单、退货、资金流水', note: '主流平台，销售全额计入' },
  tiktokShop: { text: '订单、退货、结算', note: '需连续 3 个月增长，且退货率低于类目均值' },
  shopee: { text: '订单、退货、打款', note: '销售按八成计入' },
  lazada: { text: '订单、退货、打款', note: '销售按八成计入' },
  mercadoLibre: { text: '近一年的订单、退款、提现', note: '销售按八成计入' },
  temu: { text: '供货或半托管订单', note: '只用于工厂订单贷，不计入数据贷额度' },
  shopify: { text: '订单与退款', note: '需同时连接 Stripe、ShipStation、Meta 广告，能相互对上才计入' },
  lianlian: { text: '实际到账金额、账户名称', note: '证明回款真实；与物流一起最多加 10 分' },
  pingpong: { text: '实际到账金额、账户名称', note: '证明回款真实；与物流一起最多加 10 分' },
  stripe: { text: '买家付款、退款、打款', note: '独立站必需' },
  goodcang: { text: '库存、库龄、出入库包裹', note: '证明货物真实流动；与回款一起最多加 10 分' },
  winit: { text: '库存、库龄、出入库包裹', note: '证明货物真实流动；与回款一起最多加 10 分' },
  shipstation: { text: '发货记录与物流单号', note: '独立站必需' },
  metaAds: { text: '广告花费与带来的成交', note: '独立站必需' },
  dowsure: { text: '多平台汇总数据与评分', note: '第二方数据，用于交叉核对' },
};

/** What it would bring by the same rules that will decide, with what is supposed of it. */
export const helpWords = ({ what, supposing, limitFen, addedLimitFen }: SourceHelp): string => {
  const more = addedLimitFen > 0 ? `，多 ${formatWan(addedLimitFen)}` : '，年化更低';
  return `${what}：额度约 ${formatWan(limitFen)}${more}（${supposing}，不是承诺）`;
};

type Words = { tag: string; tone?: Tone; text: string; act?: string };

/** What each state of a connection means and what can be done about it. */
export function sourceWords({ state, vendor }: SourceView): Words {
  const { name, authorisedBy } = VENDORS[vendor];
  const renew = authorisedBy === 'keys' ? '重新填写' : '重新授权';
  switch (state) {
    case 'awaitingAuthorisation':
      return { tag: '等待授权', tone: 'brand', text: '在平时登录的浏览器里完成授权', act: '查看链接' };
    case 'linkExpired':
      return { tag: '链接过期', tone: 'caution', text: '链接 10 分钟内有效，还没有读取任何数据', act: renew };
    case 'cancelled':
      return { tag: '已取消', tone: 'caution', text: `您在${name}取消了授权，没有读取任何数据`, act: renew };
    case 'alreadyBound':
      return { tag: '已被使用', tone: 'caution', text: '这个账号已经连接在另一笔申请里', act: '换一个' };
    case 'wrongRegion':
      return { tag: '区域不符', tone: 'caution', text: '不在刚才选的区域，请换一个区域', act: '换区域' };
    case 'awaitingConfirmation':
      return { tag: '待确认', tone: 'brand', text: `${name}已返回授权，等您确认`, act: '去确认' };
    case 'reading':
      return { tag: '读取中', tone: 'brand', text: '可以离开，读取不会中断', act: '查看进度' };
    case 'read':
      return { tag: '已连接', tone: 'positive', text: '数据已读取', act: '断开' };
    case 'failed':
      return { tag: '没有读完', tone: 'caution', text: '读取中断，已读的部分没有丢', act: '重新连接' };
    case 'authorisationEnded':
      return { tag: '授权已过期', tone: 'caution', text: '到期后没有再读取数据', act: renew };
    case 'disowned':
      return { tag: '不是您的', text: '没有读取任何数据', act: '换一个' };
    case 'disconnected':
      return { tag: '已断开', text: '已停止读取' };
  }
}

export const disconnectTitle = ({ vendor }: SourceView): string => `断开${VENDORS[vendor].name}？`;

export const connectedWords = (shops: number, others: number): string =>
  others > 0 ? `已连接 ${shops} 家店铺、${others} 个账户` : `已连接 ${shops} 家店铺`;
