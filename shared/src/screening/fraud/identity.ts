import { isOffered } from '../../facts/offered.ts';
import { notChecked, type Rule } from '../rule.ts';

/** The shop's registered company is somebody else: bought, borrowed or a sister's shop. A person looks. */
const ownerMismatch: Rule = {
  code: 'ownerMismatch',
  effect: 'refer',
  check: ({ snapshot: { ownerMatchesApplicant } }) => {
    const inputs = { ownerMatchesApplicant };
    if (ownerMatchesApplicant === 'unknown') return notChecked;
    if (ownerMatchesApplicant === 'yes') return { tag: 'pass', inputs };
    return { tag: 'breach', inputs, current: '店铺登记的企业与申请企业不同' };
  },
};

/** Nobody told whose shop it is. Fine for a first look from files, not for a loan. */
const ownerNotConfirmed: Rule = {
  code: 'ownerNotConfirmed',
  effect: 'refer',
  check: ({ snapshot: { ownerMatchesApplicant, verified } }) => {
    const inputs = { ownerMatchesApplicant, verified };
    if (ownerMatchesApplicant !== 'unknown') return { tag: 'pass', inputs };
    return verified ? { tag: 'breach', inputs, current: '平台没有提供店铺登记的企业' } : notChecked;
  },
};

const identityInconsistent: Rule = {
  code: 'identityInconsistent',
  effect: 'refer',
  check: ({ snapshot: { company } }) => {
    if (!isOffered(company) || !isOffered(company.identityConsistent)) return notChecked;
    const inputs = { identityConsistent: company.identityConsistent };
    if (company.identityConsistent) return { tag: 'pass', inputs };
    return { tag: 'breach', inputs, current: '企业与人员信息不一致' };
  },
};

export const identityRules: readonly Rule[] = [ownerMismatch, ownerNotConfirmed, identityInconsistent];
