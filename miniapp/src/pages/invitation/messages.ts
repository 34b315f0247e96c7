import type { readInvitation } from '@loan/shared/api/signing';
import type { z } from '@loan/shared/schema';

type Invitation = z.infer<typeof readInvitation.response>;
type Role = Invitation['role'];

export const words = {
  from: '谁发来的',
  you: '您的身份',
  name: '邀请的是',
  bank: '哪家银行',
  valid: '有效期',
  unknown: '不认识这家公司',
  meaning: '这意味着什么',
  today: '今天只做三步，约 2 分钟',
  privacy: '身份由法大大核验，结果加密保存。邀请您的人看不到您的证件号码和征信报告。',
  start: '核对身份',
  disagree: '我不同意',
  consentTitle: '先同意核验身份',
  declineTitle: '不签署',
  declineText: '企业这次申请会停止。您的征信不会被查询，也不留任何记录',
  reason: '原因，可以不选',
  tell: '把原因告诉申请人',
  tellText: '不勾选时，对方只看到「已拒绝」',
  confirmDecline: '确认不签署',
  back: '返回再看看',
  declined: '已拒绝',
  declinedText: '不会查询您的征信，也不留任何记录。感谢您的答复。',
  home: '去首页看看',
};

export const titleWords = ({ companyName }: Invitation): string => `${companyName}请您签署征信授权书`;

/** What each role owes: a legal representative acts for the company, a controller becomes a borrower. */
export const MEANINGS: Record<Role, readonly { icon: 'person' | 'bank' | 'undo'; title: string; text: string }[]> = {
  controller: [
    {
      icon: 'person',
      title: '您会是共同借款人',
      text: '银行批准后还要再签借款合同。签了合同，您和企业对全部借款一起负责，包括利息和罚息。',
    },
    { icon: 'bank', title: '银行会查您本人的征信', text: '只查一次。报告里会多一条查询记录。借款和还款以后也会报送。' },
    { icon: 'undo', title: '可以拒绝', text: '拒绝不影响您的个人征信。企业这次申请会停止，不收费。' },
  ],
  legalRepresentative: [
    {
      icon: 'person',
      title: '您代表企业签署',
      text: '以法定代表人身份签企业征信授权书和借款合同，加盖企业电子公章。您本人不因此成为借款人。',
    },
    { icon: 'bank', title: '银行会查企业的征信', text: '只查一次，企业信用报告里会多一条查询记录。不查您个人的征信。' },
    { icon: 'undo', title: '可以拒绝', text: '拒绝不影响您个人。企业这次申请会停止，不收费。' },
  ],
};

export const STEPS: Record<Role, readonly { title: string; text: string }[]> = {
  controller: [
    { title: '核对身份', text: '刷脸一次' },
    { title: '阅读个人征信授权书', text: '全文都能看' },
    { title: '本人签名', text: '今天不签借款合同' },
  ],
  legalRepresentative: [
    { title: '核对身份，做企业认证', text: '刷脸一次，核对营业执照' },
    { title: '阅读企业征信授权书', text: '全文都能看' },
    { title: '加盖企业电子公章', text: '今天不签借款合同' },
  ],
};

export const DECLINE_REASONS: Record<Role, readonly { value: string; label: string; text?: string }[]> = {
  controller: [
    { value: '不愿意做共同借款人', label: '不愿意做共同借款人' },
    { value: '不是这家公司的实际控制人', label: '我不是这家公司的实际控制人' },
    { value: '借款条件不合适', label: '借款条件不合适' },
    {
      value: '不认识这家公司，可能是冒用',
      label: '不认识这家公司，可能是冒用',
      text: '我们会联系您核实，并停止这次申请',
    },
  ],
  legalRepresentative: [
    { value: '不同意企业借款', label: '不同意企业借款' },
    { value: '不是这家公司的法定代表人', label: '我不是这家公司的法定代表人' },
    {
      value: '不认识这家公司，可能是冒用',
      label: '不认识这家公司，可能是冒用',
      text: '我们会联系您核实，并停止这次申请',
    },
  ],
};

/** An invitation that can no longer be taken: why, and what to do. */
export const CLOSED: Record<Exclude<Invitation['state'], 'open'>, { title: string; text: string }> = {
  taken: { title: '这个邀请已经用过', text: '如果是您本人用的，请从首页进入您的申请继续签署。' },
  replaced: { title: '这个邀请已换新', text: '对方重新发过一个。请打开最新的那一个。' },
  expired: { title: '邀请已过期', text: '请对方重新发一个。过期的邀请里没有留下您的任何资料。' },
  declined: { title: '您已经拒绝', text: '不会查询您的征信，也不留任何记录。' },
};

export const NOT_FOUND = { title: '没有找到这个邀请', text: '链接可能不完整，请让对方重新发一次。' };
