import { COMPANIES } from '@loan/sandbox/people/companies';
import { PERSONS } from '@loan/sandbox/people/persons';

/** What must never stand in clear in a row, a log line or an address: of persons, accounts and permissions. */
const SECRETS: readonly string[] = [
  ...PERSONS.flatMap(({ name, identityNumber, phone, wechatOpenId }) => [name, identityNumber, phone, wechatOpenId]),
  ...COMPANIES.map(({ corporateAccount }) => corporateAccount.accountNumber),
  // Amazon's refresh and access tokens begin so.
  'Atzr|',
  'Atza|',
];

/** Which of them a text gives away. */
export const secretsIn = (text: string): string[] => SECRETS.filter((secret) => text.includes(secret));
