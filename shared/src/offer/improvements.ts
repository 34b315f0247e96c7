import { isOffered } from '../facts/offered.ts';
import { formatMonth } from '../money/format.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { largestGaps } from '../scoring/reasons.ts';
import { nextBetterBin, type ScoredRow } from '../scoring/scorecard.ts';
import { addMonths } from '../time/calendar.ts';
import type { Assessment } from './assessment.ts';
import type { Changed, Question, WhatIf } from './question.ts';

/** Each of the largest gaps closed to the next bin, and all of them together. */
export function improvements(question: Question, { score }: Assessment): WhatIf[] {
  const older = olderShop(question);
  const fixes = largestGaps(score.rows).flatMap(improvement);
  const single = fixes.map(({ row, value, reach }) => ({
    code: `improve${row.rule.code.charAt(0).toUpperCase()}${row.rule.code.slice(1)}`,
    what: `${row.rule.title}${reach}`,
    detail: row.rule.cure ?? row.rule.title,
    change: { characteristics: { [row.rule.code]: { value } } },
  }));
  if (fixes.length + older.length < 2) return [...older, ...single];

  const changed: Changed = {};
  for (const { row, value } of fixes) changed[row.rule.code] = { value };
  const together: WhatIf = {
    code: 'improveAll',
    what: `${fixes.length + older.length} 项都改善`,
    detail: [...older, ...single].map(({ what }) => what).join('、'),
    severalAtOnce: true,
    change: { ...older[0]?.change, characteristics: changed },
    ...(older[0]?.earliestOn === undefined ? {} : { earliestOn: older[0].earliestOn }),
  };
  return [...older, ...single, together];
}

type Improvement = { row: ScoredRow; value: number; reach: string };

/** The value at the near edge of the next better bin, where the applicant can do something about it. */
function improvement(row: ScoredRow): Improvement[] {
  const { rule, binIndex } = row;
  const next = nextBetterBin(row);
  if (next === undefined || binIndex === undefined || rule.cure === undefined) return [];
  const nextIndex = rule.bins.indexOf(next);
  const edge = nextIndex > binIndex ? rule.bins[nextIndex - 1]?.below : (next.below ?? 0) - 1;
  return edge === undefined || edge === null ? [] : [{ row, value: edge, reach: next.reach }];
}

/** The same shop when it has traded until the next border of age, all else as it is now. */
function olderShop(question: Question): WhatIf[] {
  const { policy, snapshot, portrait } = question;
  const tenure = portrait.characteristics.tenureMonths;
  const since = portrait.trading.shops.flatMap((shop) => (shop.since === undefined ? [] : [shop.since])).sort()[0];
  if ('missing' in tenure || since === undefined) return [];
  const border = nextBorder(policy, tenure.value);
  if (border === undefined) return [];
  const months = border - tenure.value;
  const shops = snapshot.shops.map((shop) =>
    isOffered(shop.firstActivityOn) ? { ...shop, firstActivityOn: addMonths(shop.firstActivityOn, -months) } : shop,
  );
  const earliestOn = addMonths(since, border);
  return [
    {
      code: 'olderShop',
      what: `经营满 ${border} 个月`,
      detail: `最早 ${formatMonth(earliestOn)}，其他数据保持现在的水平`,
      change: { snapshot: { shops } },
      earliestOn,
    },
  ];
}

function nextBorder(policy: Policy, tenure: number): number | undefined {
  const bins = policy.scorecard.characteristics.find(({ code }) => code === 'tenureMonths')?.bins ?? [];
  return [
    policy.admission.minTenureMonths,
    ...bins.map(({ below }) => below),
    ...policy.facts.tenureFactors.map(({ belowMonths }) => belowMonths),
  ]
    .flatMap((months) => (months !== null && months > tenure ? [months] : []))
    .sort((a, b) => a - b)[0];
}
