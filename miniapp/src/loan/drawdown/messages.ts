import type { QuoteView } from '@loan/shared/api/view';
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
  account: '放款账户',
  accountNote: '对公账户，户名必须与企业一致',
  early: '可随时提前还，不收违约金。',
  next: '下一步，阅读并签约',
  sending: '正在生成合同',
  pickPurpose: '请选择用途',
  number: '期',
  due: '还款日',
  total: '应还',
};

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
