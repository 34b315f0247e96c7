import { fen } from '../../money/fen.ts';
import type { Cap, FirstDraw } from '../../offer/assessment.ts';
import type { LimitQuestion } from '../../offer/question.ts';
import { enoughFen } from '../../scoring/renminbi.ts';
import { monthlyCostOfSales, stockValue } from './stock.ts';

type Asked = LimitQuestion<'inventoryLoan'>;

const PPM = BigInt(1_000_000);

/** What the goods carry, held to what is sold of them. */
export function caps(question: Asked): [Cap, ...Cap[]] {
  const { lentPico, cutPico, feesPico } = stockValue(question);
  const { maxCostOfSalesPpm } = question.policy.terms;
  const monthly = monthlyCostOfSales(question);
  return [
    {
      code: 'stockValue',
      amountFen: enoughFen(lentPico),
      inputs: { beyondOneSkuFen: enoughFen(cutPico), storageFen: enoughFen(feesPico) },
    },
    {
      code: 'stockTurnover',
      amountFen: enoughFen((monthly * BigInt(maxCostOfSalesPpm)) / PPM),
      inputs: { monthlyCostOfSalesFen: enoughFen(monthly), maxCostOfSalesPpm },
    },
  ];
}

/** The goods are there when the line is opened, so that all of it may be drawn. */
export function firstDraw(question: Asked): FirstDraw {
  const [{ amountFen }] = caps(question);
  return { amountFen: amountFen ?? fen(0) };
}
