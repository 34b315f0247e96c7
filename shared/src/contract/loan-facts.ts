import type { Entrusted } from '../drawdown/entrusted.ts';
import type { Maturity } from '../drawdown/maturity.ts';
import type { Purpose } from '../drawdown/purpose.ts';
import type { Fen } from '../money/fen.ts';
import type { AnnualRatePpm } from '../money/interest.ts';
import type { RepaymentMethod } from '../repayment/method.ts';
import type { Day } from '../time/instant.ts';

/** What a facility and loan agreement states. */
export type LoanAgreementFacts = {
  documentId: string;
  date: Day;
  lender: { name: string };
  company: { name: string; creditCode: string; legalRepresentativeName: string };
  /** The actual controller (实际控制人), who owes the debt together with the company (共同借款人). */
  controller: { name: string; identityNumber: string };
  /** Stands jointly liable (连带责任保证人) by its own agreement with the lender. */
  partner: { name: string };
  limitFen: Fen;
  /** What may be drawn first; the rest opens by the bank's decision. */
  availableFen: Fen;
  annualRatePpm: AnnualRatePpm;
  /** The longest term of one drawdown. */
  termMonths: number;
  /** The last day on which money may be drawn. */
  validUntil: Day;
  /** Interest and every fee, simple, per year. */
  allInCostPpm: number;
  /** The company's corporate account, for money in both directions. */
  account: { accountName: string; accountNo: string; bankName: string };
  /** What the money may be used for, as the product says. */
  purposes: readonly Purpose[];
  firstDrawdown?: FirstDrawdown;
};

/** The first use of the line, agreed in the same session (首次支用，代借款借据). */
export type FirstDrawdown = {
  amountFen: Fen;
  termMonths: number;
  /** Where it ends with the orders it rests on, rather than so many months on. */
  maturity?: Maturity | undefined;
  method: RepaymentMethod;
  /** In Chinese, as chosen: 采购备货. */
  purpose: string;
  /** Whom the bank pays with it (受托支付), where that is not the borrower. */
  entrusted?: Entrusted | undefined;
  totalInterestFen: Fen;
  totalFeesFen: Fen;
  totalFen: Fen;
  allInCostPpm: number;
  irrPpm: number;
  /** As quoted; the dates move with the day the money is paid out. Empty for repay at will. */
  instalments: readonly { number: number; dueDate: Day; principalFen: Fen; interestFen: Fen; totalFen: Fen }[];
};

/**
 * 50 % above the contract's rate when overdue, 100 % when misused, rounded half up to the ppm.
 * Source: PBoC 银发〔2003〕251号 三 (30–50 % and 50–100 %).
 */
export const overdueRatePpm = (rate: AnnualRatePpm): number => Math.floor((rate * 3 + 1) / 2);
export const misuseRatePpm = (rate: AnnualRatePpm): number => rate * 2;
