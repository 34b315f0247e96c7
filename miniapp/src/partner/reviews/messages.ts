export const words = {
  what: '待复核的申请',
  title: '人工复核',
  text: '逐份核对规则、评分、额度和事实，每一项写明依据。两人各自得出同样的结论才生效；额度与利率由规则算出，人工不能改。',
  none: '没有待复核的申请。',
  since: (moment: string) => `${moment} 转来`,
  contested: '申请人有说明',
  waitsForSecond: '等第二人',
  mine: '您已提出结论',
} as const;
