import { isOffered } from '../facts/offered.ts';
import { FEN_MAX, type Fen, fen, scaleFen } from '../money/fen.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { productOf } from '../product/products.ts';
import type { Cap, Limit } from './assessment.ts';
import type { LimitQuestion } from './question.ts';

const NOTHING = fen(0);
const PPM = 1_000_000;
const MONTHS_OF_A_YEAR = 12;

/** Line and first draw (额度与首次可用): the product's own bounds and then those of every product, all of them kept. */
export function limitOf(question: LimitQuestion): Limit {
  const { policy } = question;
  const product = productOf(policy);
  const [formula, ...others] = product.caps(question);
  const caps: Limit['caps'] = [formula, ...others, ...commonCaps(question)];
  const binding = caps.reduce((least, cap) =>
    (cap.amountFen ?? FEN_MAX) < (least.amountFen ?? FEN_MAX) ? cap : least,
  );
  const limitFen = roundDown(policy, binding.amountFen ?? NOTHING);
  const firstDraw = product.firstDraw(question);
  const firstDrawFen = fen(Math.min(limitFen, roundDown(policy, firstDraw.amountFen)));
  return { limitFen, firstDrawFen, caps, bindingCap: binding.code, firstDraw };
}

function commonCaps(question: LimitQuestion): Cap[] {
  const { limit } = question.policy;
  const { requestedLimitFen, programmeHeadroomFen, otherOutstandingFen } = question.snapshot;
  return [
    totalDebt(question),
    { code: 'productMaximum', amountFen: limit.maxLimitFen },
    { code: 'requestedLimit', amountFen: isOffered(requestedLimitFen) ? requestedLimitFen : undefined },
    { code: 'programmeHeadroom', amountFen: isOffered(programmeHeadroomFen) ? programmeHeadroomFen : undefined },
    {
      code: 'programmeMaximum',
      amountFen: isOffered(otherOutstandingFen)
        ? fen(Math.max(0, limit.programmeMaxFen - otherOutstandingFen))
        : undefined,
    },
  ];
}

/**
 * Against over-leverage: this line, every debt seen and every other line of the programme stay within a share of what
 * comes in within a year. What nobody tells of counts as nothing; where neither is told there is nothing to hold.
 */
function totalDebt(question: LimitQuestion): Cap {
  const { policy, snapshot, portrait } = question;
  const { totalDebtSharePpm } = policy.limit;
  const { debtsFen } = portrait;
  const otherOutstandingFen = isOffered(snapshot.otherOutstandingFen) ? snapshot.otherOutstandingFen : undefined;
  const inflowFen = yearlyInflow(question);
  const isTold = inflowFen !== undefined && (debtsFen !== undefined || otherOutstandingFen !== undefined);
  const owedFen = (debtsFen ?? 0) + (otherOutstandingFen ?? 0);
  return {
    code: 'totalDebt',
    amountFen: isTold ? fen(Math.max(0, scaleFen(inflowFen, totalDebtSharePpm, PPM, 'down') - owedFen)) : undefined,
    inputs: {
      ...{ yearlyInflowFen: inflowFen ?? null, totalDebtSharePpm },
      ...{ debtsFen: debtsFen ?? null, otherOutstandingFen: otherOutstandingFen ?? null },
    },
  };
}

/** Beyond ¥10 billion no answer changes: every cap binds long before. */
function yearlyInflow(question: LimitQuestion): Fen | undefined {
  const own = productOf(question.policy).yearlyInflowFen?.(question);
  if (own !== undefined) return own;
  const monthly = question.portrait.monthlyPayoutsFen;
  return monthly === undefined ? undefined : fen(Math.min(FEN_MAX, MONTHS_OF_A_YEAR * monthly));
}

const roundDown = ({ limit }: Policy, amount: Fen): Fen => fen(amount - (amount % limit.roundDownToFen));
