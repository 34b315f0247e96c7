import type { Scenario } from './scenario.ts';

const offered = { decision: 'offered', bank: 'approved', status: 'active', instructions: 1 } as const;
/** The buyer pays in four months: the loan ends fifteen days after, whatever months are asked for. */
const repaid = { termMonths: 6, method: 'bullet' } as const;
const eligibility = { marketplaces: ['shopee'] };

/** Suppliers: what a buyer orders stands behind the loan. */
export const ORDER_SCENARIOS: readonly Scenario[] = [
  {
    name: 'shopee-factory-order-loan',
    what: "A factory borrows on a Shopee seller's agreement: the buyer confirms on its own phone and lets its shop be read",
    company: 'ruilian',
    product: 'orderLoan',
    ...{ eligibility, repaid },
    supplies: { buyer: 'xintu', shop: { vendor: 'shopee', account: '603434001' } },
    expect: { ...offered, limitFen: 300_000_000 },
  },
  {
    name: 'temu-factory-order-loan',
    what: 'A factory that supplies Temu borrows on one cycle of what Temu orders, without a single paper',
    company: 'hengchang',
    product: 'orderLoan',
    eligibility: { marketplaces: ['temu'] },
    repaid: { termMonths: 1, method: 'bullet' },
    accounts: [{ vendor: 'temu', account: '634418210001919', region: 'cn' }],
    expect: offered,
  },
  {
    name: 'duplicate-invoice-blocked',
    what: 'The same orders and invoices a second time: refused kindly, since another loan rests on them',
    before: { company: 'ruilian', eligibility },
    company: 'ruilian',
    product: 'orderLoan',
    ...{ eligibility, repaid },
    supplies: { buyer: 'xintu' },
    expect: { decision: 'declined', firstReason: 'alreadyFinanced', status: 'declined' },
  },
];
