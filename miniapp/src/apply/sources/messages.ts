import type { SourceView } from '@loan/shared/api/view';
import type { Tone } from '../../components/tag.tsx';

export const words = {
  title: '连接数据来源',
  lead: '先连接 1 家店铺就能评估。每个来源单独授权，可随时撤回。',
  agreeFirst: '查看授权内容',
  consentTitle: '授权读取经营数据',
  consentsGiven: '已同意读取范围',
  shops: '店铺',
  add: '再连接一家亚马逊店铺',
  addFirst: '连接亚马逊店铺',
  amazonReads: '订单、退款、结算、库存、账户健康',
  amazonNote: '评估必需 · 近 24 个月',
  regionTitle: '店铺在哪个区域',
  regionText: '亚马逊按区域授权，一次一个。多个区域可以逐个连接',
  regionNext: '下一步，授权',
  assess: '开始评估',
  assessNone: '连接 1 家店铺后可以评估',
  assessReading: '读完自动评估',
  later: '其他来源',
  laterNote: '暂时还不能连接',
  legs: { order: '订单', money: '回款', goods: '物流' },
  edit: '修改企业资料',
};

type Words = { tag: string; tone?: Tone; text: string; act?: string };

/** What each state of a connection means and what can be done about it. */
export const SOURCE_WORDS: Record<SourceView['state'], Words> = {
  awaitingAuthorisation: { tag: '等待授权', tone: 'brand', text: '在平时登录店铺的浏览器里完成授权', act: '查看链接' },
  linkExpired: { tag: '链接过期', tone: 'caution', text: '链接 10 分钟内有效，还没有读取任何数据', act: '重新授权' },
  cancelled: { tag: '已取消', tone: 'caution', text: '您在亚马逊取消了授权，没有读取任何数据', act: '重新授权' },
  alreadyBound: { tag: '已被使用', tone: 'caution', text: '这家店铺已经连接在另一笔申请里', act: '换一家店铺' },
  wrongRegion: { tag: '区域不符', tone: 'caution', text: '店铺不在刚才选的区域，请换一个区域', act: '换区域' },
  awaitingConfirmation: { tag: '待确认', tone: 'brand', text: '亚马逊已返回授权，等您确认', act: '去确认' },
  reading: { tag: '读取中', tone: 'brand', text: '可以离开，读取不会中断', act: '查看进度' },
  read: { tag: '已连接', tone: 'positive', text: '近 24 个月数据已读取' },
  failed: { tag: '没有读完', tone: 'caution', text: '读取中断，已读的部分没有丢', act: '重新连接' },
  authorisationEnded: { tag: '授权已过期', tone: 'caution', text: '到期后没有再读取数据', act: '重新授权' },
  disowned: { tag: '已退回', text: '授权已退回并作废，没有读取任何数据', act: '换一家店铺' },
  disconnected: { tag: '已断开', text: '已停止读取' },
};

/** Sources that the policy knows and this version cannot connect yet. Said as it is, with what each would be for. */
export const LATER: readonly { key: string; name: string; letters: string; text: string; note: string }[] = [
  { key: 'aliexpress', name: '速卖通', letters: 'Al', text: '订单、退款、放款', note: '即将支持' },
  { key: 'ebay', name: 'eBay', letters: 'eB', text: '订单、退货、资金流水', note: '即将支持' },
  {
    key: 'tiktokShop',
    name: 'TikTok Shop',
    letters: 'TT',
    text: '需连续 3 个月增长，且退货率低于类目均值',
    note: '即将支持',
  },
  { key: 'shopee', name: 'Shopee、Lazada', letters: 'Sp', text: '卖家按 0.8 计入；工厂可用于订单贷', note: '即将支持' },
  { key: 'temu', name: 'Temu', letters: 'Te', text: '只用于工厂订单贷', note: '即将支持' },
  {
    key: 'shopify',
    name: '独立站（Shopify）',
    letters: '站',
    text: '需同时连接 Stripe、ShipStation、Meta Ads',
    note: '即将支持',
  },
  { key: 'payment', name: '连连、PingPong', letters: '收', text: '实际到账金额、账户名称', note: '即将支持' },
  { key: 'warehouse', name: '海外仓、豆沙包', letters: '仓', text: '库存、出入库包裹，用于交叉核对', note: '即将支持' },
  {
    key: 'closed',
    name: 'Etsy、Wish、Ozon',
    letters: '暂',
    text: '数据接口不能满足核对要求，不能作为贷款依据',
    note: '不支持',
  },
];
