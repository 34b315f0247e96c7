import type { declareCompany as contract, PersonEntry } from '@loan/shared/api/application';
import type { Application } from '@loan/shared/application/application';
import { CompanyId, PersonId, type UserId } from '@loan/shared/application/ids';
import { CorporateAccount } from '@loan/shared/party/corporate-account';
import { CreditCode } from '@loan/shared/party/credit-code';
import { IdentityNumber } from '@loan/shared/party/identity-number';
import { maskAccount, maskIdentityNumber, maskName, maskPhone } from '@loan/shared/party/mask';
import { PersonName } from '@loan/shared/party/person-name';
import { Phone } from '@loan/shared/party/phone';
import { err, ok, type Result } from '@loan/shared/result';
import type { z } from '@loan/shared/schema';
import type { RecordWrite } from '../../ports/ledger.ts';
import type { Deps } from '../deps.ts';
import { type Busy, settle } from '../settle.ts';
import { type ApplicationNotFound, openFor } from './access.ts';
import { type MoveError, moveApplication, user } from './move.ts';

type Request = z.infer<typeof contract.request>;
type Entry = z.infer<typeof PersonEntry>;

/** Which field, and which rule it breaks; the page has the words and the cure. */
export type FieldsInvalid = { tag: 'FieldsInvalid'; fields: { path: string; rule: string }[] };
export type DeclareError = MoveError | ApplicationNotFound | FieldsInvalid | Busy;

/**
 * Takes down the company and its people while the application is a draft. A check character proves typing, never
 * identity: proof comes from the e-sign service later. Everything personal is sealed before it is written.
 */
export async function declareCompany(
  deps: Deps,
  userId: string,
  request: Request,
): Promise<Result<Application, DeclareError>> {
  const checked = check(request);
  if (!checked.ok) return checked;
  return settle(async () => {
    const found = await openFor(deps, userId, request.id);
    if (!found.ok) return found;
    const { state } = found.value;
    // Drafts are declared over and over: the same people keep their ids.
    const known = state.status === 'draft' ? state : undefined;
    const companyId = known?.companyId ?? CompanyId.parse(deps.newId());
    const legalId = known?.people?.legalRepresentative.personId ?? PersonId.parse(deps.newId());
    const { company, legal, controller } = checked.value;
    const one = controller === undefined;
    const before = known?.people?.controller.personId;
    const controllerId = one ? legalId : before && before !== legalId ? before : PersonId.parse(deps.newId());

    const records = [
      await companyRecord(deps, companyId, company, legal.name),
      await personRecord(deps, legalId, legal),
    ];
    if (controller) records.push(await personRecord(deps, controllerId, controller));
    const at = deps.now();
    return moveApplication(deps, {
      before: found.value,
      event: {
        type: 'declareCompany',
        at,
        companyId,
        people: peopleOf(userId as UserId, request.applicantIs, legalId, controllerId),
        settlement: request.settlement,
        ...(request.requestedLimitFen === undefined ? {} : { requestedLimitFen: request.requestedLimitFen }),
      },
      by: user(userId),
      with: {
        records,
      },
    });
  });
}

function peopleOf(userId: UserId, applicantIs: Request['applicantIs'], legalId: PersonId, controllerId: PersonId) {
  const one = legalId === controllerId;
  const isLegal =
    applicantIs === 'legalRepresentative' || applicantIs === 'both' || (one && applicantIs === 'controller');
  const isController =
    applicantIs === 'controller' || applicantIs === 'both' || (one && applicantIs === 'legalRepresentative');
  return {
    legalRepresentative: { personId: legalId, ...(isLegal ? { userId } : {}) },
    controller: { personId: controllerId, ...(isController ? { userId } : {}) },
  };
}

type Person = { name: string; identityNumber: string; phone: string };
type Checked = {
  company: { name: string; creditCode: string; account: string; bankName: string };
  legal: Person;
  controller: Person | undefined;
};

function check({
  name,
  creditCode,
  account,
  legalRepresentative,
  controller,
}: Request): Result<Checked, FieldsInvalid> {
  const fields: FieldsInvalid['fields'] = [];
  const read = <T>(path: string, schema: z.ZodType<T>, value: unknown): T | undefined => {
    const parsed = schema.safeParse(value);
    if (!parsed.success) fields.push({ path, rule: parsed.error.issues[0]?.message ?? 'invalid' });
    return parsed.data;
  };
  const person = (path: string, entry: Entry): Person => ({
    name: read(`${path}.name`, PersonName, entry.name) ?? '',
    identityNumber: read(`${path}.identityNumber`, IdentityNumber, entry.identityNumber) ?? '',
    phone: read(`${path}.phone`, Phone, entry.phone) ?? '',
  });
  const checked: Checked = {
    company: {
      name: name.trim(),
      creditCode: read('creditCode', CreditCode, creditCode) ?? '',
      account: read('account.number', CorporateAccount, account.number) ?? '',
      bankName: account.bankName.trim(),
    },
    legal: person('legalRepresentative', legalRepresentative),
    controller: controller === 'sameAsLegalRepresentative' ? undefined : person('controller', controller),
  };
  return fields.length > 0 ? err({ tag: 'FieldsInvalid', fields }) : ok(checked);
}

async function companyRecord(
  { keyring }: Deps,
  id: string,
  company: Checked['company'],
  legalName: string,
): Promise<RecordWrite> {
  const value = {
    id,
    name: company.name,
    creditCode: company.creditCode,
    bankName: company.bankName,
    legalRepresentativeName: await keyring.seal(legalName, `company:${id}:legalRepresentativeName`),
    account: await keyring.seal(company.account, `company:${id}:account`),
    accountMasked: maskAccount(company.account),
    clientId: await keyring.fingerprint(company.creditCode, 'creditCode'),
  };
  return { kind: 'company', key: id, value, expect: 'any' };
}

async function personRecord({ keyring }: Deps, id: string, person: Person): Promise<RecordWrite> {
  const value = {
    id,
    name: await keyring.seal(person.name, `person:${id}:name`),
    identityNumber: await keyring.seal(person.identityNumber, `person:${id}:identityNumber`),
    phone: await keyring.seal(person.phone, `person:${id}:phone`),
    nameMasked: maskName(person.name),
    identityMasked: maskIdentityNumber(person.identityNumber),
    phoneMasked: maskPhone(person.phone),
    clientId: await keyring.fingerprint(person.identityNumber, 'identityNumber'),
  };
  return { kind: 'person', key: id, value, expect: 'any' };
}
