import { PAGES } from '@loan/shared/api/pages';
import type { Application } from '@loan/shared/application/application';
import { err, ok, type Result } from '@loan/shared/result';
import type { IdentityAlreadyProven, SigningError } from '../../ports/signing-service.ts';
import { type ApplicationNotFound, openFor, type Role, rolesOf } from '../application/access.ts';
import type { Deps } from '../deps.ts';
import { readCompany, readPerson } from '../party/people.ts';
import { lookNow } from './watching.ts';

export type SigningStep =
  | 'provePerson'
  | 'proveCompany'
  | 'signBureauCompany'
  | 'signBureauController'
  | 'signLoan'
  | 'done';
type Page = { step: SigningStep; url?: string; application: Application };

/** The next thing this person has to do at the e-sign service, and the page for it. */
export async function openSigningPage(
  deps: Deps,
  userId: string,
  { id }: { id: string },
): Promise<Result<Page, ApplicationNotFound | SigningError>> {
  const found = await openFor(deps, userId, id, 'anyRole');
  if (!found.ok) return found;
  const application = found.value.state;
  const step = nextStep(application, rolesOf(application, userId));
  if (step === 'done') return ok({ step, application });
  const url = await pageFor(deps, application as SigningApplication, step, rolesOf(application, userId));
  if (url === undefined) return ok({ step, application });
  if (url.ok) return ok({ step, url: url.value.url, application });
  if (url.error.tag !== 'IdentityAlreadyProven') return err(url.error);
  // Proven on another visit and our side has not heard yet, or never will: fetch the service's word.
  await lookUp(deps, application as SigningApplication, step, rolesOf(application, userId));
  return ok({ step, application });
}

type SigningApplication = Extract<Application, { status: 'accepted' | 'signing' }>;

/** Proof first, then the authorisations, then the loan: each of them by the person themself. */
export function nextStep(application: Application, roles: readonly Role[]): SigningStep {
  if (application.status !== 'accepted' && application.status !== 'signing') return 'done';
  const legal = roles.includes('legalRepresentative');
  const controller = roles.includes('controller');
  const { people, companyProvenAt, bureau } = application;
  if (legal && !people.legalRepresentative.provenAt) return 'provePerson';
  if (controller && !people.controller.provenAt) return 'provePerson';
  if (legal && !companyProvenAt) return 'proveCompany';
  if (application.status === 'accepted') {
    if (legal && !bureau.company.signedAt) return 'signBureauCompany';
    return controller && !bureau.controller.signedAt ? 'signBureauController' : 'done';
  }
  const { companySignedAt, controllerSignedAt } = application.signing;
  return (legal && !companySignedAt) || (controller && !controllerSignedAt) ? 'signLoan' : 'done';
}

type Url = Promise<Result<{ url: string }, SigningError | IdentityAlreadyProven> | undefined>;

/** Nothing yet while the document is being printed; the phone asks again. */
async function pageFor(
  deps: Deps,
  application: SigningApplication,
  step: Exclude<SigningStep, 'done'>,
  roles: readonly Role[],
): Url {
  const redirectUrl = `${deps.settings.publicUrl}/#/${PAGES.afterSigning(application.id)}`;
  const { people, bureau } = application;
  switch (step) {
    case 'provePerson': {
      const { id, clientId, name, identityNumber, phone } = await readPerson(deps, toBeProven(people, roles));
      await expectCallback(deps, application, clientId, `person:${id}`);
      return deps.signing.identityUrl({ kind: 'person', clientId, name, identityNumber, phone, redirectUrl });
    }
    case 'proveCompany':
      return companyPage(deps, application, redirectUrl);
    case 'signBureauCompany':
    case 'signBureauController': {
      const subject = step === 'signBureauCompany' ? ('company' as const) : ('controller' as const);
      const check = { kind: 'checkBureau', payload: { applicationId: application.id, subject } } as const;
      return taskPage(deps, { taskId: bureau[subject].taskId, key: subject, redirectUrl, check });
    }
    case 'signLoan': {
      if (application.status !== 'signing') return undefined;
      const { taskId, attempt, companySignedAt } = application.signing;
      const key = roles.includes('legalRepresentative') && !companySignedAt ? 'company' : 'controller';
      const check = { kind: 'checkSigning', payload: { applicationId: application.id, attempt } } as const;
      return taskPage(deps, { taskId, key, redirectUrl, check });
    }
  }
}

type TaskPage = {
  taskId: string | undefined;
  key: 'company' | 'controller';
  redirectUrl: string;
  check: Parameters<typeof lookNow>[2];
};

/**
 * The page to sign on. Whoever has signed already has come back from it before its callback: then the service's word
 * is fetched, and the phone waits for that.
 */
async function taskPage(deps: Deps, { taskId, key, redirectUrl, check }: TaskPage): Url {
  if (!taskId) return undefined;
  const status = await deps.signing.taskStatus(taskId);
  if (!status.ok) return status;
  const mine = status.value.signers.find((signer) => signer.key === key);
  if (status.value.state === 'signing' && mine?.state !== 'signed')
    return deps.signing.signerUrl(taskId, key, redirectUrl);
  await lookNow(deps, taskId, check);
  return undefined;
}

/** Where the service's callback belongs: the service knows the person or company, and not for which application. */
async function expectCallback(
  deps: Deps,
  application: SigningApplication,
  clientId: string,
  subject: string,
): Promise<void> {
  const value = { applicationId: application.id, subject };
  await deps.ledger.commit({ records: [{ kind: 'pointer', key: `identity:${clientId}`, value, expect: 'any' }] });
}

/** Which of a person's two roles still has to be proven. */
function toBeProven({ legalRepresentative, controller }: SigningApplication['people'], roles: readonly Role[]): string {
  const legalFirst = roles.includes('legalRepresentative') && !legalRepresentative.provenAt;
  return legalFirst ? legalRepresentative.personId : controller.personId;
}

async function lookUp(
  deps: Deps,
  application: SigningApplication,
  step: SigningStep,
  roles: readonly Role[],
): Promise<void> {
  const company = step === 'proveCompany';
  const key = company ? application.companyId : toBeProven(application.people, roles);
  const payload = { applicationId: application.id, subject: company ? ('company' as const) : ('person' as const), key };
  await lookNow(deps, key, { kind: 'checkIdentity', payload });
}

async function companyPage(deps: Deps, application: SigningApplication, redirectUrl: string): Url {
  const company = await readCompany(deps, application.companyId);
  const operator = await readPerson(deps, application.people.legalRepresentative.personId);
  await expectCallback(deps, application, company.clientId, `company:${company.id}`);
  return deps.signing.identityUrl({
    kind: 'company',
    clientId: company.clientId,
    name: company.name,
    creditCode: company.creditCode,
    legalRepresentativeName: company.legalRepresentativeName,
    operator: {
      clientId: operator.clientId,
      name: operator.name,
      identityNumber: operator.identityNumber,
      phone: operator.phone,
    },
    redirectUrl,
  });
}
