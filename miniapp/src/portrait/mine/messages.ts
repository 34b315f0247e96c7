import type { ExportView } from '@loan/shared/api/portrait';
import { PURPOSE_IN_WORDS } from '@loan/shared/portrait/words';

export const words = {
  nothingTitle: '还没有画像',
  nothingText: '连接店铺并读取完成后，这里会显示您的经营画像：销售、回款、退货、库存和三流核对。',
  start: '去连接数据来源',
  startNew: '开始自查',
  goneTitle: '这次的画像不再显示',
  goneText:
    '这次申请当时用的计算规则已经不再保存，画像不能再按原样算出来。已经导出的不受影响，重新申请后会有新的画像。',
  stale: '数据不是最新的',
  ownTitle: '这是您的数据',
  ownText: '可以导出带签名的画像，给其他银行或合作方验证。对方看到的与这里一致，过期或撤回后就看不到了。',
  ownConsent: '导出由您本人决定。我们不会替您导出，也不会把画像发给别人。',
  make: '导出画像',
  check: '验证一份画像',
  exports: '已导出',
  none: '还没有导出过',
  sheetTitle: '导出画像',
  sheetText: '写明给谁、做什么用、多久有效。文件和链接里都会写明，不能再改。',
  recipient: '给谁',
  recipientNote: '填写机构名称，不要填写个人姓名、证件或账号',
  recipientWrong: '请填写 2 到 60 个字的机构名称，不含证件号或账号',
  purpose: '用途',
  days: '有效期',
  making: '正在签名',
  makeNow: '签名并导出',
  notNow: '先不导出',
  tooMany: '同时有效的链接最多 20 个。撤回不再用的，再导出新的。',
  openPdf: '打开 PDF',
  printing: 'PDF 生成中',
  saveJson: '下载 JSON',
  copyJson: '复制 JSON',
  copyLink: '复制验证链接',
  copied: '已复制',
  downloaded: '已下载',
  qr: '验证二维码，对方扫码即可查看',
  revoke: '撤回',
  revokeTitle: '撤回这份画像？',
  revokeText: '撤回后，链接、PDF 和 JSON 都会显示“已撤回”。对方已经看过或保存的内容，我们收不回来。',
  revokeNow: '撤回',
  revoking: '正在撤回',
  keep: '不撤回',
  opened: '对方已打开',
  notOpened: '还没有人打开',
  close: '关闭',
} as const;

export const PURPOSES = Object.entries(PURPOSE_IN_WORDS).map(([value, label]) => ({
  value: value as ExportView['purpose'],
  label,
}));

export const DAYS = [
  { value: 1, label: '1 天' },
  { value: 7, label: '7 天' },
  { value: 30, label: '30 天' },
] as const;

export const STATE: Record<ExportView['state'], { text: string; tone?: 'positive' }> = {
  valid: { text: '有效', tone: 'positive' },
  expired: { text: '已过期' },
  revoked: { text: '已撤回' },
};

export const purposeOf = ({ purpose }: Pick<ExportView, 'purpose'>): string => PURPOSE_IN_WORDS[purpose];
