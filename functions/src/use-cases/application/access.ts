import type { Application } from '@loan/shared/application/application';
import { err, ok, type Result } from '@loan/shared/result';
import type { Loaded } from '../../ports/ledger.ts';
import type { Deps } from '../deps.ts';

export type ApplicationNotFound = { tag: 'ApplicationNotFound' };
export type Role = 'applicant' | 'legalRepresentative' | 'controller';

/** What a user is in an application; nothing for a stranger. */
export function rolesOf(application: Application, userId: string): Role[] {
  const roles: Role[] = application.applicantId === userId ? ['applicant'] : [];
  if ('people' in application && application.people) {
    const { legalRepresentative, controller } = application.people;
    if (legalRepresentative.userId === userId) roles.push('legalRepresentative');
    if (controller.userId === userId) roles.push('controller');
  }
  return roles;
}

/** The application, for someone with a place in it. Another user's id answers as a made-up id would. */
export async function openFor(
  { ledger }: Pick<Deps, 'ledger'>,
  userId: string,
  applicationId: string,
  needs: 'applicant' | 'anyRole' = 'applicant',
): Promise<Result<Loaded<'application'>, ApplicationNotFound>> {
  const found = await ledger.find('application', applicationId);
  const roles = found ? rolesOf(found.state, userId) : [];
  const allowed = needs === 'anyRole' ? roles.length > 0 : roles.includes('applicant');
  return found && allowed ? ok(found) : err({ tag: 'ApplicationNotFound' });
}
