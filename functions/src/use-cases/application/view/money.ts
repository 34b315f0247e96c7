import type { ApplicationView } from '@loan/shared/api/view';
import type { Application } from '@loan/shared/application/application';
import { leftFen } from '@loan/shared/facility/facility';
import { fen } from '@loan/shared/money/fen';
import { productOf } from '@loan/shared/product/products';
import { shanghaiDay } from '@loan/shared/time/instant';
import type { Deps } from '../../deps.ts';
import { entrustedOf } from '../../drawdown/entrusted.ts';

export async function drawdownView(
  deps: Deps,
  application: Application,
  company: ApplicationView['company'],
): Promise<ApplicationView['drawdown']> {
  const id = 'quotedDrawdownId' in application ? application.quotedDrawdownId : undefined;
  const found = id ? await deps.ledger.find('drawdown', id) : undefined;
  if (!found || !company) return undefined;
  const { state } = found;
  return {
    id: state.id,
    status: state.status,
    quote: state.quote,
    purpose: state.purpose,
    ...(state.entrusted ? { entrusted: state.entrusted } : {}),
    accountMasked: company.accountMasked,
    accountName: company.name,
    bankName: company.bankName,
    ...('instructedAt' in state ? { instructedAt: state.instructedAt } : {}),
    ...(state.status === 'disbursed'
      ? { disbursedAt: state.disbursedAt, bankTransactionNo: state.bankTransactionNo }
      : {}),
    ...('failText' in state ? { failText: state.failText } : {}),
  };
}

/** Whom a draw would pay, once there are terms to draw on; a payee without a name is not connected any more. */
export async function payoutView(deps: Deps, application: Application): Promise<ApplicationView['payout']> {
  if (!('terms' in application) || !application.terms || !('sources' in application)) return undefined;
  const { payee } = productOf(await deps.policies.live(application.product, deps.now())).repayment;
  const entrusted = await entrustedOf(deps, application);
  return { payee, ...(entrusted.ok && entrusted.value ? { entrusted: entrusted.value } : {}) };
}

export async function loanView(deps: Deps, drawdownId: string): Promise<ApplicationView['loan']> {
  const found = await deps.ledger.find('loan', drawdownId);
  if (!found) return undefined;
  const { id, status, principalFen, outstandingFen, annualRatePpm, method, startedOn, schedule } = found.state;
  const today = shanghaiDay(deps.now());
  const nextDue = schedule.instalments.find(({ dueDate }) => dueDate >= today);
  return {
    id,
    status,
    principalFen,
    outstandingFen,
    annualRatePpm,
    method,
    startedOn,
    instalments: schedule.instalments,
    ...(nextDue ? { nextDue } : {}),
  };
}

export async function facilityView(deps: Deps, application: Application): Promise<ApplicationView['facility']> {
  if (application.status !== 'active') return undefined;
  const found = await deps.ledger.find('facility', application.facilityId);
  if (!found) return undefined;
  const { limitFen, drawnFen } = found.state;
  return { limitFen, availableFen: fen(Math.max(0, leftFen(found.state))), drawnFen };
}
