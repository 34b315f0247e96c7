import { checkEligibility, type EligibilityAnswers, type EligibilityVerdict } from '@loan/shared/screening/eligibility';
import { VENDORS, type Vendor } from '@loan/shared/source/vendors';
import type { Marketplace } from './messages.ts';

export type Answers = {
  marketplaces: readonly Marketplace[];
  tradingMonths: EligibilityAnswers['tradingMonths'] | undefined;
  settlement: EligibilityAnswers['settlement'] | undefined;
};

export const NO_ANSWERS: Answers = { marketplaces: [], tradingMonths: undefined, settlement: undefined };

export type Verdict =
  | { tag: 'open'; left: number }
  | { tag: 'mayApply'; notes: readonly string[]; answers: EligibilityAnswers }
  /** The policy would take it and this partner cannot read it yet. */
  | { tag: 'later'; places: readonly Marketplace[] }
  | { tag: 'notYet'; problems: Extract<EligibilityVerdict, { tag: 'notYet' }>['problems'] };

/** What three answers already decide, by the same policy as the assessment; nothing leaves the phone. */
export function verdictOn({ marketplaces, tradingMonths, settlement }: Answers, vendors: readonly Vendor[]): Verdict {
  const left = [marketplaces.length > 0, tradingMonths, settlement].filter((answer) => !answer).length;
  if (left > 0 || tradingMonths === undefined || settlement === undefined) return { tag: 'open', left };
  const answers = { marketplaces, tradingMonths, settlement };
  const checked = checkEligibility(answers);
  if (checked.tag === 'notYet') return { tag: 'notYet', problems: checked.problems };
  const connectable = vendors.map((vendor) => VENDORS[vendor].marketplace);
  if (!marketplaces.some((place) => connectable.includes(place))) return { tag: 'later', places: marketplaces };
  return { tag: 'mayApply', notes: checked.notes, answers };
}
