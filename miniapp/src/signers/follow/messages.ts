import type { ApplicationView } from '@loan/shared/api/view';
import type { Signer } from '../../application/people.ts';

export const words = {
  allSigned: '都签好了，正在提交银行',
  allSignedText: '马上就好，本页会自动进入下一步。',
  otherAwaited: '还差对方确认单据',
  otherAwaitedText: '您这边都签好了。买方或货代确认以后，自动提交银行；等待期间不计时。',
  papers: '查看单据与对方确认',
  me: '申请人（您）',
  meNothing: '您不需要签征信授权',
  done: '已完成',
  signed: '已签',
  toSign: '待签',
  make: '生成邀请',
  again: '重新生成邀请',
  remind: '再提醒一次',
  reminded: '刚刚提醒过，每 12 小时最多一次',
  card: '对方会收到这张卡片',
  cardApp: '跨境电商贷',
  cardByHand: '由本人操作',
  cardMayRefuse: '可以拒绝',
  cardNote: '卡片上没有金额，也没有证件信息。',
  nearby: '对方就在身边',
  nearbyText: '请对方用自己的微信扫一扫。',
  copy: '复制邀请链接',
  copied: '已复制，发给对方即可',
  share: '发给对方',
  edit: '写错了人或号码？',
  editText: '撤回这次申请后重新填写，额度会重新评估',
  notify: '都签好后用微信通知我',
};

export const titleWords = (awaited: readonly Signer[]): string =>
  awaited.length === 1 ? `还差${awaited[0]?.nameMasked ?? '一位'}一人` : `还差 ${awaited.length} 人签署`;

export const leadWords = ({ bankName }: ApplicationView): string => `两份征信授权书都签好后，自动提交${bankName}。`;

/** How far somebody on another phone has come. */
export function standingWords({ invitation, signed, proven }: Signer): string {
  if (signed) return '已在自己手机上签好';
  switch (invitation) {
    case 'none':
      return '还没有邀请';
    case 'sent':
      return '邀请已生成，还没有打开';
    case 'opened':
      return '打开过邀请，还没有签';
    case 'taken':
      return proven ? '身份已核对，还没有签' : '已登录，还没有核对身份';
    case 'declined':
      return '对方拒绝了';
    case 'expired':
      return '邀请已过期';
  }
}

export const cardTitle = (company: string): string => `${company}请您核对身份并签署征信授权书`;
export const onlyFor = (name: string, until: string): string =>
  `只有${name}能用：要核对身份证和刷脸，转给别人打不开。${until}有效。`;
