export const words = {
  title: '联系客服',
  lead: '说清楚发生了什么就好，不需要提供身份证号、密码或验证码。',
  chat: '在微信里和客服说',
  phone: '拨打电话',
  hours: '工作日 9:00–18:00',
  never: '我们不会做的事',
  neverText: ['索要密码、验证码或银行卡号', '收取任何前期费用、保证金', '让您把钱转到个人账户'],
  dispute: '对评分或信息有异议',
  disputeText: '告诉客服哪一项不对，20 日内书面答复。',
  about: '关于我们',
  partner: '运营方',
  bank: '合作银行',
};
