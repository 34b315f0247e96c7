import { isOffered, NOT_OFFERED } from '../../facts/offered.ts';
import { type Fen, fen, scaleFen } from '../../money/fen.ts';
import type { Cap, FirstDraw } from '../../offer/assessment.ts';
import type { LimitQuestion } from '../../offer/question.ts';
import type { Characteristic } from '../../scoring/characteristic.ts';
import { addDays, type Day } from '../../time/instant.ts';
import { gradeOfLevel, levelOf } from './buyer.ts';
import type { OrderLoanTerms } from './terms.ts';
import { agreedFen, type OrderTrade, ordersIn, standingOrders, sumFen, suppliedFen, supplyIn } from './trade.ts';

type Asked = LimitQuestion<'orderLoan'>;

const PPM = 1_000_000;
const DAYS_OF_A_YEAR = 360;
const NOTHING = fen(0);

/** What decides how much of a cycle is advanced. */
type Standing = {
  readonly policy: Asked['policy'];
  readonly asOf: Day;
  readonly buyerGrade: Characteristic | undefined;
};
/** How the line is secured: what of a cycle is lent, and what the insurer would bear of it. */
type Secured = {
  readonly advancePpm: number;
  /** What is lent on the cycle alone. */
  readonly advancedFen: Fen;
  /** What the insurer pays at most, where that carries at least as much as going without it. */
  readonly insuredFen: Fen | undefined;
};

const standingOf = ({ policy, snapshot, portrait }: Asked): Standing => ({
  policy,
  asOf: snapshot.asOf,
  buyerGrade: portrait.characteristics.buyerGrade,
});

/**
 * A buyer of a good grade, or a policy with the borrower insured (跨境电商保), raises what is advanced. A policy of a small
 * limit would lower the line it bounds; the borrower then does as well without it, and it is left out.
 */
function securedOf({ policy: { terms }, asOf, buyerGrade: graded }: Standing, trade: OrderTrade): Secured {
  const { securedPpm, plainPpm, buyerGrade } = terms.advance;
  const isGoodBuyer = graded !== undefined && 'value' in graded && graded.value >= levelOf(buyerGrade);
  const advanced = (ppm: number) => scaleFen(agreedFen(trade), cycleDays(trade) * ppm, DAYS_OF_A_YEAR * PPM, 'down');
  const without = isGoodBuyer ? securedPpm : plainPpm;
  const insured = insuredFen(trade, asOf);
  const helps = insured !== undefined && insured >= advanced(without);
  const advancePpm = helps ? securedPpm : without;
  return { advancePpm, advancedFen: advanced(advancePpm), insuredFen: helps ? insured : undefined };
}

export const advancePpmOf = (standing: Standing, trade: OrderTrade): number => securedOf(standing, trade).advancePpm;

/** From order to payment. */
const cycleDays = ({ agreement: { leadDays, termDays } }: OrderTrade): number => leadDays + termDays;

/** Of a policy that was verified with its insurer and runs until what is ordered today has to be paid. */
function insuredFen(trade: OrderTrade, asOf: Day): Fen | undefined {
  const { insurance } = trade;
  if (!isOffered(insurance) || !insurance.verified) return undefined;
  if (insurance.validTo < addDays(asOf, cycleDays(trade))) return undefined;
  return scaleFen(insurance.buyerLimitFen, insurance.coverPpm, PPM, 'down');
}

/** What is bought within one cycle, as far as it is advanced; held to the insurer, the supplier's revenue and the buyer. */
export function caps(question: Asked): [Cap, ...Cap[]] {
  const trade = ordersIn(question.snapshot);
  return trade === undefined ? supplyCaps(question) : orderCaps(question, trade);
}

function orderCaps(question: Asked, trade: OrderTrade): [Cap, ...Cap[]] {
  const {
    policy: { terms },
    portrait,
  } = question;
  const { advancePpm, advancedFen, insuredFen: insured } = securedOf(standingOf(question), trade);
  const { leadDays, termDays, confirmed } = trade.agreement;
  const repayDays = terms.advance.dueAfterOrderDays;
  const revenue = confirmedRevenueFen(trade);
  return [
    {
      code: 'tradeCycle',
      amountFen: advancedFen,
      inputs: { annualFen: agreedFen(trade), leadDays, termDays, advancePpm, confirmed, repayDays },
    },
    { code: 'insuredBuyer', amountFen: insured },
    {
      code: 'supplierRevenue',
      amountFen: revenue === undefined ? undefined : scaleFen(revenue, terms.revenueSharePpm, PPM, 'down'),
      ifMissing: '额度暂不按工厂年收入计算',
    },
    { code: 'buyerMaximum', amountFen: buyerMaximum(terms, portrait.characteristics.buyerGrade) },
  ];
}

const confirmedRevenueFen = ({ supplierRevenue: revenue }: OrderTrade): Fen | undefined =>
  isOffered(revenue) && revenue.confirmed ? revenue.annualFen : undefined;

function buyerMaximum({ buyer }: OrderLoanTerms, graded: Characteristic | undefined): Fen {
  if (graded === undefined || 'missing' in graded) return buyer.ungradedMaxFen;
  const grade = gradeOfLevel(graded.value);
  return buyer.grades.find((one) => one.grade === grade)?.maxFen ?? buyer.ungradedMaxFen;
}

/** Where a platform buys, its records stand for the agreement, and its own short cycle for what was agreed. */
function supplyCaps({ policy, snapshot }: Asked): [Cap, ...Cap[]] {
  const trade = supplyIn(snapshot);
  const { platform, advance } = policy.terms;
  const annualFen = trade === undefined ? NOTHING : suppliedFen(policy, trade);
  const advanced = scaleFen(annualFen, platform.cycleDays * advance.plainPpm, DAYS_OF_A_YEAR * PPM, 'down');
  return [
    {
      code: 'tradeCycle',
      amountFen: advanced,
      inputs: {
        ...{ annualFen, cycleDays: platform.cycleDays, advancePpm: advance.plainPpm },
        repayDays: advance.dueAfterOrderDays,
      },
    },
    { code: 'buyerMaximum', amountFen: platform.maxFen },
  ];
}

/** What the orders at hand carry; of a platform's supplier, who has no papers, the whole line. */
export function firstDraw(question: Asked): FirstDraw {
  const trade = ordersIn(question.snapshot);
  const [{ amountFen }] = caps(question);
  if (trade === undefined) return { amountFen: amountFen ?? NOTHING };
  const { advancePpm } = securedOf(standingOf(question), trade);
  const ordersFen = sumFen(standingOrders(trade).map((order) => order.amountFen));
  return { amountFen: scaleFen(ordersFen, advancePpm, PPM, 'down'), inputs: { ordersFen, advancePpm } };
}

/**
 * A year's trade as the line is reckoned from it (年供货额): what a supplier is paid by this buyer or platform. Of its
 * other buyers nothing is known unless somebody confirmed its revenue.
 */
export function yearlyInflowFen({ policy, snapshot }: Asked): Fen {
  const [orders, supply] = [ordersIn(snapshot), supplyIn(snapshot)];
  if (orders === undefined) return supply === undefined ? NOTHING : suppliedFen(policy, supply);
  return fen(Math.max(agreedFen(orders), confirmedRevenueFen(orders) ?? 0));
}

/** Nobody insured. */
export function withoutInsurance(question: Asked): Asked {
  const { backing } = question.snapshot;
  if (!isOffered(backing) || backing.kind !== 'orders') return question;
  return { ...question, snapshot: { ...question.snapshot, backing: { ...backing, insurance: NOT_OFFERED } } };
}
