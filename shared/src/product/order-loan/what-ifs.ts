import { isOffered } from '../../facts/offered.ts';
import { fen, scaleFen } from '../../money/fen.ts';
import { formatWan } from '../../money/format.ts';
import type { Assessment } from '../../offer/assessment.ts';
import type { Question, WhatIf } from '../../offer/question.ts';
import { addDays } from '../../time/instant.ts';
import { levelOf } from './buyer.ts';
import { type OrderTrade, papersIn } from './trade.ts';

const PPM = 1_000_000;
const DAYS_OF_A_YEAR = 360;
const WAN = 1_000_000; // 万元 in fen.

/** What a supplier can bring about together with its buyer. A platform signs nothing for its suppliers. */
export function whatIfs(question: Question<'orderLoan'>, _answer: Assessment): WhatIf[] {
  // Whole, so that no paper that speaks against the borrower is lost on the way.
  const trade = papersIn(question.snapshot);
  if (trade === undefined) return [];
  return [...buyerConfirms(trade), ...buyerAuthorises(question, trade), ...insure(question, trade)];
}

function buyerConfirms(trade: OrderTrade): WhatIf[] {
  if (trade.agreement.confirmed) return [];
  const backing = { ...trade, agreement: { ...trade.agreement, confirmed: true } };
  const detail = '买方在自己手机上确认协议后，按协议的年度金额计算';
  return [{ code: 'buyerConfirms', what: '买方确认采购协议', detail, change: { snapshot: { backing } } }];
}

function buyerAuthorises({ policy }: Question<'orderLoan'>, { buyer }: OrderTrade): WhatIf[] {
  if (buyer.shops.length > 0 || policy.marketplaces[buyer.marketplace].factorPpm === 0) return [];
  const { buyerGrade } = policy.terms.advance;
  const change = { characteristics: { buyerGrade: { value: levelOf(buyerGrade) } } };
  const detail = `如果买方的店铺数据达到 ${buyerGrade} 级`;
  return [{ code: 'buyerAuthorises', what: '买方授权读取店铺数据', detail, change }];
}

/** 跨境电商保 is taken out by the buyer, and the supplier is insured: only for a supplier does it stand behind the loan. */
function insure({ policy, snapshot }: Question<'orderLoan'>, trade: OrderTrade): WhatIf[] {
  const { insurance, agreement } = trade;
  if (isOffered(insurance) && insurance.verified) return [];
  const { usualCoverPpm, advance } = policy.terms;
  const days = agreement.leadDays + agreement.termDays;
  const carried = scaleFen(
    agreement.annualAmountFen,
    days * advance.securedPpm,
    DAYS_OF_A_YEAR * usualCoverPpm,
    'down',
  );
  const buyerLimitFen = fen((Math.floor(carried / WAN) + 1) * WAN);
  const taken = { verified: true, buyerLimitFen, coverPpm: usualCoverPpm, validTo: addDays(snapshot.asOf, days) };
  return [
    {
      code: 'tradeInsurance',
      what: '办理跨境电商保',
      detail: `买方投保、您为被保险人，对该买方的限额 ${formatWan(buyerLimitFen)}、赔付 ${usualCoverPpm / (PPM / 100)}%；由合作方核实登记后计入`,
      change: { snapshot: { backing: { ...trade, insurance: taken } } },
    },
  ];
}
