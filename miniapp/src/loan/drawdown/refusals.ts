import type { ApplicationView } from '@loan/shared/api/view';
import { methodsOf } from '@loan/shared/drawdown/methods';
import { PURPOSE_NAMES, purposesOf } from '@loan/shared/drawdown/purpose';
import { type Fen, fen } from '@loan/shared/money/fen';
import { formatWan } from '@loan/shared/money/format';
import type { CallError } from '../../api/create-client.ts';
import type { ProblemWords } from '../../words/call-problem.ts';
import { METHOD, termWords } from '../../words/methods.ts';

type Figures = Readonly<Record<string, number>>;
const RETRY = '重试';
const wan = (figures: Figures, name: string): string => `${formatWan(fen(figures[name] ?? 0))}元`;

const COST: ProblemWords = {
  title: '超过成本上限',
  text: '这样借的综合成本超过允许的上限，不能办理。请改选期限或还款方式。',
  retry: RETRY,
};

/** What of a wish does not go, which figure would, and what to change: nothing that was chosen is lost. */
const WORDS: Readonly<Record<string, (figures: Figures, product: ApplicationView['product']) => ProblemWords>> = {
  AmountAboveOrders: (figures) => ({
    title: '超过对方已确认的单据',
    text: carriedWords(fen(figures['drawableFen'] ?? 0)),
    retry: RETRY,
  }),
  AmountAboveAvailable: (figures) => ({
    title: '超过可用额度',
    text: `现在最多可用 ${wan(figures, 'availableFen')}。请减少金额，其他选择都还在。`,
    retry: RETRY,
  }),
  TermTooLong: ({ termMonths = 0 }) => ({
    title: '期限太长',
    text: `最长 ${termWords(termMonths)}。请改选期限，其他选择都还在。`,
    retry: RETRY,
  }),
  PurposeNotAllowed: (_, product) => ({
    title: '用途不符',
    text: `这笔贷款只能用于${purposesOf(product)
      .map((purpose) => PURPOSE_NAMES[purpose])
      .join('、')}。请改选用途，其他选择都还在。`,
    retry: RETRY,
  }),
  MethodNotAllowed: (_, product) => ({
    title: '还款方式不符',
    text: `这笔贷款可以${methodsOf(product)
      .map((method) => METHOD[method])
      .join('或')}。请改选还款方式，其他选择都还在。`,
    retry: RETRY,
  }),
  PayeeMissing: () => ({
    title: '收款的账户没有连接',
    text: '这笔钱由银行直接付给收款方。它的授权已经断开，这次申请里不能再连接。请撤回后重新申请，或联系客服。',
    retry: RETRY,
  }),
  CostAboveProductCap: () => COST,
  CostAboveLegalCap: () => COST,
};

/** The words of this page for a refused wish; undefined for whatever is told in the same words everywhere. */
export const wishWords = (
  problem: CallError | undefined,
  product: ApplicationView['product'],
): ProblemWords | undefined =>
  problem?.tag === 'Refused' ? WORDS[problem.rule]?.(problem.figures ?? {}, product) : undefined;

/** The most that what was confirmed carries, where a wish was above it. */
export const carriedFen = (problem: CallError | undefined): number | undefined =>
  problem?.tag === 'Refused' && problem.rule === 'AmountAboveOrders' ? problem.figures?.['drawableFen'] : undefined;

const LEAST_FEN = 1_000_000; // 1万元, the least that may be typed here.

export function carriedWords(drawableFen: Fen): string {
  if (drawableFen < LEAST_FEN) return '对方确认的单据现在还不能支持支用。请对方确认以后再来。';
  return `对方确认的单据现在最多支持 ${formatWan(drawableFen)}元。请减少金额，或请对方再确认几张。`;
}
