import { LEVERAGE_SCENARIOS } from './leverage-scenarios.ts';
import { MARKETPLACE_SCENARIOS } from './marketplace-scenarios.ts';
import { ORDER_SCENARIOS } from './order-scenarios.ts';
import { POLICY_SCENARIOS } from './policy-scenarios.ts';
import { PRODUCT_SCENARIOS } from './product-scenarios.ts';
import type { Scenario } from './scenario.ts';

const disbursed = { status: 'active', instructions: 1 } as const;

export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'amazon-data-loan',
    what: 'A healthy Amazon seller takes a data loan: 500万, first draw within its cap, money in the corporate account',
    company: 'yunfan',
    expect: { decision: 'offered', limitFen: 500_000_000, bank: 'approved', ...disbursed },
  },
  {
    name: 'amazon-large-shop',
    what: 'A shop of more than 100,000 orders goes from authorisation to the offer within seconds',
    company: 'haoyuan',
    expect: { decision: 'offered', bank: 'approved', ...disbursed },
  },
  {
    name: 'declined-etsy',
    what: 'A seller on Etsy is told kindly, before anything is read, that it cannot be financed today',
    company: 'yunfan',
    eligibility: { marketplaces: ['etsy'] },
    expect: { decision: 'declined', firstReason: 'marketplaceNotFinanceable', status: 'declined' },
  },
  {
    name: 'declined-personal-settlement',
    what: 'Pay-outs go to a personal account: refused until they go to the company or a licensed payment company',
    company: 'yunfan',
    eligibility: { settlement: 'personal' },
    expect: { decision: 'declined', firstReason: 'settlementNotCompliant', status: 'declined' },
  },
  {
    name: 'declined-too-young',
    what: 'Five months of trading: refused, with the day on which it can be tried again',
    company: 'qingmiao',
    eligibility: { tradingMonths: 'under6' },
    expect: { decision: 'declined', firstReason: 'tenureTooShort', status: 'declined' },
  },
  {
    name: 'bank-cuts-limit',
    what: 'The bank grants less at a higher rate; the seller accepts the new terms and draws',
    company: 'lanting',
    expect: { decision: 'offered', bank: 'cut', ...disbursed },
  },
  {
    name: 'bank-refuses',
    what: 'The bank refuses; the seller reads the reason it may read and not the other',
    company: 'mojin',
    expect: { decision: 'offered', bank: 'refused', status: 'bankDeclined', instructions: 0 },
  },
  {
    name: 'sign-refused',
    what: 'The controller refuses to sign the loan agreement; nothing is opened and nothing is paid',
    company: 'yunfan',
    controllerRefusesToSign: true,
    expect: { decision: 'offered', bank: 'approved', status: 'signingFailed', instructions: 0 },
  },
  {
    name: 'controller-on-another-phone',
    what: 'A clerk applies; legal representative and controller each prove themselves and sign on their own phones',
    company: 'xingchen',
    applicant: 'clerk',
    expect: { decision: 'offered', bank: 'approved', ...disbursed },
  },
  {
    name: 'disbursement-unknown',
    what: "The bank's answer to the instruction is lost; the query settles it, with exactly one instruction",
    company: 'yunfan',
    bank: { on: 'disburse', answer: 'now', loseAnswer: true },
    expect: { decision: 'offered', bank: 'approved', ...disbursed },
  },
  {
    name: 'referred-then-approved',
    what: 'The shop is registered to another company: a person looks, clears it with a ground, and the loan goes its way',
    company: 'beidou',
    reviewerClears: true,
    expect: { decision: 'offered', bank: 'approved', ...disbursed },
  },
  ...MARKETPLACE_SCENARIOS,
  ...LEVERAGE_SCENARIOS,
  ...POLICY_SCENARIOS,
  ...PRODUCT_SCENARIOS,
  ...ORDER_SCENARIOS,
];
