import { fen } from '../../money/fen.ts';
import type { Cap, FirstDraw } from '../../offer/assessment.ts';
import type { LimitQuestion } from '../../offer/question.ts';
import { enoughFen } from '../../scoring/renminbi.ts';
import type { RuleInputs } from '../../screening/rule.ts';
import { monthlyCostOfSales, stockValue } from './stock.ts';

type Asked = LimitQuestion<'inventoryLoan'>;

const PPM = BigInt(1_000_000);

/** What the goods carry, held to what is sold of them. */
export function caps(question: Asked): [Cap, ...Cap[]] {
  const value = stockValue(question);
  const { maxCostOfSalesPpm } = question.policy.terms;
  const monthly = monthlyCostOfSales(question);
  return [
    {
      code: 'stockValue',
      amountFen: enoughFen(value.lentPico),
      inputs: reckonedWith(question, value),
    },
    {
      code: 'stockTurnover',
      amountFen: enoughFen((monthly * BigInt(maxCostOfSalesPpm)) / PPM),
      inputs: { monthlyCostOfSalesFen: enoughFen(monthly), maxCostOfSalesPpm },
    },
  ];
}

/** Every part of the sum, for the trace and for whoever reads how the line came about. */
function reckonedWith(
  { policy: { terms } }: Asked,
  { byAgePico, ...value }: ReturnType<typeof stockValue>,
): RuleInputs {
  const [upTo90, upTo180, upTo270, older] = byAgePico.map(enoughFen);
  const [upTo90Ppm = 0, upTo180Ppm = 0, upTo270Ppm = 0, olderPpm = 0] = terms.ageRatesPpm;
  return {
    ...{ upTo90Fen: upTo90 ?? 0, upTo180Fen: upTo180 ?? 0, upTo270Fen: upTo270 ?? 0, olderFen: older ?? 0 },
    ...{ upTo90Ppm, upTo180Ppm, upTo270Ppm, olderPpm },
    ...{ inTransitFen: enoughFen(value.inTransitPico), inTransitPpm: terms.inTransitRatePpm },
    skusWithoutCost: value.withoutCost,
    ...{ beyondOneSkuFen: enoughFen(value.cutPico), maxSkuSharePpm: terms.maxSkuSharePpm },
    ...{ storageFen: enoughFen(value.feesPico), storageMonths: terms.storageMonths },
  };
}

/** The goods are there when the line is opened, so that all of it may be drawn. */
export function firstDraw(question: Asked): FirstDraw {
  const [{ amountFen }] = caps(question);
  return { amountFen: amountFen ?? fen(0) };
}
