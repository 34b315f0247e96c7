import { addFen, type Fen, scaleFen } from '../../money/fen.ts';
import type { Question, WhatIf } from '../../offer/question.ts';
import type { Portrait } from '../../scoring/portrait.ts';

export function anotherShop({ policy }: Question<'dataLoan'>): WhatIf[] {
  const { monthlyFen, detail } = policy.terms.anotherShop;
  const seenAs = (view: Portrait) => withMoreTurnover(view, monthlyFen);
  return [{ code: 'anotherShop', what: '再接入一家店铺', detail, change: { seenAs } }];
}

/** As if a shop more sold this much every month on a mainstream marketplace, paid out as the others are. */
function withMoreTurnover(portrait: Portrait, extra: Fen): Portrait {
  const { sales, monthlyPayoutsFen: payouts, characteristics } = portrait;
  const { turnoverFen: turnover, weightedTurnoverFen: weighted, monthlyGmv } = sales;
  if (turnover === undefined || weighted === undefined || 'missing' in monthlyGmv) return portrait;
  const scalesPayouts = payouts !== undefined && turnover > 0;
  const more = { value: monthlyGmv.value + extra };
  return {
    ...portrait,
    characteristics: { ...characteristics, monthlyGmv: more },
    sales: {
      ...sales,
      monthlyGmv: more,
      turnoverFen: addFen(turnover, extra),
      weightedTurnoverFen: addFen(weighted, extra),
    },
    monthlyPayoutsFen: scalesPayouts ? addFen(payouts, scaleFen(payouts, extra, turnover, 'down')) : payouts,
  };
}
