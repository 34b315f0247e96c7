import type { ProductCode } from '@loan/shared/product/code';
import {
  checkEligibility,
  checkSupplierEligibility,
  type EligibilityAnswers,
  type EligibilityVerdict,
} from '@loan/shared/screening/eligibility';
import { VENDORS, type Vendor } from '@loan/shared/source/vendors';
import type { Marketplace, Role } from './messages.ts';

export type Answers = {
  role: Role;
  marketplaces: readonly Marketplace[];
  tradingMonths: EligibilityAnswers['tradingMonths'] | undefined;
  settlement: EligibilityAnswers['settlement'] | undefined;
};

export const NO_ANSWERS: Answers = {
  role: 'seller',
  marketplaces: [],
  tradingMonths: undefined,
  settlement: undefined,
};

export type Verdict =
  | { tag: 'open'; left: number }
  | { tag: 'mayApply'; notes: readonly string[]; product: ProductCode; answers: EligibilityAnswers }
  /** The policy would take it and this partner cannot read it yet. */
  | { tag: 'later'; places: readonly Marketplace[] }
  | { tag: 'notYet'; problems: Extract<EligibilityVerdict, { tag: 'notYet' }>['problems'] };

/** What three answers already decide, by the same policy as the assessment; nothing leaves the phone. */
export function verdictOn(
  { role, marketplaces, tradingMonths, settlement }: Answers,
  vendors: readonly Vendor[],
): Verdict {
  const left = [marketplaces.length > 0, tradingMonths, settlement].filter((answer) => !answer).length;
  if (left > 0 || tradingMonths === undefined || settlement === undefined) return { tag: 'open', left };
  const answers = { marketplaces, tradingMonths, settlement };
  const isSupplier = role === 'supplier';
  const checked = isSupplier ? checkSupplierEligibility(answers) : checkEligibility(answers);
  if (checked.tag === 'notYet') return { tag: 'notYet', problems: checked.problems };
  const connectable = vendors.map((vendor) => VENDORS[vendor].marketplace);
  const needsConnection = !isSupplier || marketplaces.includes('temu');
  if (needsConnection && !marketplaces.some((place) => connectable.includes(place)))
    return { tag: 'later', places: marketplaces };
  const notes = isSupplier ? marketplaces.flatMap(supplierNotes) : checked.notes;
  return { tag: 'mayApply', notes, product: isSupplier ? 'orderLoan' : 'dataLoan', answers };
}

/** What a factory needs at hand: papers where a seller buys, the platform's own records where that buys. */
const supplierNotes = (place: Marketplace): string[] =>
  place === 'temu'
    ? ['凭 Temu 供货记录申请，不用上传单据，需授权读取供货数据']
    : ['请准备：年度采购协议、本次订单、近 12 个月的发票和送货单；买方要在自己手机上确认'];
