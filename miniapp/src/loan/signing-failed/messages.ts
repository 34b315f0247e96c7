import type { ApplicationView } from '@loan/shared/api/view';

type Failure = NonNullable<NonNullable<ApplicationView['signing']>['failure']>;

export const words = {
  means: '对您有什么影响',
  effects: [
    { label: '借款', value: '合同没有生效，没有产生借款' },
    { label: '额度', value: '银行批准的额度还在' },
    { label: '已签的部分', value: '作废，重新签署时再签' },
    { label: '费用', value: '0.00 元' },
  ],
  again: '重新发起签署',
  change: '修改用款再签',
  sending: '正在生成合同',
  none: '已用完 3 次签署机会。请联系客服，由专人处理。',
  service: '联系客服',
};

export const FAILURE: Record<Failure, { title: string; text: string }> = {
  rejected: { title: '有一方拒绝签署', text: '对方在电子签页面选择了拒签。请先和对方沟通，再决定是否重新发起。' },
  expired: { title: '合同过了签署期限', text: '没有在期限内签完，文件已作废。' },
  wrongSigner: {
    title: '签署的不是本人',
    text: '打开合同的人和合同写明的人不是同一位，签署已停止。请由本人在自己的手机上签。',
  },
  cancelled: { title: '签署已取消', text: '这份合同已作废，没有任何一方签署生效。' },
};

export const leftWords = (left: number): string => `还可以重新发起 ${left} 次。`;
