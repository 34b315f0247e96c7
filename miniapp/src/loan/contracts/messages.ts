import type { ApplicationView, QuoteView } from '@loan/shared/api/view';
import { quotedTerm } from '../../words/methods.ts';

export const words = {
  title: '阅读并签约',
  lead: '由法大大提供电子签名，签署前可以看到全文。',
  cost: '签约前请看清成本',
  sheet: '成本告知书',
  sheetLead: '以下是全部费用，未列出的不得收取。',
  amount: '本次借款',
  interest: '利息合计',
  otherFees: '其他费用',
  allIn: '综合年化成本（单利）',
  normal: '正常还款',
  principal: '借款本金',
  guarantee: '担保费',
  insurance: '保险费',
  platform: '平台服务费',
  total: '合计还款',
  irr: '内部收益率（IRR）',
  late: '如果逾期或挪用',
  overdue: '逾期罚息',
  misuse: '挪用罚息',
  noDouble: '罚息与利息',
  noDoubleText: '同一笔欠款不重复计收',
  bureau: '征信',
  bureauText: '企业与实际控制人都会如实报送',
  early: '提前还款',
  earlyText: '随时可还，利息算到当天，不收违约金。',
  known: '知道了',
  signers: '签署方',
  documents: '文件',
  read: '阅读全文',
  duties: '签了以后',
  evidence: '签署完成后，合同摘要写入存证链，任何一方都无法事后修改。',
  sign: '已看清成本，去签署',
  printing: '正在准备文件，约几秒',
  later: '先不签，回到首页',
};

const STATE = { awaited: '待签', signed: '已签', rejected: '已拒签', failed: '没有签成' } as const;
type SigningView = NonNullable<ApplicationView['signing']>;
type Signer = SigningView['signers'][number];

export const signerWords = ({ role, state }: Signer, othersDone: boolean): string =>
  role === 'bank' && state === 'awaited' ? (othersDone ? '盖章中' : '您签后') : STATE[state];

export const signerText = ({ role, isMe }: Signer): string => {
  if (role === 'bank') return '最后盖电子公章，盖章后合同生效';
  const who = isMe ? '由您签' : '在对方自己的手机上签';
  return role === 'company' ? `企业电子公章，${who}` : `实际控制人，共同借款人，${who}`;
};

export const repaidWords = (quote: QuoteView): string => `${quotedTerm(quote)}共还`;

/** Where the bank pays on, since the borrower cannot. */
export const entrustedDuty = (payee: string) =>
  ({ icon: 'up', title: '银行直接付款', text: `到账当天由银行付给${payee}，您不能自行使用或改付他处。` }) as const;

export const DUTIES = [
  {
    icon: 'person',
    title: '共同借款',
    text: '企业和实际控制人是共同借款人，对全部借款一起负责，包括利息和罚息。',
  },
  { icon: 'bank', title: '报送征信', text: '借款、还款和逾期都会如实报送企业与实际控制人的征信。' },
  { icon: 'document', title: '用途', text: '只能用于经营。挪用的部分按更高的罚息计收。' },
] as const;

/** The one button: to sign, or to say who is still awaited. */
export function actWords({ myNextStep }: ApplicationView, { signers }: SigningView): string {
  if (myNextStep === 'signLoan') return words.sign;
  const isSigner = signers.some(({ isMe }) => isMe);
  const onlyBank = signers.every(({ role, state }) => role === 'bank' || state === 'signed');
  if (onlyBank) return '都签好了，等待银行盖章';
  return isSigner ? '您已签好，等待其他人' : '等待签署方在各自手机上签';
}
