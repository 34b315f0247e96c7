import type { Application, InStatus } from '@loan/shared/application/application';
import { NOT_OFFERED, type NotOffered } from '@loan/shared/facts/offered';
import { isSameCompanyName } from '@loan/shared/party/company-name';
import type { Records } from '../../ports/records.ts';
import type { Deps } from '../deps.ts';

type Reach = Pick<Deps, 'ledger' | 'keyring'>;

/** No honest company has as many; of more, what the first of them prove is compared. */
const MOST_COMPARED = 60;

/**
 * Whether the company and its people are declared under the names that were proven before for the same credit code and
 * identity numbers, here or by a related company, and one number under one name. Where nothing can be compared nobody
 * knows, and the e-sign service proves it later; whose a shop or an account is has rules of its own.
 */
export async function identityConsistent(
  deps: Reach,
  application: InStatus<'assessing'>,
  elsewhere: readonly Application[],
): Promise<boolean | NotOffered> {
  const others = elsewhere.slice(0, MOST_COMPARED);
  const [company, people] = await Promise.all([
    companyAgrees(deps, application, others),
    peopleAgree(deps, application, others),
  ]);
  const agreements = [...company, ...people];
  return agreements.length === 0 ? NOT_OFFERED : agreements.every((agrees) => agrees);
}

async function companyAgrees(
  { ledger }: Reach,
  { companyId }: InStatus<'assessing'>,
  others: readonly Application[],
): Promise<boolean[]> {
  const declared = (await ledger.record('company', companyId))?.value;
  const provenIds = others.flatMap((other) =>
    'companyProvenAt' in other && other.companyProvenAt !== undefined ? [other.companyId] : [],
  );
  const proven = await Promise.all(provenIds.map((id) => ledger.record('company', id)));
  return proven.flatMap((one) =>
    one !== undefined && one.value.clientId === declared?.clientId
      ? [isSameCompanyName(one.value.name, declared.name)]
      : [],
  );
}

async function peopleAgree(
  { ledger, keyring }: Reach,
  { people: { legalRepresentative, controller } }: InStatus<'assessing'>,
  others: readonly Application[],
): Promise<boolean[]> {
  const provenIds = others.flatMap((other) =>
    'people' in other && other.people !== undefined
      ? [other.people.legalRepresentative, other.people.controller].flatMap(({ personId, provenAt }) =>
          provenAt === undefined ? [] : [personId],
        )
      : [],
  );
  const read = async (ids: readonly string[]) =>
    (await Promise.all([...new Set(ids)].map((id) => ledger.record('person', id)))).flatMap((found) =>
      found === undefined ? [] : [found.value],
    );
  const declared = await read([legalRepresentative.personId, controller.personId]);
  const proven = await read(provenIds);
  // A name is opened only where the numbers are the same one.
  const nameOf = ({ id, name }: Records['person']) => keyring.open(name, `person:${id}:name`);
  const pairs = declared.flatMap((one, index) =>
    [...declared.slice(index + 1), ...proven]
      .filter(({ clientId }) => clientId === one.clientId)
      .map((other) => [one, other] as const),
  );
  return Promise.all(pairs.map(async ([one, other]) => (await nameOf(one)) === (await nameOf(other))));
}
