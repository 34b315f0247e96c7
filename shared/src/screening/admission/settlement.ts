import { isOffered } from '../../facts/offered.ts';
import type { Settlement } from '../../facts/snapshot.ts';
import { notChecked, type Rule } from '../rule.ts';

/** "Sunshine" settlement (阳光化): the company's own account or a licensed payment company, nothing else. */
const HOLDER_IN_WORDS: Record<Settlement['holderKind'], string> = {
  company: '货款进入企业对公账户',
  licensedPaymentCompany: '货款进入持牌收款机构',
  personal: '货款进入个人账户',
  undergroundOrUnknown: '收款渠道不明',
};

const settlementNotCompliant: Rule = {
  code: 'settlementNotCompliant',
  effect: 'decline',
  check: ({ policy, snapshot: { settlement } }) => {
    if (!isOffered(settlement)) return notChecked;
    const { holderKind } = settlement;
    const inputs = { holderKind };
    if (policy.admission.compliantSettlement.includes(holderKind)) return { tag: 'pass', inputs };
    return { tag: 'breach', inputs, current: HOLDER_IN_WORDS[holderKind] };
  },
};

/** A pre-qualification may leave it open; an application may not. */
const settlementNotDeclared: Rule = {
  code: 'settlementNotDeclared',
  effect: 'decline',
  check: ({ snapshot: { settlement, verified } }) => {
    const inputs = { declared: isOffered(settlement), verified };
    if (isOffered(settlement)) return { tag: 'pass', inputs };
    return verified ? { tag: 'breach', inputs, current: '还没有填写收款账户' } : notChecked;
  },
};

const settlementHolderMismatch: Rule = {
  code: 'settlementHolderMismatch',
  effect: 'decline',
  check: ({ snapshot: { settlement } }) => {
    if (!isOffered(settlement) || !isOffered(settlement.holderNameMatches)) return notChecked;
    const inputs = { holderNameMatches: settlement.holderNameMatches };
    if (settlement.holderNameMatches) return { tag: 'pass', inputs };
    return { tag: 'breach', inputs, current: '收款账户户名与申请企业不同' };
  },
};

export const settlementRules: readonly Rule[] = [
  settlementNotCompliant,
  settlementNotDeclared,
  settlementHolderMismatch,
];
