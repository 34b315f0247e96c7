import type { ApplicationView } from '@loan/shared/api/view';
import type { Application, Signer } from '@loan/shared/application/application';
import type { Deps } from '../../deps.ts';

type PersonView = ApplicationView['people'][number];

export async function companyView({ ledger }: Deps, application: Application): Promise<ApplicationView['company']> {
  if (!('companyId' in application) || !application.companyId) return undefined;
  const company = await ledger.record('company', application.companyId);
  if (!company) return undefined;
  const { name, creditCode, bankName, accountMasked } = company.value;
  return {
    name,
    creditCode,
    bankName,
    accountMasked,
    proven: 'companyProvenAt' in application && application.companyProvenAt !== undefined,
  };
}

export async function peopleView(deps: Deps, application: Application, userId: string): Promise<PersonView[]> {
  if (!('people' in application) || !application.people) return [];
  const { legalRepresentative, controller } = application.people;
  return Promise.all([
    personView(deps, 'legalRepresentative', legalRepresentative, userId),
    personView(deps, 'controller', controller, userId),
  ]);
}

async function personView(
  { ledger }: Deps,
  role: PersonView['role'],
  signer: Signer,
  userId: string,
): Promise<PersonView> {
  const person = await ledger.record('person', signer.personId);
  const { nameMasked, identityMasked, phoneMasked } = person?.value ?? {
    nameMasked: '',
    identityMasked: '',
    phoneMasked: '',
  };
  return {
    role,
    nameMasked,
    identityMasked,
    phoneMasked,
    isMe: signer.userId === userId,
    proven: signer.provenAt !== undefined,
    invitation: invitationOf(signer),
    ...(signer.invitedAt ? { invitedAt: signer.invitedAt } : {}),
    ...(signer.openedAt ? { openedAt: signer.openedAt } : {}),
  };
}

function invitationOf({ invitedAt, openedAt, userId, declinedAt }: Signer): PersonView['invitation'] {
  if (declinedAt) return 'declined';
  if (userId) return invitedAt ? 'taken' : 'none';
  if (openedAt) return 'opened';
  return invitedAt ? 'sent' : 'none';
}
