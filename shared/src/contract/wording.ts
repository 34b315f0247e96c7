import { chineseAmount } from '../money/chinese-amount.ts';
import type { Fen } from '../money/fen.ts';
import { formatDay, formatYuan } from '../money/format.ts';
import type { RepaymentMethod } from '../repayment/method.ts';
import type { FirstDrawdown } from './loan-facts.ts';

/** An amount as contracts state it, in figures and in formal numerals: 人民币 5,000,000.00 元（大写：人民币伍佰万元整）. */
export const amountInBoth = (amount: Fen): string =>
  `人民币 ${formatYuan(amount)}（大写：人民币${chineseAmount(amount)}）`;

/** How long a draw runs: so many months, or until some days after the orders it rests on are paid. */
export const drawdownTerm = ({ termMonths, maturity }: Pick<FirstDrawdown, 'termMonths' | 'maturity'>): string =>
  maturity === undefined
    ? `${termMonths} 个月，自放款日起算`
    : `至${formatDay(maturity.on)}（所依据的订单最迟于${formatDay(maturity.paidOn)}付款）`;

export const METHOD_NAMES: Record<RepaymentMethod, string> = {
  levelInstalment: '等额本息',
  equalPrincipal: '等额本金',
  bullet: '按月付息，到期还本',
  repayAtWill: '随借随还',
};

/** 第一条 … 第三十九条: how Chinese contracts number their clauses. */
export function clauseNumber(index: number): string {
  const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
  const [tens, ones] = [Math.floor(index / 10), index % 10];
  const head = tens === 0 ? '' : `${tens === 1 ? '' : digits[tens]}十`;
  return `第${head}${digits[ones]}条`;
}
