import type { ApplicationView, QuoteView } from '@loan/shared/api/view';
import { formatWan, formatYuan } from '@loan/shared/money/format';
import { formatDate } from '../../words/when.ts';

export const words = {
  amount: '这次用多少',
  unit: '万元',
  amountLabel: '支用金额，单位万元',
  useOnly: '用多少借多少，未用部分不计息。',
  term: '期限',
  method: '怎么还',
  plan: '还款计划',
  principal: '本金',
  interest: '利息',
  table: '看数据表',
  tableTitle: '还款计划',
  cost: '全部成本',
  purpose: '用途',
  purposeNote: '不得用于购房、投资理财或个人消费。',
  account: '钱付到哪里',
  accountNote: '对公账户，户名必须与企业一致',
  paidTo: '再付给',
  payeeMissing: '收款的账户没有连接',
  payeeMissingText: '它的授权已经断开，这次申请里不能再连接。请撤回后重新申请，或联系客服。',
  endsOn: '还款日',
  useCarried: '按这个金额',
  afterChange: '改好后显示',
  early: '可随时提前还，不收违约金。',
  next: '下一步，阅读并签约',
  sending: '正在生成合同',
  pickPurpose: '请选择用途',
  number: '期',
  due: '还款日',
  total: '应还',
};

/** Whom the money goes to in the end, why, and what to show for it within thirty days: the contract's own clauses. */
export const PAYOUT: Readonly<
  Record<NonNullable<ApplicationView['payout']>['payee'], { why?: string; proof: string }>
> = {
  corporateAccount: { proof: '放款后 30 天内，按银行要求提供采购合同、发票等用途凭证。' },
  adAccount: {
    why: '受托支付：到账当天由银行直接付到这个广告账户。额度按广告花费算出，只能用来投广告，不能改付他处。',
    proof: '放款后 30 天内提供广告账户的充值记录和账单。没花完退回的钱，5 个工作日内用来还款。',
  },
  forwarder: {
    why: '受托支付：到账当天由银行直接付给货代。额度按已确认的运费账单算出，只能用来付这些账单，不能改付他处。',
    proof: '放款后 30 天内提供付款回单。货代退回的钱，5 个工作日内用来还款。',
  },
};

export const maturityWords = (on: string, days: number): string => `${on}还清，共 ${days} 天`;

export const maturityNote = (paidOn: string, after: number): string =>
  `按所用订单的付款日：买方最迟 ${paidOn}付款，之后留 ${after} 天。可以提前还，利息算到还款当天。`;

export const availableWords = (availableFen: QuoteView['amountFen']): string =>
  `可用 ${formatWan(availableFen)}元，可分次使用`;

/** What is wrong with an amount; the amount itself stays as typed. */
export const amountProblem = (problem: 'unreadable' | 'tooSmall' | 'tooLarge', available: string): string =>
  ({
    unreadable: '请填写数字，最多两位小数',
    tooSmall: '最少 1万元',
    tooLarge: `最多可用 ${available}，已为您保留输入`,
  })[problem];

/** Which due dates a holiday moved, by the day they would have been. */
export function movedWords({ instalments }: QuoteView, now: Date): string {
  const moved = instalments.flatMap(({ movedFrom }) => (movedFrom ? [formatDate(movedFrom, now)] : []));
  return moved.length === 0 ? words.early : `${moved.join('、')}遇休息日，顺延到下一工作日。${words.early}`;
}

export const planSays = ({ instalments }: QuoteView): string =>
  `还款计划，共 ${instalments.length} 期：${instalments
    .map(({ dueDate, totalFen }) => `${dueDate} 还 ${formatYuan(totalFen)}`)
    .join('；')}`;
