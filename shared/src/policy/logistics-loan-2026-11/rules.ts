import { rules as shared, caps as sharedCaps } from '../data-loan-2026-11/rules.ts';
import type { CapCode, CapWords, RuleCode, RuleWords } from '../rule-schema.ts';

const { totalDebt, requestedLimit, programmeHeadroom, programmeMaximum } = sharedCaps;

/** What the applicant reads when a rule stops the application or sends it to a person. */
export const rules = {
  ...shared,
  freightNotShown: {
    title: '运费账单',
    threshold: '至少 1 张货代开给您的运费账单',
    cure: '填写货代和运费账单，请货代确认后重新申请；也可以先申请数据贷',
  },
  forwarderRelated: {
    title: '与货代的关联',
    threshold: '与货代没有关联',
    cure: '由专人核对，请准备双方的股权和任职说明；核对完成前不会发放任何款项',
  },
  billsRefused: {
    title: '货代确认',
    threshold: '货代认可全部账单，已付清的除外',
    cure: '请先与货代核对，改正或撤下有出入的账单；由专人核对完成前不会发放任何款项',
  },
  billsDoNotCount: {
    title: '可融资的账单',
    threshold: '至少 1 张账单由货代确认、还没有付，账单月份结束不超过 90 天',
    cure: '补充近期未付的运费账单，请货代在自己手机上确认后重新申请',
  },
  limitTooSmall: {
    title: '可支持的额度',
    threshold: '至少 10万元',
    cure: '货代确认的未付账单达到 11.2万元后可重新评估；也可以先申请数据贷',
  },
} as const satisfies Partial<Record<RuleCode, RuleWords>>;

export const caps = {
  freightBills: {
    title: '货代确认的运费账单',
    current: '额度按货代确认、还没有付的运费账单的 90% 计算',
    cure: '请货代确认更多未付账单',
  },
  productMaximum: { title: '产品上限', current: '单户最高 150万' },
  ...{ totalDebt, requestedLimit, programmeHeadroom, programmeMaximum },
} as const satisfies Partial<Record<CapCode, CapWords>>;
