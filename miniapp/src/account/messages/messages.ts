import type { messages } from '@loan/shared/api/account';
import { Fen } from '@loan/shared/money/fen';
import { formatWan } from '@loan/shared/money/format';
import type { z } from '@loan/shared/schema';
import type { IconName } from '../../components/icon.tsx';
import { ROLE } from '../../words/roles.ts';

export type Message = z.infer<typeof messages.response>['messages'][number];
type Words = { title: string; text: string; icon: IconName; badge?: 'positive' | 'caution' | 'quiet' };

export const words = {
  messages: '消息',
  allRead: '全部已读',
  none: '还没有消息',
  noneText: '评估、审批、签约、放款，每一步都会在这里告诉您一次。',
  consents: '授权',
  noConsents: '还没有给过授权',
  inForce: '生效中',
  withdrawn: '已撤回',
  expired: '已过期',
  withdraw: '撤回',
  withdrawTitle: '撤回授权',
  withdrawNow: '撤回这一项',
  keep: '保留授权',
  withdrawing: '正在撤回',
  rights: '我的数据',
  accesses: '谁看过我的数据',
  exportAll: '导出我的全部数据',
  erase: '删除我的数据',
  correct: '更正信息，或对评分提出异议',
  correctText: '20 日内书面答复',
};

export const consentCount = (count: number): string => `${count} 项生效`;

/** What stops and what stands when a consent is withdrawn; no pleading. */
export const effectOf = (key: string): string =>
  key.startsWith('shop.')
    ? '立即停止读取店铺数据，读到的数据会删除。已经作出的决定和已签的合同不受影响。'
    : '立即停止向对方提供。已经提供的、已经作出的决定不受影响。';

const sum = (facts: Message['facts']): string => {
  const limit = Fen.safeParse(facts['limitFen']).data;
  return limit === undefined ? '' : formatWan(limit);
};
const who = (facts: Message['facts']): string =>
  ROLE[facts['role'] === 'controller' ? 'controller' : 'legalRepresentative'];

const FAILURE: Record<string, string> = {
  rejected: '有一方拒绝签署',
  expired: '过了签署期限',
  wrongSigner: '签署的不是本人',
  cancelled: '已取消',
};

/** A line that was paid already is neither confirmed nor disputed. */
function answeredMessage({ confirmed = 0, refused = 0, paid = 0 }: Message['facts']): Words {
  if (refused === 0 && paid === 0)
    return { title: `对方已确认 ${confirmed} 笔`, text: '可以继续下一步。', icon: 'done', badge: 'positive' };
  const others = [...(refused === 0 ? [] : [`不同意 ${refused} 笔`]), ...(paid === 0 ? [] : [`${paid} 笔已经付清`])];
  const text = refused === 0 ? '已经付清的不用来融资。' : '不同意的原因在资料里。';
  return { title: [`对方确认 ${confirmed} 笔`, ...others].join('，'), text, icon: 'info', badge: 'caution' };
}

/** A message by its type; one that is not known yet is still announced, in neutral words. */
export function wordsFor({ type, facts }: Pick<Message, 'type' | 'facts'>): Words {
  switch (type) {
    case 'offered':
      return {
        title: `评估完成，建议额度 ${sum(facts)}元`,
        text: '看看条件，再决定要不要。',
        icon: 'done',
        badge: 'positive',
      };
    case 'declined':
      return {
        title: '这次还不能给出额度',
        text: '每一项差多少、怎么做，都写清楚了。',
        icon: 'info',
        badge: 'caution',
      };
    case 'underReview':
      return { title: '已转人工复核', text: '3 个工作日内答复。', icon: 'person' };
    case 'bureauSigned':
      return {
        title: facts['subject'] === 'company' ? '企业征信授权书已签' : '个人征信授权书已签',
        text: '两份都签好后自动提交银行。',
        icon: 'stamp',
      };
    case 'bankAsked':
      return { title: '已提交银行审批', text: '银行独立决定，有结果马上告诉您。', icon: 'bank' };
    case 'bankApproved':
      return {
        title: `银行已批准 ${sum(facts)}元`,
        text: '选好这次用多少，就可以签约。',
        icon: 'done',
        badge: 'positive',
      };
    case 'bankCut':
      return {
        title: `银行批准了 ${sum(facts)}元，与建议不同`,
        text: '新旧条件并排给您看，由您重新决定。',
        icon: 'edit',
        badge: 'caution',
      };
    case 'bankDeclined':
      return { title: '银行没有批准', text: '银行的原因和可以怎么做都在里面。', icon: 'info', badge: 'caution' };
    case 'contractWaiting':
      return { title: '合同已生成，等待签署', text: '请核对全文后签署。', icon: 'document' };
    case 'signingFailed':
      return {
        title: '合同没有签成',
        text: `${FAILURE[String(facts['failure'])] ?? ''}，可以重新发起。`,
        icon: 'info',
        badge: 'caution',
      };
    case 'contractSigned':
      return { title: '合同已生效', text: '正在安排放款到企业对公账户。', icon: 'stamp', badge: 'positive' };
    case 'disbursed':
      return { title: '贷款已到账', text: '请核对对公账户入账。', icon: 'bank', badge: 'positive' };
    case 'invitationTaken':
      return { title: `${who(facts)}已接受邀请`, text: '对方会在自己的手机上核对身份并签署。', icon: 'person' };
    case 'invitationDeclined':
      return {
        title: `${who(facts)}没有同意签署`,
        text: '可以先沟通，再重新邀请，或者撤回申请。',
        icon: 'info',
        badge: 'caution',
      };
    case 'counterpartyAnswered':
      return answeredMessage(facts);
    case 'withdrawn':
      return { title: '申请已撤回', text: '不再读取数据，不收费。', icon: 'undo', badge: 'quiet' };
    case 'expired':
      return { title: '申请已过期', text: '想继续时可以重新申请。', icon: 'clock', badge: 'quiet' };
    default:
      return { title: '申请有新进展', text: '点开查看。', icon: 'message' };
  }
}
