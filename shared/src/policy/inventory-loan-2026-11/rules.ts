import { rules as shared, caps as sharedCaps } from '../data-loan-2026-11/rules.ts';
import type { CapCode, CapWords, RuleCode, RuleWords } from '../rule-schema.ts';

const { totalDebt, productMaximum, requestedLimit, programmeHeadroom, programmeMaximum } = sharedCaps;

/** What the applicant reads when a rule stops the application or sends it to a person. */
export const rules = {
  ...shared,
  stockNotTold: {
    title: '库存数据',
    threshold: '平台仓逐个商品说明数量和库龄',
    cure: '授权有亚马逊 FBA 库存的店铺后重新申请；也可以先申请数据贷',
  },
  limitTooSmall: {
    title: '可支持的额度',
    threshold: '至少 10万元',
    cure: '库龄 90 天内的库存增加后可重新评估；也可以先申请数据贷',
  },
} as const satisfies Partial<Record<RuleCode, RuleWords>>;

export const caps = {
  stockValue: {
    title: '库存可贷价值',
    current: '额度按库存数量、库龄和可变现净值计算，单一商品至多占三成',
  },
  stockTurnover: {
    title: '月销货成本',
    current: '额度不超过两个月的销货成本',
    cure: '销售增长后额度随之提高',
  },
  ...{ totalDebt, productMaximum, requestedLimit, programmeHeadroom, programmeMaximum },
} as const satisfies Partial<Record<CapCode, CapWords>>;
