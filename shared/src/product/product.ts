import type { Maturity } from '../drawdown/maturity.ts';
import type { Purpose } from '../drawdown/purpose.ts';
import type { Marketplace } from '../facts/shop.ts';
import type { Snapshot } from '../facts/snapshot.ts';
import type { Fen } from '../money/fen.ts';
import type { Assessment, Cap, FirstDraw } from '../offer/assessment.ts';
import type { CreditPart } from '../offer/decision.ts';
import type { LimitQuestion, Question, WhatIf } from '../offer/question.ts';
import type { PolicyOf } from '../policy/policy-schema.ts';
import type { CapCode } from '../policy/rule-schema.ts';
import type { OwnCharacteristics } from '../scoring/characteristic.ts';
import type { Rule } from '../screening/rule.ts';
import type { Day } from '../time/instant.ts';
import type { ProductCode } from './code.ts';

/** How a draw is paid out and back. */
type Repayment = {
  /** Where the money goes; not to the borrower's own account where it is paid on the borrower's order (受托支付). */
  readonly payee: 'corporateAccount' | 'adAccount' | 'forwarder';
  readonly purposes: readonly Purpose[];
};

/** `confirmedOnly`: money goes out on what is confirmed alone; an example may rest on what still waits to be. */
export type DrawWish = { readonly amountFen: Fen; readonly confirmedOnly: boolean };

/**
 * A product (产品): what is its own, as plain functions over the facts. Screening, score, price, the bounds of every
 * line, reasons and trace are the engine's. Functions are written as methods, so that the engine may hold every product
 * as one type while each reads its own terms.
 */
export type ProductModule<P extends ProductCode = ProductCode> = {
  readonly code: P;
  /** Whose facts are looked at: who sells in shops of its own, or who supplies those that do. */
  readonly borrower: 'seller' | 'supplier';
  /** In the order the applicant hears them. */
  readonly rules: readonly Rule<P>[];
  /** What the scorecard reads beyond the shops. */
  characteristics?(policy: PolicyOf<P>, snapshot: Snapshot): OwnCharacteristics;
  /** Every cap that `caps` can give; the policy has words for each. */
  readonly capCodes: readonly CapCode[];
  /** The product's own bounds, its formula first: where that one decides the line, there is no reason to tell. */
  caps(question: LimitQuestion<P>): [Cap, ...Cap[]];
  firstDraw(question: LimitQuestion<P>): FirstDraw;
  /** What comes in within a year, to hold all debts against; a year's payouts where a product says nothing else. */
  yearlyInflowFen?(question: LimitQuestion<P>): Fen;
  /** What would help beyond what helps with every product. */
  whatIfs(question: Question<P>, answer: Assessment): WhatIf[];
  /** One more shop there, as such shops usually are; nothing where the product does not read it. */
  oneMoreShop?(question: Question<P>, marketplace: Marketplace): WhatIf | undefined;
  /** The same question without what a part of the score does to the line beside its points, where it does something. */
  withoutPart?(question: LimitQuestion<P>): Partial<Record<CreditPart, LimitQuestion<P>>>;
  readonly repayment: Repayment;
  /** The most that one draw may be whose last part is due on this day, where the line alone does not say. */
  drawable?(policy: PolicyOf<P>, snapshot: Snapshot, lastDueOn: Day): Fen;
  /** Until when a draw of so much may run, where what it rests on says so rather than the months of the terms. */
  mayRunTo?(policy: PolicyOf<P>, snapshot: Snapshot, wish: DrawWish): Maturity | undefined;
};
