import type { MarketplaceTier, Policy } from '@loan/shared/policy/policy-schema';
import { markdownTable, percent, times } from './units.ts';

const TIER: Record<MarketplaceTier['tier'], string> = {
  mainstream: '主流',
  emerging: '新兴',
  fullyManaged: '全托管',
  closedLoop: '独立站',
  notFinanceable: '不纳入',
};
const CONDITION: Record<MarketplaceTier['condition'], string> = {
  none: '无附加条件',
  steadyGrowth: '连续增长，且退货率低于类目均值',
  closedLoop: '订单、收款、物流、广告相互对上',
  factoriesOnly: '只用于工厂的订单贷',
  never: '不作为贷款依据',
};
const STANDARDS = {
  transparentData: '数据透明',
  clearPayoutPath: '打款路径清楚',
  matureEcosystem: '生态成熟',
} as const;
const CATEGORY: Record<string, string> = {
  all: '其他类目',
  apparel: '服饰',
  electronics: '电子',
  home: '家居',
  beauty: '美妆',
  toys: '玩具',
  sports: '运动',
};

export function marketplaceSection({ marketplaces }: Policy): string {
  const tiers = Object.entries(marketplaces);
  const summary = tiers.map(([code, { title, tier, condition, factorPpm }]) => [
    `${title}（\`${code}\`）`,
    TIER[tier],
    CONDITION[condition],
    times(factorPpm),
  ]);
  return [
    '## 十、销售平台',
    '平台系数乘以店铺的月结算；0 倍即不计入额度。',
    markdownTable(['平台', '层级', '条件', '平台系数'], summary),
    ...tiers.map(([, tier]) => marketplace(tier)),
  ].join('\n\n');
}

function marketplace({ title, standards, meanReturnRatesPpm, seasonIndexPpm, refusal }: MarketplaceTier): string {
  const standardRows = Object.entries(STANDARDS).map(([key, name]) => {
    const { met, evidence } = standards[key as keyof typeof STANDARDS];
    return [name, met ? '符合' : '不符合', evidence];
  });
  const rates = Object.entries(meanReturnRatesPpm ?? {}).map(
    ([category, ppm]) => `${CATEGORY[category] ?? category} ${percent(ppm)}`,
  );
  const season = seasonIndexPpm.map((ppm, index) => `${index + 1}月 ${times(ppm)}`);
  return [
    `### ${title}`,
    markdownTable(['标准', '结论', '依据'], standardRows),
    [
      ...(rates.length === 0 ? [] : [`- 类目平均退货率：${rates.join('，')}`]),
      `- 季节系数：${season.join('，')}`,
      ...(refusal === undefined ? [] : [`- 不纳入的说法：${refusal.current}。${refusal.instead}`]),
    ].join('\n'),
  ].join('\n\n');
}
