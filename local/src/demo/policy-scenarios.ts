import type { Scenario } from './scenario.ts';

export const POLICY_SCENARIOS: readonly Scenario[] = [
  {
    name: 'shadow-policy',
    what: 'A stricter policy runs unseen beside the live one, is released by a second person, and decides the next seller',
    newPolicy: {
      version: 'data-loan-2026.12',
      changes: [
        { path: 'limit.maxLimitFen', to: 300_000_000, reason: '旺季前先把单户上限降到 300 万' },
        { path: 'caps.productMaximum.current', to: '单户最高 300万', reason: '与上限一致' },
      ],
    },
    before: { company: 'haoyuan' },
    company: 'yunfan',
    expect: { decision: 'offered', limitFen: 300_000_000, bank: 'approved', status: 'active', instructions: 1 },
  },
];
