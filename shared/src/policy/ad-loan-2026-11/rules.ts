import { rules as shared, caps as sharedCaps } from '../data-loan-2026-11/rules.ts';
import type { CapCode, CapWords, RuleCode, RuleWords } from '../rule-schema.ts';

const { totalDebt, requestedLimit, programmeHeadroom, programmeMaximum } = sharedCaps;

/** What the applicant reads when a rule stops the application or sends it to a person. */
export const rules = {
  ...shared,
  advertisingNotTold: {
    title: '广告数据',
    threshold: '读到近 3 个完整月份的广告花费和带来的销售',
    cure: '授权 Meta Ads 账户，并在广告里记录购买金额，满 3 个月后重新申请；也可以先申请数据贷',
  },
  adReturnTooLow: {
    title: '广告回报',
    threshold: '每花 1 元广告带来至少 2.5 元销售',
    cure: '停掉长期不成单的广告，回报提高后可重新申请',
  },
  adShareTooHigh: {
    title: '广告占销售',
    threshold: '低于 20%',
    cure: '减少广告或提高自然销售，低于 20% 后可重新申请',
  },
  limitTooSmall: {
    title: '可支持的额度',
    threshold: '至少 10万元',
    cure: '月广告花费达到 5万元后可重新评估；也可以先申请数据贷',
  },
} as const satisfies Partial<Record<RuleCode, RuleWords>>;

export const caps = {
  adSpendMultiple: { title: '月广告花费', current: '额度按近 3 个月平均广告花费的 2 倍计算' },
  productMaximum: { title: '产品上限', current: '单户最高 150万' },
  ...{ totalDebt, requestedLimit, programmeHeadroom, programmeMaximum },
} as const satisfies Partial<Record<CapCode, CapWords>>;
