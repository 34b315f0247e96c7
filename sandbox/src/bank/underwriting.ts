import type { Behaviour } from './behaviour.ts';
import { type CreditFile, creditFileOf } from './credit-file.ts';
import type { CreditApply, Terms } from './shapes.ts';

export type Reason = { code: string; text: string; showToApplicant: boolean };
export type Underwritten =
  | { decision: 'APPROVED' | 'CUT'; terms: Terms; reasons: Reason[] }
  | { decision: 'REFUSED'; reasons: Reason[] };

/** ¥10 million: what this product may come to for one company. */
const PRODUCT_MAX_FEN = 1_000_000_000;
/** Limits are given in whole 万 of yuan. */
const TEN_THOUSAND_YUAN_FEN = 1_000_000;
const CUT_PERCENT = 60;
/** +0.6 % a year. */
const CUT_RATE_PPM = 6_000;

const REFUSALS = {
  aboveRequest: { code: 'ABOVE_REQUEST', text: '建议额度高于申请额度', showToApplicant: true },
  aboveMaximum: { code: 'ABOVE_PRODUCT_MAXIMUM', text: '超过本产品单户额度上限', showToApplicant: true },
  overdue: { code: 'BUREAU_OVERDUE', text: '企业征信存在当前逾期', showToApplicant: true },
  watchlist: { code: 'INTERNAL_WATCHLIST', text: '命中行内关注名单', showToApplicant: false },
  forced: { code: 'BANK_DISCRETION', text: '综合评估未通过', showToApplicant: true },
} as const satisfies Record<string, Reason>;

const CUT_REASON: Reason = { code: 'DEBTS_ELSEWHERE', text: '他行授信占用较高，额度按比例核定', showToApplicant: true };

/** The bank's own decision. Of our suggestion it takes the terms asked for; the judgement is its own. */
export function underwrite(apply: CreditApply, forced?: Behaviour['result']): Underwritten {
  const file = creditFileOf(apply.company.creditCode);
  if (forced === 'approve') return approve(apply);
  if (forced === 'cut') return cut(apply);
  if (forced) return { decision: 'REFUSED', reasons: [REFUSALS.forced] };
  const reasons = refusals(apply, file);
  if (reasons.length > 0) return { decision: 'REFUSED', reasons };
  return file.debtsElsewhere === 'high' ? cut(apply) : approve(apply);
}

function refusals({ suggestion, requestedLimitFen }: CreditApply, file: CreditFile): Reason[] {
  const found: Reason[] = [];
  if (requestedLimitFen !== null && suggestion.limitFen > requestedLimitFen) found.push(REFUSALS.aboveRequest);
  if (suggestion.limitFen > PRODUCT_MAX_FEN) found.push(REFUSALS.aboveMaximum);
  if (file.overdueAtBureau) found.push(REFUSALS.overdue);
  if (file.onWatchlist) found.push(REFUSALS.watchlist);
  return found;
}

function approve({ suggestion }: CreditApply): Underwritten {
  const { limitFen, availableFen, annualRatePpm, termMonths } = suggestion;
  const terms = {
    approvedLimitFen: limitFen,
    availableFen: Math.min(availableFen, limitFen),
    annualRatePpm,
    termMonths,
  };
  return { decision: 'APPROVED', terms, reasons: [] };
}

function cut({ suggestion }: CreditApply): Underwritten {
  const { limitFen, availableFen, annualRatePpm, termMonths } = suggestion;
  const whole = Math.floor((limitFen * CUT_PERCENT) / (100 * TEN_THOUSAND_YUAN_FEN)) * TEN_THOUSAND_YUAN_FEN;
  if (whole === 0) return { decision: 'REFUSED', reasons: [CUT_REASON] };
  const terms = {
    approvedLimitFen: whole,
    availableFen: Math.min(availableFen, whole),
    annualRatePpm: annualRatePpm + CUT_RATE_PPM,
    termMonths,
  };
  return { decision: 'CUT', terms, reasons: [CUT_REASON] };
}
