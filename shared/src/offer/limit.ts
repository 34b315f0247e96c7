import { isOffered } from '../facts/offered.ts';
import { FEN_MAX, type Fen, fen } from '../money/fen.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { productOf } from '../product/products.ts';
import type { Cap, Limit } from './assessment.ts';
import type { LimitQuestion } from './question.ts';

const NOTHING = fen(0);

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

function commonCaps({ policy: { limit }, snapshot }: LimitQuestion): Cap[] {
  const { requestedLimitFen, programmeHeadroomFen, otherOutstandingFen } = snapshot;
  return [
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

const roundDown = ({ limit }: Policy, amount: Fen): Fen => fen(amount - (amount % limit.roundDownToFen));
