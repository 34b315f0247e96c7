import type { QuoteView } from '@loan/shared/api/view';
import { methodsOf } from '@loan/shared/drawdown/methods';
import { formatPercent, formatRoundedPercent, formatWan, formatYuan } from '@loan/shared/money/format';
import type { ProductCode } from '@loan/shared/product/code';
import type { RepaymentMethod } from '@loan/shared/repayment/method';
import type { LedgerRow } from '../components/ledger.tsx';

export const METHODS: readonly RepaymentMethod[] = ['levelInstalment', 'bullet', 'repayAtWill', 'equalPrincipal'];

/** Those that a product comes back by, in the order they are shown. */
export const methodsFor = (product: ProductCode): readonly RepaymentMethod[] =>
  METHODS.filter((method) => methodsOf(product).includes(method));

export const METHOD: Record<RepaymentMethod, string> = {
  levelInstalment: '等额本息',
  equalPrincipal: '等额本金',
  bullet: '按月付息',
  repayAtWill: '随借随还',
};

/** How it goes, for who cannot see the little picture. */
export const METHOD_SHAPE: Record<RepaymentMethod, string> = {
  levelInstalment: '每月还的一样多',
  equalPrincipal: '本金每月一样，利息逐月减少',
  bullet: '每月付利息，最后一期还本金',
  repayAtWill: '随时还，按天计息',
};

/** The figure that tells methods apart, and the one beneath it. */
export function methodFigures({ method, instalments, totalInterestFen, interestPerDayFen }: QuoteView) {
  const first = instalments[0];
  const last = instalments[instalments.length - 1];
  const interest = { label: '利息合计', figure: formatYuan(totalInterestFen) };
  switch (method) {
    case 'repayAtWill':
      return { label: '每天利息', figure: formatYuan(interestPerDayFen), below: '只算实际天数' };
    case 'bullet':
      return { ...interest, below: last ? `末期还本 ${formatWan(last.principalFen)}` : '' };
    case 'equalPrincipal':
      return { ...interest, below: first ? `首月还 ${formatYuan(first.totalFen)}` : '' };
    case 'levelInstalment':
      return { ...interest, below: first ? `每月还 ${formatYuan(first.totalFen)}` : '' };
  }
}

export const termWords = (months: number): string => `${months} 个月`;

/** How long a quoted loan runs: so many months, or the days until its orders end it. */
export const quotedTerm = ({ termMonths, maturity }: QuoteView): string =>
  maturity ? `${maturity.days} 天` : termWords(termMonths);

/** Both words and both ways of counting, always together. */
const allInWords = ({ allInCostPpm, irrPpm }: QuoteView): string =>
  `${formatRoundedPercent(allInCostPpm, 2)}（单利），${formatRoundedPercent(irrPpm, 2)}（IRR）`;

/** What borrowing costs, every part of it, whether or not it is nothing. */
export const costRows = (quote: QuoteView): LedgerRow[] => [
  { label: '利率', value: `年化 ${formatPercent(quote.annualRatePpm)}（单利）` },
  { label: '利息合计', value: formatYuan(quote.totalInterestFen) },
  { label: '担保费、保险费、服务费', value: formatYuan(quote.totalFeesFen) },
  { label: '综合年化成本', value: allInWords(quote), total: true },
];

/** An example is named by what it assumes: 100万元、6 个月、等额本息. */
export const exampleWords = (quote: QuoteView): string =>
  `例：借 ${formatWan(quote.amountFen)}元、${quotedTerm(quote)}、${METHOD[quote.method]}`;
