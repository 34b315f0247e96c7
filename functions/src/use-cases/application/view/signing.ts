import type { ApplicationView } from '@loan/shared/api/view';
import type { Application } from '@loan/shared/application/application';
import { MAX_SIGNING_ATTEMPTS } from '@loan/shared/application/transitions';
import type { Deps } from '../../deps.ts';
import type { Role } from '../access.ts';

type SigningView = NonNullable<ApplicationView['signing']>;
type SignerView = SigningView['signers'][number];

/** The two credit-bureau authorisations, each with its own signer. */
export async function bureauView(
  deps: Deps,
  application: Application,
  roles: readonly Role[],
): Promise<SigningView | undefined> {
  if (!('bureau' in application) || !application.bureau || !('people' in application)) return undefined;
  const { company, controller } = application.bureau;
  const names = await namesOf(deps, application);
  return {
    attempt: 1,
    attemptsLeft: 0,
    documents: [
      { documentId: company.documentId, title: '企业征信授权书', kind: 'bureauCompany' },
      { documentId: controller.documentId, title: '个人征信授权书', kind: 'bureauController' },
    ],
    signers: [
      signer('company', names.company, roles.includes('legalRepresentative'), company.signedAt),
      signer('controller', names.controller, roles.includes('controller'), controller.signedAt),
    ],
  };
}

export async function loanSigningView(
  deps: Deps,
  application: Application,
  roles: readonly Role[],
): Promise<SigningView | undefined> {
  if (!('signing' in application)) return undefined;
  const { attempt, documentId, companySignedAt, controllerSignedAt, bankSealedAt, failure } = application.signing;
  const names = await namesOf(deps, application);
  return {
    attempt,
    attemptsLeft: MAX_SIGNING_ATTEMPTS - attempt,
    documents: [{ documentId, title: '额度借款合同', kind: 'loanAgreement' }],
    signers: [
      signer('company', names.company, roles.includes('legalRepresentative'), companySignedAt, failure),
      signer('controller', names.controller, roles.includes('controller'), controllerSignedAt, failure),
      signer('bank', deps.settings.bank.name, false, bankSealedAt),
    ],
    ...(failure ? { failure } : {}),
  };
}

function signer(
  role: SignerView['role'],
  nameMasked: string,
  isMe: boolean,
  at: SignerView['at'],
  failure?: string,
): SignerView {
  if (at) return { role, nameMasked, isMe, state: 'signed', at };
  return {
    role,
    nameMasked,
    isMe,
    state: failure === 'rejected' ? 'rejected' : failure === 'wrongSigner' ? 'failed' : 'awaited',
  };
}

async function namesOf({ ledger }: Deps, application: Extract<Application, { people: unknown; companyId: unknown }>) {
  const company = application.companyId ? await ledger.record('company', application.companyId) : undefined;
  const person = application.people ? await ledger.record('person', application.people.controller.personId) : undefined;
  return { company: company?.value.name ?? '', controller: person?.value.nameMasked ?? '' };
}
