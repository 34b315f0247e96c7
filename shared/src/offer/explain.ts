import { formatWan } from '../money/format.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { productOf, wordsOfCap } from '../product/products.ts';
import { gapReasons } from '../scoring/reasons.ts';
import type { Finding } from '../screening/finding.ts';
import type { Assessment, Limit } from './assessment.ts';
import { CreditPart, type DecisionReason, type ScorePart } from './decision.ts';
import { limitOf } from './limit.ts';
import type { LimitQuestion, Question } from './question.ts';

/**
 * Why the answer is what it is. A refusal opens with the rules that stand in the way, and adds the gaps only where
 * the score itself is what failed. An offer shows its largest gaps, then what decided the limit if not the product's own formula.
 */
export function reasonsOf(
  { policy }: Question,
  { outcome, findings, score, scoredFrom, priced }: Assessment,
): DecisionReason[] {
  const rules = findings.map(ruleReason);
  const gaps = gapReasons(score.rows, scoredFrom);
  if (outcome === 'offered') return [...gaps, ...(priced === undefined ? [] : capReasons(policy, priced.limit))];
  return findings.some(({ code }) => code === 'scoreBelowCutoff') ? [...rules, ...gaps] : rules;
}

function ruleReason({ code, title, current, threshold, cure, earliestOn }: Finding): DecisionReason {
  const text = `${title}：${current}｜${threshold}｜${cure}`;
  const reason = { kind: 'rule', code, text, title, current, threshold, cure } as const;
  return earliestOn === undefined ? reason : { ...reason, earliestOn };
}

function capReasons(policy: Policy, { bindingCap, caps }: Limit): DecisionReason[] {
  const missing = caps.flatMap(({ code, amountFen, ifMissing, standsIn }): DecisionReason[] => {
    if (ifMissing === undefined || (amountFen !== undefined && standsIn === undefined)) return [];
    const { title } = wordsOfCap(policy, code);
    const current = standsIn === 'someShops' ? '部分店铺没有读到' : '没有读到';
    return [{ kind: 'missing', code, title, current, text: `${title} ${current}｜${ifMissing}` }];
  });
  const [formula] = caps;
  if (bindingCap === formula.code) return missing;
  const { title, current, cure } = wordsOfCap(policy, bindingCap);
  const amount = caps.find(({ code }) => code === bindingCap)?.amountFen;
  const stated = amount === undefined ? current : `${current}，为 ${formatWan(amount)}`;
  const text = cure === undefined ? `${title}：${stated}` : `${title}：${stated}｜${cure}`;
  const reason = { kind: 'cap', code: bindingCap, title, current: stated, text } as const;
  return [...missing, cure === undefined ? reason : { ...reason, cure }];
}

/** The three credits, in their fixed order. Base and points add up to the score; insurance adds none. */
export function scoreParts({ policy }: Question, { score, priced }: Assessment): ScorePart[] {
  const without = priced === undefined ? undefined : productOf(policy).withoutPart?.(priced.question);
  return CreditPart.options.map((part) => {
    const rows = score.rows.filter(({ rule }) => rule.part === part);
    return {
      part,
      ...policy.parts[part],
      points: rows.reduce((total, row) => total + row.points, 0),
      bestPoints: rows.reduce((total, row) => total + row.bestPoints, 0),
      limitEffectFen: effectOf(priced, without?.[part]),
    };
  });
}

/** What the line is beside what it would be without this, all its bounds held in both. */
const effectOf = (priced: Assessment['priced'], without: LimitQuestion | undefined): number =>
  priced === undefined || without === undefined ? 0 : priced.limit.limitFen - limitOf(without).limitFen;
