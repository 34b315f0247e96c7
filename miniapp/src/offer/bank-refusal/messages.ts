export const words = {
  reasons: '银行给的原因',
  noReasons: '银行没有说明可以公开的原因。您可以请客服向银行了解。',
  means: '对您有什么影响',
  effects: [
    { label: '征信', value: '有一条「贷款审批」查询记录，不代表逾期' },
    { label: '借款', value: '没有签合同，没有产生借款' },
    { label: '费用', value: '0.00 元' },
  ],
  next: '接下来可以做什么',
  again: '换一个时间再申请',
  againText: '经营数据更新后可以重新评估，重新评估不查征信',
  service: '联系客服，了解原因',
  erase: '撤回授权并删除数据',
  home: '回到首页',
};
export const titleWords = (bank: string): string => `${bank}没有批准这次申请`;
export const leadWords = '这是银行独立作出的决定。我们的评估建议不变，也没有产生任何借款。';
