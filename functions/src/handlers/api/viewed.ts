import type { ApplicationView } from '@loan/shared/api/view';
import type { Application } from '@loan/shared/application/application';
import { ok, type Result } from '@loan/shared/result';
import { viewFor } from '../../use-cases/application/view/view.ts';
import type { Deps } from '../../use-cases/deps.ts';

/** The application a use case answers with, as this caller may see it. */
export async function viewed<E>(
  deps: Deps,
  userId: string,
  result: Promise<Result<Application, E>>,
): Promise<Result<ApplicationView, E>> {
  const answer = await result;
  return answer.ok ? ok(await viewFor(deps, answer.value, userId)) : answer;
}

/** Statuses of what any move of an application may be refused with. */
export const MOVE_STATUS = {
  IllegalTransition: 409,
  CompanyMissing: 422,
  OfferExpired: 410,
  OfferReplaced: 409,
  SigningAttemptsUsedUp: 409,
  LoanDocumentSigned: 409,
  NotYetComplete: 422,
  LostRace: 409,
  AlreadyClaimed: 409,
  HeadroomShort: 409,
  ApplicationNotFound: 404,
  Busy: 409,
} as const;
