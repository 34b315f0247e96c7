import { isOffered } from '../../facts/offered.ts';
import type { Marketplace } from '../../facts/shop.ts';
import { addFen, type Fen, scaleFen } from '../../money/fen.ts';
import type { Question, WhatIf } from '../../offer/question.ts';
import type { Portrait } from '../../scoring/portrait.ts';
import { VENDORS } from '../../source/vendors.ts';

const WHOLE = 1_000_000; // Ppm.

/** One shop more on the marketplace that counts most of those that can be connected here. */
export function anotherShop(question: Question<'dataLoan'>): WhatIf[] {
  const { policy, snapshot } = question;
  if (!isOffered(snapshot.connectable)) return [withShop(policy, WHOLE)];
  const tiers = snapshot.connectable
    .flatMap((vendor) => VENDORS[vendor].marketplace ?? [])
    .filter(countsAtOnce(policy));
  const [best] = tiers.sort((a, b) => policy.marketplaces[b].factorPpm - policy.marketplaces[a].factorPpm);
  return best === undefined ? [] : [withShop(policy, policy.marketplaces[best].factorPpm)];
}

/** Shops that have to grow steadily, or to be proven by others first, promise nothing yet. */
export const oneMoreShop = ({ policy }: Question<'dataLoan'>, marketplace: Marketplace): WhatIf | undefined =>
  countsAtOnce(policy)(marketplace) ? withShop(policy, policy.marketplaces[marketplace].factorPpm) : undefined;

const countsAtOnce =
  ({ marketplaces }: Question<'dataLoan'>['policy']) =>
  (marketplace: Marketplace): boolean =>
    marketplaces[marketplace].condition === 'none' && marketplaces[marketplace].factorPpm > 0;

function withShop({ terms }: Question<'dataLoan'>['policy'], factorPpm: number): WhatIf {
  const { monthlyFen, detail } = terms.anotherShop;
  const seenAs = (view: Portrait) => withMoreTurnover(view, monthlyFen, factorPpm);
  return { code: 'anotherShop', what: '再接入一家店铺', detail, change: { seenAs } };
}

/** As if a shop more sold this much every month, paid out as the others are; its marketplace counts by its factor. */
function withMoreTurnover(portrait: Portrait, extra: Fen, factorPpm: number): Portrait {
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
      weightedTurnoverFen: addFen(weighted, scaleFen(extra, factorPpm, WHOLE, 'down')),
    },
    monthlyPayoutsFen: scalesPayouts ? addFen(payouts, scaleFen(payouts, extra, turnover, 'down')) : payouts,
  };
}
