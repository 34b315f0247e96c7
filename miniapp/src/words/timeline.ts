import type { ApplicationView } from '@loan/shared/api/view';

/** What has happened to an application, to the people in it. A type without words is not shown. */
const WORDS: Record<string, string> = {
  submit: '提交申请',
  assess: '开始评估',
  offer: '评估完成，给出建议',
  decline: '评估完成，暂未通过',
  refer: '转人工复核',
  concludeReview: '一位同事已复核',
  accept: '接受建议额度',
  acceptBankTerms: '接受银行批准的条件',
  signBureau: '签署征信授权书',
  askBank: '提交银行审批',
  bankApprove: '银行批准',
  bankCut: '银行调整了条件',
  bankDecline: '银行没有批准',
  startSigning: '生成借款合同',
  sendSigning: '合同发出，等待签署',
  signPart: '合同签署一方',
  failSigning: '合同没有签成',
  activate: '合同生效',
  fund: '银行放款',
  withdraw: '撤回申请',
  expire: '申请过期',
  clockNear: '临近时限',
  clockBroken: '超过 24 小时时限',
};

export type Happened = { title: string; at: ApplicationView['timeline'][number]['at'] };

/** Each kind of event once a line, in order; the same one twice in a row (two signatures) is counted. */
export function happened(timeline: ApplicationView['timeline']): Happened[] {
  const lines: (Happened & { times: number })[] = [];
  for (const { type, at } of timeline) {
    const title = WORDS[type];
    const last = lines[lines.length - 1];
    if (title === undefined) continue;
    if (last?.title === title) Object.assign(last, { at, times: last.times + 1 });
    else lines.push({ title, at, times: 1 });
  }
  return lines.map(({ title, at, times }) => ({ title: times > 1 ? `${title}，共 ${times} 份` : title, at }));
}
