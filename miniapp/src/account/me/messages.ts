import type { TextScale } from '../../platform/text-scale.ts';

export const words = {
  noPhone: '还没有绑定手机号',
  applications: '我的申请',
  none: '还没有申请',
  start: '开始自查',
  consents: '授权',
  consentsText: '查看和撤回每一项授权',
  portrait: '经营画像',
  portraitText: '查看、导出和验证',
  data: '我的数据',
  dataText: '谁看过、导出、删除',
  service: '客服',
  privacy: '用户隐私保护指引',
  textSize: '字号',
  staff: '登录合作方页面',
  staffText: '只给合作方的工作人员，扫电脑上的二维码',
  leave: '退出登录',
  leaveText: '手机上不再保留登录，申请都还在',
  person: '当前测试身份',
};

export const SCALES: readonly { value: TextScale; label: string }[] = [
  { value: 'normal', label: '标准' },
  { value: 'large', label: '大' },
  { value: 'xlarge', label: '特大' },
];
