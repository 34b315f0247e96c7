import type { ApplicantIs, HolderKind } from '../../forms/company-form.ts';

export const words = {
  title: '企业与实际控制人',
  lead: '和营业执照、身份证保持一致。号码加密保存，页面上只显示一部分。',
  company: '企业',
  fromInvoice: '用微信发票抬头填写',
  filled: '已从发票抬头带入，请核对',
  name: '企业名称',
  creditCode: '统一社会信用代码',
  bankName: '对公账户开户行',
  accountNumber: '对公账号',
  accountNote: '放款只打到这个账户，户名必须与企业一致',
  legal: '法定代表人',
  controller: '实际控制人',
  coBorrower: '共同借款人',
  same: '与法定代表人是同一人',
  personName: '姓名',
  identityNumber: '身份证号',
  phone: '手机号',
  nameNote: '少数民族姓名中间的点可以用「·」',
  you: '您是',
  settlement: '平台货款收到哪里',
  settlementNote: '只用于核对回款合规，不会从这个账户扣款',
  holderName: '收款账户户名',
  paymentCompany: '收款机构',
  paymentCompanyNote: '如连连、PingPong，可以不填',
  tail: '账号最后 4 位',
  tailNote: '用来和平台打款记录核对，可以不填',
  personalNote: '货款收到个人账户，暂时不能申请。改收到企业对公账户，或持牌收款机构里以企业名义开的账户后就可以。',
  why: '为什么要填实际控制人',
  whyText:
    '企业和实际控制人是共同借款人：两方都要签约，都对还款负责，借还记录都会报送征信。这是信用贷款不要求抵押物的前提。',
  whyNoBureau: '现在只核对身份，不查询征信。查询前会请您单独授权。',
  next: '信息无误，下一步授权数据',
  nextPapers: '信息无误，下一步填写单据',
  sending: '正在保存',
  incomplete: (count: number) => `还有 ${count} 项要填或要改`,
  known: '核对企业与实际控制人',
  knownLead: '已保存的内容如下，证件号码和账号只显示一部分。',
  change: '修改',
  changeNote: '修改时需要重新填写号码，我们不在手机上保存它们',
};

export const APPLICANT: readonly { value: ApplicantIs; label: string }[] = [
  { value: 'legalRepresentative', label: '法定代表人' },
  { value: 'controller', label: '实际控制人' },
  { value: 'neither', label: '经办人，都不是' },
];
export const APPLICANT_SAME: readonly { value: ApplicantIs; label: string }[] = [
  { value: 'both', label: '就是这位' },
  { value: 'neither', label: '经办人' },
];

export const HOLDERS: readonly { value: HolderKind; label: string }[] = [
  { value: 'company', label: '企业对公账户' },
  { value: 'licensedPaymentCompany', label: '持牌收款机构' },
  { value: 'personal', label: '个人账户' },
];
