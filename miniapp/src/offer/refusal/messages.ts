import type { DecisionReason } from '@loan/shared/offer/decision';

export const words = {
  title: '这次还不能给出额度',
  notAsked: '本次没有查询征信，也没有通知银行，不影响您申请其他贷款。',
  now: '现状',
  threshold: '门槛',
  cure: '怎么做',
  higher: '做到以后可以给多少',
  others: '不想等',
  another: '换一家店铺重新申请',
  anotherText: '亚马逊店铺经营满 6 个月即可评估',
  review: '申请人工复核',
  reviewText: '由专人查看，3 个工作日内答复，不收费',
  erase: '撤回授权并删除数据',
  home: '回到首页',
  contact: '联系客服，由专人为您说明',
};

/** How many rules, and whether time or doing cures them; never what sort of borrower somebody is. */
export function leadWords(reasons: readonly DecisionReason[]): string {
  const rules = reasons.filter(({ kind }) => kind === 'rule');
  const count = Math.max(1, rules.length);
  const curable = rules.every(({ cure }) => cure !== undefined);
  const after = curable ? (count > 1 ? '都可以改善' : '可以改善') : '下面逐项说明';
  return `有 ${count} 项还没到门槛，${after}。`;
}

/** 一项更正，一项维持: how many of what was looked at were found each way. */
export function reviewTitle(items: readonly { result: string }[]): string {
  const count = (result: string) => items.filter((item) => item.result === result).length;
  const said = [
    [count('corrected'), '项更正'],
    [count('upheld'), '项维持'],
  ] as const;
  return said.flatMap(([number, text]) => (number === 0 ? [] : `${COUNTS[number] ?? `${number} `}${text}`)).join('，');
}
const COUNTS = ['', '一', '两', '三', '四', '五'];

export const footWords = (company: string, id: string, policy: string): string =>
  [company, `申请号 ${id.slice(0, 8).toUpperCase()}`, policy && `评估规则 ${policy}`].filter(Boolean).join(' · ');
