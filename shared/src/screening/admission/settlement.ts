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

/** What a licensed payment company has proven is no longer the seller's own word (F08). */
const PROVEN = '收款机构核实：';

const settlementNotCompliant: Rule = {
  code: 'settlementNotCompliant',
  effect: 'decline',
  check: ({ policy, snapshot: { settlement } }) => {
    if (!isOffered(settlement)) return notChecked;
    const { holderKind } = settlement;
    const inputs = { holderKind, declared: settlement.declared };
    if (policy.admission.compliantSettlement.includes(holderKind)) return { tag: 'pass', inputs };
    return { tag: 'breach', inputs, current: `${settlement.declared ? '' : PROVEN}${HOLDER_IN_WORDS[holderKind]}` };
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
    const { holderNameMatches, holderKind, declared } = settlement;
    const inputs = { holderNameMatches, declared };
    if (holderNameMatches) return { tag: 'pass', inputs };
    // Of a personal account its kind is what was proven; the name is still the one declared.
    const isProven = !declared && holderKind !== 'personal';
    return { tag: 'breach', inputs, current: `${isProven ? PROVEN : ''}收款账户户名与申请企业不同` };
  },
};

export const settlementRules: readonly Rule[] = [
  settlementNotCompliant,
  settlementNotDeclared,
  settlementHolderMismatch,
];
