import { formatWan } from '../money/format.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { gapReasons } from '../scoring/reasons.ts';
import type { Finding } from '../screening/screen.ts';
import type { Assessment, Question } from './assess.ts';
import type { CreditPart, DecisionReason, ScorePart } from './decision.ts';
import { type Limit, marketplaceEffectFen } from './limit.ts';

/**
 * Why the answer is what it is. A refusal opens with the rules that stand in the way, and adds the gaps only where
 * the score itself is what failed. An offer shows its largest gaps, then what decided the limit if not turnover.
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

function capReasons({ caps }: Policy, { bindingCap, caps: reckoned }: Limit): DecisionReason[] {
  const payouts = reckoned.find(({ code }) => code === 'payoutCash');
  const missing: DecisionReason[] =
    payouts?.amountFen === undefined
      ? [
          {
            kind: 'missing',
            code: 'payoutCash',
            title: caps.payoutCash.title,
            current: '没有读到',
            text: `${caps.payoutCash.title} 没有读到｜额度暂按月均结算计算`,
          },
        ]
      : [];
  if (bindingCap === 'turnoverMultiple') return missing;
  const { title, current, cure } = caps[bindingCap];
  const amount = reckoned.find(({ code }) => code === bindingCap)?.amountFen;
  const stated = amount === undefined ? current : `${current}，为 ${formatWan(amount)}`;
  const text = cure === undefined ? `${title}：${stated}` : `${title}：${stated}｜${cure}`;
  const reason = { kind: 'cap', code: bindingCap, title, current: stated, text } as const;
  return [...missing, cure === undefined ? reason : { ...reason, cure }];
}

/** The three credits, in their fixed order. Base and points add up to the score; insurance adds none. */
export function scoreParts({ policy }: Question, { score, priced }: Assessment): ScorePart[] {
  const effects: Record<CreditPart, number> = {
    data: 0,
    platform: priced === undefined ? 0 : marketplaceEffectFen(priced.question),
    insurance: 0,
  };
  return (['data', 'platform', 'insurance'] as const).map((part) => {
    const rows = score.rows.filter(({ rule }) => rule.part === part);
    return {
      part,
      ...policy.parts[part],
      points: rows.reduce((total, row) => total + row.points, 0),
      bestPoints: rows.reduce((total, row) => total + row.bestPoints, 0),
      limitEffectFen: effects[part],
    };
  });
}
