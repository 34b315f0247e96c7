import type { Marketplace } from '../facts/shop.ts';
import { admission } from '../policy/data-loan-2026-11/admission.ts';
import { marketplaces } from '../policy/data-loan-2026-11/marketplaces.ts';
import { rules } from '../policy/data-loan-2026-11/rules.ts';
import { rules as supplierRules } from '../policy/order-loan-2026-11/rules.ts';
import type { MarketplaceTier } from '../policy/policy-schema.ts';
import type { RuleCode } from '../policy/rule-schema.ts';
import { refusalOf } from './admission/refusal.ts';

/** The three questions of the first page (自查): where it sells, for how long, who receives the money. */
export type EligibilityAnswers = {
  readonly marketplaces: readonly Marketplace[];
  readonly tradingMonths: 'under6' | 'from6to11' | 'from12';
  readonly settlement: 'company' | 'licensedPaymentCompany' | 'personal' | 'other';
};

/** 现状｜门槛｜怎么做, under the code the full screening would give. */
type EligibilityProblem = {
  readonly code: RuleCode;
  readonly title: string;
  readonly current: string;
  readonly threshold: string;
  readonly cure: string;
};

export type EligibilityVerdict =
  /** May go on; `notes` say what a chosen marketplace asks for on top. */
  | { readonly tag: 'mayApply'; readonly notes: readonly string[] }
  | { readonly tag: 'notYet'; readonly problems: readonly [EligibilityProblem, ...EligibilityProblem[]] };

const TENURE_IN_WORDS = '店铺经营不到 6 个月';
const SETTLEMENT_IN_WORDS = { personal: '货款进入个人账户', other: '收款渠道不明' } as const;

/**
 * The self-check, on the phone, before any log-in: the rules of admission that three answers can decide, from the
 * same policy data. It imports no schema and no scorecard, so that the first page stays small.
 */
export function checkEligibility(answers: EligibilityAnswers): EligibilityVerdict {
  const [first, ...more] = [...marketplaceProblem(answers), ...settlementProblem(answers), ...tenureProblem(answers)];
  if (first !== undefined) return { tag: 'notYet', problems: [first, ...more] };
  return { tag: 'mayApply', notes: answers.marketplaces.flatMap(noteOn) };
}

const RELATION_IN_WORDS = '合作不到 6 个月';

/**
 * The same three questions asked of a factory: whom it supplies (marketplaces), for how long, who receives the money.
 * Where its buyer sells refuses nobody: a buyer that cannot be read is lent on by less.
 */
export function checkSupplierEligibility({ tradingMonths, settlement }: EligibilityAnswers): EligibilityVerdict {
  const relation: EligibilityProblem[] =
    tradingMonths === 'under6'
      ? [{ code: 'relationTooShort', ...supplierRules.relationTooShort, current: RELATION_IN_WORDS }]
      : [];
  const account = isPersonalOrOther(settlement)
    ? [
        {
          code: 'settlementNotCompliant' as const,
          ...supplierRules.settlementNotCompliant,
          current: SETTLEMENT_IN_WORDS[settlement],
        },
      ]
    : [];
  const [first, ...more] = [...account, ...relation];
  return first === undefined ? { tag: 'mayApply', notes: [] } : { tag: 'notYet', problems: [first, ...more] };
}

const isPersonalOrOther = (settlement: EligibilityAnswers['settlement']): settlement is 'personal' | 'other' =>
  settlement === 'personal' || settlement === 'other';

const tierOf = (marketplace: Marketplace): Pick<MarketplaceTier, 'title' | 'condition' | 'refusal'> =>
  marketplaces[marketplace];

const canBeFinanced = (marketplace: Marketplace): boolean =>
  ['none', 'steadyGrowth', 'closedLoop'].includes(tierOf(marketplace).condition);

/** One financeable shop is enough; the others beside it do not count, which is no reason to refuse. */
function marketplaceProblem({ marketplaces: chosen }: EligibilityAnswers): EligibilityProblem[] {
  if (chosen.some(canBeFinanced)) return [];
  const [first = 'other'] = chosen;
  const code = 'marketplaceNotFinanceable';
  return [{ code, ...rules[code], ...refusalOf(tierOf(first)) }];
}

function settlementProblem({ settlement }: EligibilityAnswers): EligibilityProblem[] {
  if (!isPersonalOrOther(settlement)) return [];
  return [
    { code: 'settlementNotCompliant', ...rules.settlementNotCompliant, current: SETTLEMENT_IN_WORDS[settlement] },
  ];
}

function tenureProblem({ tradingMonths }: EligibilityAnswers): EligibilityProblem[] {
  if (tradingMonths !== 'under6' || admission.minTenureMonths < 6) return [];
  return [{ code: 'tenureTooShort', ...rules.tenureTooShort, current: TENURE_IN_WORDS }];
}

const NOTES: Partial<Record<Marketplace, string>> = {
  tiktokShop: 'TikTok Shop 需连续 3 个月增长，且退货率低于类目均值',
  shopify: '独立站需同时连接 Stripe、ShipStation 和 Meta Ads，四项能相互对上',
  shopee: 'Shopee 店铺的销售按八成计入',
  lazada: 'Lazada 店铺的销售按八成计入',
  mercadoLibre: '美客多店铺的销售按八成计入',
};

const noteOn = (marketplace: Marketplace): string[] => {
  const note = NOTES[marketplace];
  return note === undefined ? [] : [note];
};
