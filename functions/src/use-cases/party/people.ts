import type { Deps } from '../deps.ts';

export type ReadPerson = {
  id: string;
  clientId: string;
  name: string;
  identityNumber: string;
  phone: string;
  nameMasked: string;
  identityMasked: string;
  phoneMasked: string;
};
export type ReadCompany = {
  id: string;
  clientId: string;
  name: string;
  creditCode: string;
  legalRepresentativeName: string;
  account: string;
  accountMasked: string;
  bankName: string;
};

type Reach = Pick<Deps, 'ledger' | 'keyring'>;

/** Opens a person's sealed fields. Called only where a vendor or the bank has to be told. */
export async function readPerson({ ledger, keyring }: Reach, personId: string): Promise<ReadPerson> {
  const found = await ledger.record('person', personId);
  if (!found) throw new Error('readPerson: no such person');
  const { value } = found;
  const [name, identityNumber, phone] = await Promise.all([
    keyring.open(value.name, `person:${personId}:name`),
    keyring.open(value.identityNumber, `person:${personId}:identityNumber`),
    keyring.open(value.phone, `person:${personId}:phone`),
  ]);
  const { clientId, nameMasked, identityMasked, phoneMasked } = value;
  return { id: personId, clientId, name, identityNumber, phone, nameMasked, identityMasked, phoneMasked };
}

export async function readCompany({ ledger, keyring }: Reach, companyId: string): Promise<ReadCompany> {
  const found = await ledger.record('company', companyId);
  if (!found) throw new Error('readCompany: no such company');
  const { value } = found;
  const [legalRepresentativeName, account] = await Promise.all([
    keyring.open(value.legalRepresentativeName, `company:${companyId}:legalRepresentativeName`),
    keyring.open(value.account, `company:${companyId}:account`),
  ]);
  const { clientId, name, creditCode, accountMasked, bankName } = value;
  return { id: companyId, clientId, name, creditCode, legalRepresentativeName, account, accountMasked, bankName };
}
