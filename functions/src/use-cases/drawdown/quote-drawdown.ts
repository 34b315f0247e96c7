import type { quoteDrawdown as contract, quote as quoteContract } from '@loan/shared/api/signing';
import type { QuoteView } from '@loan/shared/api/view';
import type { Application, BankTerms } from '@loan/shared/application/application';
import type { BackingRefused } from '@loan/shared/drawdown/backed';
import { transitionDrawdown } from '@loan/shared/drawdown/drawdown';
import { methodsOf } from '@loan/shared/drawdown/methods';
import type { Purpose } from '@loan/shared/drawdown/purpose';
import type { ProductCode } from '@loan/shared/product/code';
import { productOf } from '@loan/shared/product/products';
import type { CostRefusal } from '@loan/shared/repayment/all-in-cost';
import type { RepaymentMethod } from '@loan/shared/repayment/method';
import { err, type Result } from '@loan/shared/result';
import type { z } from '@loan/shared/schema';
import { shanghaiDay } from '@loan/shared/time/instant';
import { type ApplicationNotFound, openFor } from '../application/access.ts';
import { type MoveError, moveApplication, user } from '../application/move.ts';
import type { Deps } from '../deps.ts';
import { type Busy, settle } from '../settle.ts';
import { entrustedOf, type PayeeMissing } from './entrusted.ts';
import { priced } from './priced.ts';

/** Nothing smaller is worth a contract. */
const LEAST_FEN = 100_000;

export type WishRefused =
  | { tag: 'AmountAboveAvailable'; availableFen: number }
  | BackingRefused
  | { tag: 'AmountTooSmall'; leastFen: number }
  | { tag: 'TermTooLong'; termMonths: number }
  /** This product comes back in other ways. */
  | { tag: 'MethodNotAllowed'; methods: readonly RepaymentMethod[] }
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

type Asked = { amountFen: number; termMonths: number; method: RepaymentMethod };

function refusal(
  product: ProductCode,
  terms: Terms | undefined,
  { amountFen, termMonths, method }: Asked,
): WishRefused | undefined {
  if (!terms) return { tag: 'NoTermsYet' };
  const methods = methodsOf(product);
  if (!methods.includes(method)) return { tag: 'MethodNotAllowed', methods };
  if (amountFen > terms.availableFen) return { tag: 'AmountAboveAvailable', availableFen: terms.availableFen };
  if (amountFen < LEAST_FEN) return { tag: 'AmountTooSmall', leastFen: LEAST_FEN };
  return termMonths > terms.termMonths ? { tag: 'TermTooLong', termMonths: terms.termMonths } : undefined;
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
  const refused = refusal(state.product, terms, request);
  if (refused || !terms || !('offer' in state)) return err(refused ?? { tag: 'NoTermsYet' });
  const wish = { ...request, annualRatePpm: terms.annualRatePpm, startOn: shanghaiDay(deps.now()) };
  return priced(deps, state, { wish, isDrawn: bankTermsOf(state) !== undefined });
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
    const refused = refusal(state.product, state.terms, request);
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
    const wish = { amountFen, termMonths, method, annualRatePpm, startOn: shanghaiDay(at) };
    const quoted = await priced(deps, state, { wish, isDrawn: true });
    if (!quoted.ok) return quoted;
    const event = {
      type: 'quote',
      at,
      id: request.drawdownId,
      applicationId: state.id,
      bankId: state.bankId,
      amountFen,
      // Fewer than were asked for where the orders end sooner.
      termMonths: quoted.value.termMonths,
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
