import type { InStatus } from '@loan/shared/application/application';
import type { LinkKind } from '@loan/shared/facts/related-parties';
import type { Source } from '@loan/shared/source/source';
import { type SourceKind, VENDORS } from '@loan/shared/source/vendors';
import type { Instant } from '@loan/shared/time/instant';
import type { ListWrite } from '../../ports/ledger.ts';
import type { Deps } from '../deps.ts';
import { readCompany, readPerson } from '../party/people.ts';

/** Something another company may have too: never the value itself, only its keyed fingerprint. */
export type Trait = { by: LinkKind; key: string };
type Reach = Pick<Deps, 'ledger' | 'keyring'>;

export const traitOf = async ({ keyring }: Pick<Deps, 'keyring'>, by: LinkKind, value: string): Promise<Trait> => ({
  by,
  key: `${by}:${await keyring.fingerprint(value, `related:${by}`)}`,
});

/**
 * The rows that let others be found by what this company declares, written together with its submission. Addresses are
 * not among them: nobody tells us any that was checked.
 */
export async function companyRows(deps: Reach, application: InStatus<'draft'>, at: Instant): Promise<ListWrite[]> {
  const { companyId, people, applicantId, id: applicationId } = application;
  if (!companyId || !people) return [];
  const company = await readCompany(deps, companyId);
  const persons = await Promise.all(
    [...new Set([people.legalRepresentative.personId, people.controller.personId])].map((id) => readPerson(deps, id)),
  );
  const traits = await Promise.all([
    ...persons.flatMap(({ identityNumber, phone }) => [
      traitOf(deps, 'controller', identityNumber),
      traitOf(deps, 'phone', phone),
    ]),
    traitOf(deps, 'bankAccount', company.account),
    traitOf(deps, 'wechat', applicantId),
  ]);
  return [
    ...traits.flatMap((trait) => rowsOf(company.clientId, trait, at)),
    {
      list: 'companyApplications',
      owner: company.clientId,
      key: applicationId,
      item: { applicationId, submittedAt: at },
    },
  ];
}

/** An account elsewhere that two companies may both have; of advertising accounts many are an agency's. */
const BY_SOURCE: Partial<Record<SourceKind, LinkKind>> = { shop: 'shop', money: 'bankAccount', goods: 'warehouse' };

/** The rows of an account the applicant has said is theirs. The same account is one in all regions. */
export async function sourceRows(deps: Reach, source: Source, company: string, at: Instant): Promise<ListWrite[]> {
  const by = BY_SOURCE[VENDORS[source.vendor].kind];
  if (!by || !('shop' in source)) return [];
  return rowsOf(company, await traitOf(deps, by, `${source.vendor}:${source.shop.sellerId}`), at);
}

const rowsOf = (company: string, { by, key }: Trait, at: Instant): ListWrite[] => [
  { list: 'holders', owner: key, key: company, item: { at } },
  { list: 'traits', owner: company, key, item: { by, at } },
];

/** With the first signature the bank may ask the credit bureau: the enquiry that other applications have to count. */
export async function enquiryRow(
  { ledger }: Pick<Deps, 'ledger'>,
  { id: applicationId, companyId, submittedAt }: InStatus<'accepted'>,
  at: Instant,
): Promise<ListWrite[]> {
  const company = await ledger.record('company', companyId);
  if (!company) return [];
  const item = { applicationId, submittedAt, bureauSignedAt: at };
  return [{ list: 'companyApplications', owner: company.value.clientId, key: applicationId, item }];
}
