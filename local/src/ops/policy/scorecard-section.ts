import type { Policy } from '@loan/shared/policy/policy-schema';
import type { CharacteristicCode, CharacteristicPolicy } from '@loan/shared/policy/scorecard-schema';
import { coefficient, days, exact, markdownTable, months, percent, wanYuan } from './units.ts';

const signedDays = (count: number): string => `${exact(count, 0)} 天`;

/** The unit each characteristic is read in. Level: 0 红色或停售, 1 有风险提示, 2 健康, 3 健康且订单缺陷少. */
const IN_UNIT: Record<CharacteristicCode, (value: number) => string> = {
  tenureMonths: months,
  monthlyGmv: wanYuan,
  gmvVariation: coefficient,
  gmvTrend: percent,
  returnRate: percent,
  onTimeRate: percent,
  saleToBankDays: days,
  daysInInventory: days,
  adCostShare: percent,
  skuConcentration: coefficient,
  accountHealth: (level) => `${level} 级`,
  debtShare: percent,
  threeFlowMatch: percent,
  buyerGrade: (level) => `${level} 级`,
  frameworkMonths: months,
  onTimeDelivery: percent,
  buyerShare: percent,
  paymentDaysDrift: signedDays,
  relationMonths: months,
  supplyVariation: coefficient,
};

const DIRECTION = { higherIsBetter: '越高越好', lowerIsBetter: '越低越好', band: '居中为好' };
const FROM = { shop: '店铺', warehouse: '仓库', papers: '贸易单据' };

const HEALTH_LEVELS = '账户健康的级别：0 级为红色或停售，1 级为有风险提示，2 级为健康，3 级为健康且订单缺陷少。';

export function scorecardSection({ scorecard, parts }: Policy): string {
  const credits = Object.entries(parts).map(([part, { title, text }]) => [`${title}（\`${part}\`）`, text]);
  return [
    '## 五、评分卡',
    `起评 ${scorecard.base} 分，加各项所在档的分，即为评分。没有读到的事实计 0 分，不奖不罚。${HEALTH_LEVELS}`,
    markdownTable(['信用', '由什么组成'], credits),
    ...scorecardTables(scorecard, parts),
  ].join('\n\n');
}

export const scorecardTables = (scorecard: Policy['scorecard'], parts: Policy['parts']): string[] =>
  scorecard.characteristics.map((rule) => characteristic(rule, parts[rule.part].title));

function characteristic(rule: CharacteristicPolicy, credit: string): string {
  const inUnit = IN_UNIT[rule.code];
  const { title, bins, direction, monotoneUpTo, cure, cureMissing, ifConnected, strength } = rule;
  const upTo = monotoneUpTo === undefined ? '' : `，到 ${inUnit(monotoneUpTo)} 为止`;
  const rows = bins.map(({ below, points, reach }, index) => {
    const from = bins[index - 1]?.below ?? null;
    const least = from === null ? '' : `${inUnit(from)} 起`;
    const most = below === null ? '' : `低于 ${inUnit(below)}`;
    return [[least, most].filter(Boolean).join('，'), points, reach];
  });
  return [
    `### ${title}（\`${rule.code}\`，${credit}，${DIRECTION[direction]}${upTo}）`,
    markdownTable(['取值', '分', '怎样算达到'], rows),
    [
      `- 优点的说法：${strength}`,
      `- 怎么做：${cure ?? '—'}`,
      `- 没有读到时：${cureMissing ?? '—'}`,
      `- 试算用的常见值：${inUnit(ifConnected.value)}（${ifConnected.text}，来自${FROM[ifConnected.from]}）`,
    ].join('\n'),
  ].join('\n\n');
}
