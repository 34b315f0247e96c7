import { COMPANIES } from '@loan/sandbox/people/companies';
import { PERSONS } from '@loan/sandbox/people/persons';

/** What belongs to a person and is nobody's to read in the clear. */
const PERSONAL = [
  ...PERSONS.flatMap(({ name, identityNumber, phone }) => [name, identityNumber, phone]),
  ...COMPANIES.map(({ corporateAccount }) => corporateAccount.accountNumber),
  'Atzr|',
  'Atza|',
];
/** A log says ids, counts and tags: not even which company. */
const UNLOGGABLE = [...PERSONAL, ...COMPANIES.map(({ name }) => name), 'Bearer '];
/** Names of errors that no outage makes. */
const DEFECT = /InvariantViolation|ZodError|TypeError|RangeError|ReferenceError|SyntaxError|ValidationException/;
/** DESIGN: an item stays under 64 KB. */
const ITEM_CHARS_MAX = 64 * 1024;

export const LOG_LAW = 'no line of the log says a defect or names a person, an account or a token';

export function lineBroken(line: string): string | undefined {
  const named = UNLOGGABLE.find((word) => line.includes(word));
  if (named) return `a line holds what belongs to a person: ${line.replaceAll(named, '***')}`;
  return DEFECT.test(line) ? `a defect: ${line}` : undefined;
}

export const ROW_LAW = 'no row holds personal data in the clear, or more than 64 KB';

export function rowBroken(row: { pk: string; sk: string }): string | undefined {
  const text = JSON.stringify(row);
  if (text.length > ITEM_CHARS_MAX) return `${row.pk} ${row.sk} has ${text.length} characters`;
  const found = PERSONAL.find((word) => text.includes(word));
  return found && `${row.pk} ${row.sk} holds what belongs to a person`;
}
