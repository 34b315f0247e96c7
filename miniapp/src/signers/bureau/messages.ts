import type { ApplicationView } from '@loan/shared/api/view';

export const words = {
  title: '签署征信授权书',
  toSign: '待签',
  signed: '已签',
  others: '由对方签',
  full: '全文',
  companySeal: '加盖企业电子公章',
  ownSignature: '本人电子签名',
  note: '签好后马上提交银行。银行查询以前，您可以撤回申请，申请随之停止，不收费。',
  declineNote: '签了还能撤回吗？银行查询以前可以。查询以后，查询记录不能消除。',
  later: '暂不签署',
  disagree: '我不同意',
  preparing: '正在准备文件，约几秒',
  company: '企业征信授权书',
  controller: '个人征信授权书',
  onOtherPhone: '发到对方自己的手机上签',
};

/** Who this reader is decides what is asked of them, and the sentence says which. */
export function leadWords({ myRoles, people }: ApplicationView): string {
  const legal = myRoles.includes('legalRepresentative');
  const controller = myRoles.includes('controller');
  if (legal && controller) return '您是法定代表人，也是实际控制人。企业和您本人各签一份，先核对一次身份。';
  if (legal) return '您是法定代表人，代表企业签署企业征信授权书。';
  const name = people.find(({ isMe }) => isMe)?.nameMasked ?? '';
  return `您是实际控制人${name === '' ? '' : `（${name}）`}，签署您本人的征信授权书。`;
}

/** What the button leads to: proof of identity comes before any signature. */
export function actWords(view: ApplicationView, count: number): string {
  const mine = view.people.filter(({ isMe }) => isMe);
  if (mine.some(({ proven }) => !proven)) return '已读，先核对身份';
  if (view.myRoles.includes('legalRepresentative') && !view.company?.proven) return '已读，去做企业认证';
  return `已读，去签署${count > 1 ? ` ${count} 份` : ''}`;
}

export const keptUntil = (until: string): string => `暂不签署，额度保留到 ${until.replace('前', '')}`;

/** An invited signer has three steps of their own; the four stages are the applicant's. */
export const SIGNER_STEPS = ['身份', '阅读', '签名'] as const;
export const stepOf = ({ people }: ApplicationView): (typeof SIGNER_STEPS)[number] =>
  people.some(({ isMe, proven }) => isMe && !proven) ? '身份' : '阅读';
