import type { QuoteView } from '@loan/shared/api/view';
import { type BackingRefused, heldToBacking } from '@loan/shared/drawdown/backed';
import type { Wish } from '@loan/shared/drawdown/quote';
import { type CostRefusal, withinCostCaps } from '@loan/shared/repayment/all-in-cost';
import { ok, type Result } from '@loan/shared/result';
import type { Deps } from '../deps.ts';
import { backedBy, type Decided, policyDecidedBy } from './backed.ts';
import { quoteFor } from './quote.ts';

/** The quote, if its whole cost stays within the caps of law and product (R-LN-3), and what backs it carries it. */
export async function priced(
  deps: Deps,
  application: Decided,
  asked: { readonly wish: Wish; readonly isDrawn: boolean },
): Promise<Result<QuoteView, CostRefusal | BackingRefused>> {
  const { price } = await policyDecidedBy(deps, application);
  const backed = await backedBy(deps, application);
  const held = backed ? heldToBacking(backed, asked) : ok(asked.wish);
  if (!held.ok) return held;
  const view = quoteFor(deps, held.value);
  const cost = { simpleAnnualPpm: view.allInCostPpm, irrAnnualPpm: view.irrPpm };
  const within = withinCostCaps(cost, price);
  return within.ok ? ok(view) : within;
}
