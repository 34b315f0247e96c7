import type { quoteDrawdown as contract, quote as quoteContract } from '@loan/shared/api/signing';
import type { QuoteView } from '@loan/shared/api/view';
import type { Application, BankTerms } from '@loan/shared/application/application';
import { transitionDrawdown } from '@loan/shared/drawdown/drawdown';
import type { Purpose } from '@loan/shared/drawdown/purpose';
import type { Wish } from '@loan/shared/drawdown/quote';
import { productOf } from '@loan/shared/product/products';
import { type CostRefusal, withinCostCaps } from '@loan/shared/repayment/all-in-cost';
import { err, ok, type Result } from '@loan/shared/result';
import type { z } from '@loan/shared/schema';
import { shanghaiDay } from '@loan/shared/time/instant';
import { type ApplicationNotFound, openFor } from '../application/access.ts';
import { type MoveError, moveApplication, user } from '../application/move.ts';
import type { Deps } from '../deps.ts';
import { type Busy, settle } from '../settle.ts';
import { drawableFen } from './backed.ts';
import { entrustedOf, type PayeeMissing } from './entrusted.ts';
import { quoteFor } from './quote.ts';

/** Nothing smaller is worth a contract. */
const LEAST_FEN = 100_000;

export type WishRefused =
  | { tag: 'AmountAboveAvailable'; availableFen: number }
  /** The orders that the counterparty confirmed carry less until then. */
  | { tag: 'AmountAboveOrders'; drawableFen: number }
  | { tag: 'AmountTooSmall'; leastFen: number }
  | { tag: 'TermTooLong'; termMonths: number }
  /** This product pays for other things (R-SCR-7). */
  | { tag: 'PurposeNotAllowed'; purposes: readonly Purpose[] }
  | PayeeMissing
  | { tag: 'NoTermsYet' }
  /** Dearer than the law or the product allows: never shown, never signed. */
  | CostRefusal;

type Terms = Pick<BankTerms, 'availableFen' | 'annualRatePpm' | 'termMonths'>;

const bankTermsOf = (application: Application): Terms | undefined =>
  'terms' in application && application.status !== 'offered' ? application.terms : undefined;

/** The terms a wish is measured against: the bank's once it has decided, our offer before that. */
function termsOf(application: Application): Terms | undefined {
  const terms = bankTermsOf(application);
  if (terms) return terms;
  return 'offer' in application ? application.offer : undefined;
}

function refusal(
  terms: Terms | undefined,
  { amountFen, termMonths }: { amountFen: number; termMonths: number },
): WishRefused | undefined {
  if (!terms) return { tag: 'NoTermsYet' };
  if (amountFen > terms.availableFen) return { tag: 'AmountAboveAvailable', availableFen: terms.availableFen };
  if (amountFen < LEAST_FEN) return { tag: 'AmountTooSmall', leastFen: LEAST_FEN };
  return termMonths > terms.termMonths ? { tag: 'TermTooLong', termMonths: terms.termMonths } : undefined;
}

/** The quote, if its whole cost stays within the caps of law and product (R-LN-3), and what backs it carries it. */
async function priced(
  deps: Deps,
  application: Parameters<typeof drawableFen>[1],
  wish: Wish,
): Promise<Result<QuoteView, CostRefusal | Extract<WishRefused, { tag: 'AmountAboveOrders' }>>> {
  const view = quoteFor(deps, wish);
  const policy = await deps.policies.live(application.product, deps.now());
  const last = view.instalments[view.instalments.length - 1];
  // A holiday that moves the day makes no order too short.
  const lastDueOn = last?.movedFrom ?? last?.dueDate ?? wish.startOn;
  // Before the bank has decided nothing can be drawn; the counterparty may still be asked.
  const isDrawn = bankTermsOf(application) !== undefined;
  const most = isDrawn ? await drawableFen(deps, application, { policy, from: wish.startOn, lastDueOn }) : undefined;
  if (most !== undefined && wish.amountFen > most) return err({ tag: 'AmountAboveOrders', drawableFen: most });
  const cost = { simpleAnnualPpm: view.allInCostPpm, irrAnnualPpm: view.irrPpm };
  const within = withinCostCaps(cost, policy.price);
  return within.ok ? ok(view) : within;
}

/** Schedule and full cost of a wish; keeps nothing. */
export async function quote(
  deps: Deps,
  userId: string,
  request: z.infer<typeof quoteContract.request>,
): Promise<Result<QuoteView, ApplicationNotFound | WishRefused>> {
  const found = await openFor(deps, userId, request.id, 'anyRole');
  if (!found.ok) return found;
  const { state } = found.value;
  const terms = termsOf(state);
  const refused = refusal(terms, request);
  if (refused || !terms || !('offer' in state)) return err(refused ?? { tag: 'NoTermsYet' });
  return priced(deps, state, {
    ...request,
    annualRatePpm: terms.annualRatePpm,
    startOn: shanghaiDay(deps.now()),
  });
}

/** Fixes the first drawdown, so that it can stand in the contract that is signed next. Changed freely until then. */
export async function quoteDrawdown(
  deps: Deps,
  userId: string,
  request: z.infer<typeof contract.request>,
): Promise<Result<Application, MoveError | ApplicationNotFound | WishRefused | Busy>> {
  return settle(async () => {
    const found = await openFor(deps, userId, request.id);
    if (!found.ok) return found;
    const { state } = found.value;
    if (state.status !== 'approved' && state.status !== 'signingFailed') {
      return err({ tag: 'IllegalTransition' as const, from: state.status, event: 'quoteDrawdown' as const });
    }
    const refused = refusal(state.terms, request);
    if (refused) return err(refused);
    const at = deps.now();
    const { purposes } = productOf(await deps.policies.live(state.product, at)).repayment;
    if (!purposes.includes(request.purpose)) return err({ tag: 'PurposeNotAllowed' as const, purposes });
    const payee = await entrustedOf(deps, state);
    if (!payee.ok) return payee;
    const entrusted = payee.value;
    const before = await deps.ledger.find('drawdown', request.drawdownId);
    if (before && before.state.applicationId !== request.id) return err({ tag: 'ApplicationNotFound' as const });
    const { amountFen, termMonths, method, purpose } = request;
    const { annualRatePpm } = state.terms;
    const quoted = await priced(deps, state, {
      amountFen,
      termMonths,
      method,
      annualRatePpm,
      startOn: shanghaiDay(at),
    });
    if (!quoted.ok) return quoted;
    const event = {
      type: 'quote',
      at,
      id: request.drawdownId,
      applicationId: state.id,
      bankId: state.bankId,
      amountFen,
      termMonths,
      method,
      purpose,
      ...(entrusted ? { entrusted } : {}),
      annualRatePpm,
      quote: quoted.value,
    } as const;
    const after = transitionDrawdown(before?.state, event);
    if (!after.ok)
      return err({ tag: 'IllegalTransition' as const, from: state.status, event: 'quoteDrawdown' as const });
    return moveApplication(deps, {
      before: found.value,
      event: { type: 'quoteDrawdown', at, drawdownId: request.drawdownId },
      by: user(userId),
      with: { changes: [{ kind: 'drawdown', before, event, after: after.value, by: user(userId) }] },
    });
  });
}
