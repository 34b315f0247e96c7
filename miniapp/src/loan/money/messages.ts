import type { ApplicationView } from '@loan/shared/api/view';
import { happened } from '../../words/timeline.ts';
import { formatMoment } from '../../words/when.ts';

type Drawdown = NonNullable<ApplicationView['drawdown']>;

export const words = {
  balance: '在贷余额',
  normal: '正常',
  next: '下次还款',
  account: '还款账户',
  automatic: '到期自动扣款',
  plan: '还款计划',
  progress: '放款进度',
  line: '额度',
  used: '已用',
  available: '现在可用',
  papers: '合同与文件',
  trouble: '还款有困难，联系我们商量',
  on: '放款账户',
  paidOnTo: '银行再付给',
  number: '流水号',
  thisOne: '本次放款',
  never: '不会重复放款。',
  neverText: '这笔只有一个业务号，我们只查询它，不会再发第二次。',
  effect: '对您有什么影响',
  effects: [
    { label: '利息', value: '从实际到账那天算' },
    { label: '合同', value: '已签好，不用重签' },
    { label: '时限', value: '继续计时' },
  ],
  effectsFailed: [
    { label: '借款', value: '没有产生' },
    { label: '利息', value: '0.00 元' },
    { label: '额度', value: '已退回，仍可再次支用' },
  ],
  todo: '您可以做什么',
  look: '看一下对公账户',
  lookText: '如果已到账，这里会在几分钟内更新',
  dont: '不用再点，也不用重新申请',
  dontText: '重复操作不会更快',
  notify: '有结果用微信通知我',
  service: '联系客服',
  home: '回到首页',
  business: '业务号',
};

/** Where the money is, in words that neither hurry nor frighten. */
export const STANDING: Record<Drawdown['status'], { title: string; text: string }> = {
  quoted: { title: '合同生效，准备放款', text: '正在为这笔预留额度，马上通知银行。' },
  held: { title: '额度已预留，正在通知银行', text: '通常几分钟内发出放款指令。' },
  instructed: { title: '银行正在放款', text: '指令已发给银行，打到企业对公账户。' },
  unknown: { title: '正在向银行查询放款结果', text: '银行收到了指令，还没有回复结果。' },
  disbursed: { title: '已放款', text: '' },
  rejected: { title: '银行没有放出这笔款', text: '额度已退回，没有产生借款。' },
  released: { title: '银行没有放出这笔款', text: '额度已退回，没有产生借款，也不计利息。' },
};

const LOAN_STATUS: Record<string, string> = { current: '正常', overdue: '已逾期', settled: '已结清' };
export const loanStatus = (status: string): string => LOAN_STATUS[status] ?? '处理中';

export const progressOf = ({ timeline }: ApplicationView, now: Date) =>
  happened(timeline).map(({ title, at }) => ({ title, when: formatMoment(at, now), state: 'done' as const }));

export const lineTotal = (limit: string): string => `共 ${limit}`;
