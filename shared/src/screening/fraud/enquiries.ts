import { isOffered } from '../../facts/offered.ts';
import type { Snapshot } from '../../facts/snapshot.ts';
import { addDays } from '../../time/instant.ts';
import { notChecked, type Rule } from '../rule.ts';

/** F09: one company, or one controller with several, asking here again and again. What others were asked is not told. */
const manyEnquiries: Rule = {
  code: 'manyEnquiries',
  effect: 'refer',
  check({ policy, snapshot: { enquiries, asOf } }) {
    if (!isOffered(enquiries)) return notChecked;
    const { withinDays, maxEnquiries } = policy.fraud.enquiries;
    const since = addDays(asOf, -withinDays);
    const recent = enquiries.filter(({ on }) => on > since);
    const count = (of: 'application' | 'bureau') => recent.filter(({ what }) => what === of).length;
    const inputs = { applications: count('application'), bureau: count('bureau'), withinDays, maxEnquiries };
    if (recent.length <= maxEnquiries) return { tag: 'pass', inputs };
    return { tag: 'breach', inputs, current: `最近 ${withinDays} 天另有 ${recent.length} 次申请或征信授权` };
  },
};

/** F09: who owes more lenders than this at once pays the one with money of the other. */
const manyLenders: Rule = {
  code: 'manyLenders',
  effect: 'refer',
  check({ policy, snapshot }) {
    const told = debtsTold(snapshot);
    if (told === undefined) return notChecked;
    const live = told.filter(({ outstanding }) => /[1-9]/.test(outstanding.amount)).map(({ lender }) => lender);
    const lenders = new Set(live).size;
    const inputs = { lenders, maxLiveLenders: policy.fraud.maxLiveLenders };
    if (lenders <= policy.fraud.maxLiveLenders) return { tag: 'pass', inputs };
    return { tag: 'breach', inputs, current: `同时有 ${lenders} 家平台贷款未还清` };
  },
};

function debtsTold({ shops, otherDebts }: Snapshot) {
  const given = [...shops.map(({ externalDebts }) => externalDebts), otherDebts].filter(isOffered);
  return given.length === 0 ? undefined : given.flat();
}

export const enquiryRules: readonly Rule[] = [manyEnquiries, manyLenders];
