import type { ApplicationView } from '@loan/shared/api/view';
import { subtractFen } from '@loan/shared/money/fen';
import { formatPercent, formatWan } from '@loan/shared/money/format';

type Offer = NonNullable<ApplicationView['offer']>;
/** What a bargain consists of, whoever offers it. */
export type OfferTerms = Pick<Offer, 'limitFen' | 'availableFen' | 'annualRatePpm' | 'termMonths'>;

export const words = {
  lead: '请您重新决定。之前的接受已失效，不会按新条件自动继续。',
  ours: '我们的建议',
  bank: '银行批准',
  limit: '授信额度',
  now: '现在可用',
  later: '后续开放',
  rate: '年化（单利）',
  term: '最长期限',
  fees: '其他费用',
  cost: '成本差多少',
  monthly: '每月还款',
  monthlyInterest: '每月付息',
  interest: '利息合计',
  irr: '内部收益率',
  unit: '金额单位为元。',
  reasons: '银行给的原因',
  noReasons: '银行没有说明原因。您可以请客服向银行了解。',
  ask: '请银行说明',
  decline: '暂不接受',
  declineTitle: '先不接受',
};

export const titleWords = (limitFen: OfferTerms['limitFen']): string => `银行批准了 ${formatWan(limitFen)}`;

/** What became of the suggestion: less money, a dearer price, or both. */
export function differenceWords(before: OfferTerms, after: OfferTerms): string {
  const parts = [
    after.limitFen < before.limitFen && `比建议少 ${formatWan(subtractFen(before.limitFen, after.limitFen))}`,
    after.annualRatePpm > before.annualRatePpm &&
      `利率高 ${formatPercent(after.annualRatePpm - before.annualRatePpm).replace('%', '')} 个百分点`,
  ].filter((part) => part !== false);
  return parts.length === 0 ? words.lead : `${parts.join('，')}，${words.lead}`;
}

export const standsUntil = (until: string): string =>
  `再次接受不会再查征信，授权书也不用重签。${until}有效，不接受也不收费。`;

export const acceptWords = ({ limitFen, annualRatePpm }: OfferTerms): string =>
  `接受 ${formatWan(limitFen)}，年化 ${formatPercent(annualRatePpm)}`;

export const declineText = (until: string): string => `银行的条件保留到 ${until}，期间随时可以回来接受。不接受不收费。`;
