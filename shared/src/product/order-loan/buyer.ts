import type { Snapshot } from '../../facts/snapshot.ts';
import type { Grade } from '../../offer/decision.ts';
import type { PolicyOf } from '../../policy/policy-schema.ts';
import { lookedAt, portray } from '../../scoring/portrait.ts';
import { scoreOf } from '../../scoring/scorecard.ts';
import { marketplaceRules } from '../../screening/admission/marketplace.ts';
import { shopRules } from '../../screening/admission/shop.ts';
import type { Rule } from '../../screening/rule.ts';
import { ordersIn } from './trade.ts';

/** Worst first, so that a better grade is a greater number. */
const LEVELS: readonly Grade[] = ['D', 'C', 'B', 'A', 'AA'];
export const levelOf = (grade: Grade): number => LEVELS.indexOf(grade);
export const gradeOfLevel = (level: number): Grade => LEVELS[level] ?? 'D';

/** What a shop has to be, whoever borrows; a shop that cannot be lent on grades nobody. */
const SOUND: readonly Rule[] = [...marketplaceRules, ...shopRules];

/**
 * The buyer's grade (买方等级): the score of the shops it let us read, looked at like those of any seller, with nothing
 * of the borrower in it. Undefined where it let us read none.
 */
export function buyerGrade(policy: PolicyOf<'orderLoan'>, snapshot: Snapshot): Grade | undefined {
  const shops = ordersIn(snapshot)?.buyer.shops ?? [];
  if (shops.length === 0) return undefined;
  const buyer: Snapshot = {
    ...snapshot,
    shops,
    ...{ crossCheck: 'notOffered', threeFlowMatchPpm: 'notOffered', otherDebts: 'notOffered' },
    // The borrower's own permissions; the buyer's end with the shop, which is then not among these.
    consentLive: 'notOffered',
  };
  const portrait = portray(policy, buyer);
  if (SOUND.some((rule) => rule.check({ policy, snapshot: buyer, portrait }).tag === 'breach')) return 'D';
  const { scorecard, grades } = policy.terms.buyer;
  const views = [portrait, ...portrait.withoutPeaks.map((sales) => lookedAt(portrait, sales))];
  const score = Math.max(...views.map(({ characteristics }) => scoreOf(scorecard, characteristics).score));
  return grades.find(({ minScore }) => score >= minScore)?.grade ?? 'D';
}
