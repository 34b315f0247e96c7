import { type PolicyInput, policyOf } from '../../product/policy.ts';
import { dataLoan202611 } from '../data-loan-2026-11/policy.ts';
import { caps, rules } from './rules.ts';
import { scorecard } from './scorecard.ts';

const WAN = 1_000_000; // 万元 in fen.

// A buyer's shops are looked at as those of whoever borrows on shops of its own, so those blocks are one.
const { referenceRates, marketplaces, admission, fraud, crossCheck, facts } = dataLoan202611;
// assumed: the same grades, price and bounds as for sellers; confirm: the bank's own, by product.
const { grades, limit, price, penalty, guarantee } = dataLoan202611;

const input = {
  version: 'order-loan-2026.11',
  product: 'orderLoan',
  ...{ referenceRates, marketplaces, admission, fraud, crossCheck, facts },
  rules,
  caps,
  scorecard,
  parts: {
    data: { title: '数据信用', text: '买方、采购协议、交货、客户分散程度' },
    platform: { title: '平台信用', text: '合作时长、买方付款变化、供货稳定' },
    insurance: { title: '保险信用', text: '不加分；跨境电商保提高融资比例' },
  },
  ...{ grades, limit, price, penalty },
  offer: {
    validDays: 14,
    maxTermMonths: 6,
    feesFen: 0,
    // Not a matter of time: each order that the buyer confirms opens what it carries.
    restOpensAfterDays: 0,
    restOpensText: '随买方确认新的订单开放',
  },
  // Never offered: its multiple of turnover says nothing here; what helps a supplier is a policy on its buyer.
  guarantee,
  terms: {
    // Source: lending design §3.4.
    advance: { securedPpm: 750_000, buyerGrade: 'A', plainPpm: 600_000, dueAfterOrderDays: 15 },
    // assumed: one tenth is what a policy leaves with the insured; confirm: with the insurer's terms.
    usualCoverPpm: 900_000,
    buyer: {
      scorecard: dataLoan202611.scorecard,
      // assumed: what one buyer may owe, by its grade; confirm: the bank's own rule on concentration.
      grades: [
        { grade: 'AA', minScore: 660, maxFen: 1_200 * WAN },
        { grade: 'A', minScore: 615, maxFen: 800 * WAN },
        { grade: 'B', minScore: 600, maxFen: 500 * WAN },
        { grade: 'C', minScore: 580, maxFen: 300 * WAN },
      ],
      ungradedMaxFen: 300 * WAN,
    },
    revenueSharePpm: 300_000,
    // Source: lending design §4, F12. assumed: what is round, delivered, quick, overdue and recent; confirm: with the papers of
    // the first hundred suppliers.
    trade: {
      minRelationMonths: 6,
      maxOverPastTradePpm: 3_000_000,
      roundStepFen: WAN,
      minPapers: 5,
      maxRoundSharePpm: 500_000,
      minDeliveredPpm: 800_000,
      quickDays: 7,
      maxQuickPaidPpm: 500_000,
      maxOverdueDays: 30,
      recentDays: 180,
      minPaidInvoices: 3,
    },
    // assumed: pieces that tell a factory, months that show a capacity, and the most against a platform; confirm: with
    // the first factories that supply it.
    platform: { cycleDays: 30, minUnitsPerProduct: 100, minSupplyMonths: 6, maxFen: 500 * WAN },
  },
} as const satisfies PolicyInput<'orderLoan'>;

/** The order loan as of November 2026. Parsed once; never edited once decisions name it: a change is a new version. */
export const orderLoan202611 = policyOf('orderLoan', input);
