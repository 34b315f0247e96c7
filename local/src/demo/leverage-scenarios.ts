import type { Account } from './connecting.ts';
import type { Scenario } from './scenario.ts';

const offered = { decision: 'offered', bank: 'approved', status: 'active', instructions: 1 } as const;
const eligibility = { marketplaces: ['aliexpress'], settlement: 'licensedPaymentCompany' as const };

const paidByLianlian = (shop: string, company: string): Account[] => [
  { vendor: 'aliexpress', account: shop },
  { vendor: 'lianlian', account: company },
];

/** Who already owes, alone or together with those it belongs to. */
export const LEVERAGE_SCENARIOS: readonly Scenario[] = [
  {
    name: 'amazon-lending-debt-cuts-limit',
    what: "Amazon's own loan shows in the settlements: the line is smaller by it, and the seller sees by how much",
    company: 'tongda',
    expect: { ...offered, debtsCut: ['Amazon Lending'] },
  },
  {
    name: 'related-parties-capped',
    what: 'Two companies of one controller: the first takes its line, the second what is left of 1000万 for both',
    before: { company: 'hengxing', eligibility, accounts: paidByLianlian('2671514031', 'hengxing') },
    company: 'hengyue',
    eligibility,
    accounts: paidByLianlian('2671514032', 'hengyue'),
    expect: { ...offered, togetherFen: 1_000_000_000 },
  },
];
