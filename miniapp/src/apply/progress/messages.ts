export const words = {
  title: '正在读取店铺数据',
  leaving: '可以离开，读取不会中断。',
  assessing: '正在评估',
  assessingText: '数据已读完，正在按规则计算，通常几秒就好。',
  read: '已经读到',
  orders: '订单',
  months: '月份',
  rejected: '读不懂的行',
  rejectedNote: '按规则不计入，已逐行记下原因',
  buyers: '买家个人信息',
  noBuyers: '0 条（入库前已去除）',
  done: '完成',
  starting: '正在开始',
  notify: '完成后用微信通知我',
  leave: '先离开，回到首页',
  failed: '没有读完',
  failedText: '其他店铺不受影响。可以重新连接，也可以先用已读完的数据评估。',
  reconnect: '重新连接',
  assessNow: '先用已读完的数据评估',
  addMore: '再连接一家店铺',
};

export const waitingFor = (vendor: string): string => `${vendor}限制了读取速度，正在等待`;

export const expectedBy = (when: string): string => `预计 ${when} 前完成。可以离开，读取不会中断。`;

/** What a step reads, by the name the server gives it. */
const READING: Record<string, string> = {
  orders: '订单报告',
  traffic: '销售与流量报告',
  settlements: '结算报告',
  payouts: '打款记录',
  events: '退款、费用与广告支出',
  health: '账户健康',
  stock: '库存',
  refunds: '退货与退款',
  ads: '广告支出',
  inflows: '入账记录',
  flows: '资金流水',
  withdrawals: '提现记录',
  charges: '买家付款',
  parcels: '包裹与发货',
  profile: '账户资料',
  secondReading: '订单（抽样核对）',
};
export const readingWords = (what: string | undefined): string =>
  what === undefined ? '' : `正在读取${READING[what] ?? '店铺数据'}`;
