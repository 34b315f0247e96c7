import { z } from '../schema.ts';
import { typedCode } from './typed.ts';

/** The 31 characters of the code: digits and letters without I, O, S, V, Z. Source: GB 32100-2015. */
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** Characters 9 to 17 are the organisation code (组织机构代码), with a check of its own. Source: GB 11714-1997. */
const ORGANISATION_CHARACTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

type CreditCodeRule = 'length' | 'character' | 'check';

/** Which rule an upper-case code breaks; the message travels to the page, which has the words. */
function creditCodeProblem(code: string): CreditCodeRule | undefined {
  if (code.length !== 18) return 'length';
  const values = Array.from(code, (character) => CHARACTERS.indexOf(character));
  if (values.includes(-1)) return 'character';
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * (values[index] ?? 0), 0);
  return values[17] === (31 - (sum % 31)) % 31 ? undefined : 'check';
}

/** A unified social credit code (统一社会信用代码). Its check character proves typing, never identity. */
export const CreditCode = z
  .string()
  .max(40)
  .transform(typedCode)
  .superRefine((code, context) => {
    const problem = creditCodeProblem(code);
    if (problem !== undefined) context.addIssue({ code: 'custom', message: problem });
  })
  .brand<'CreditCode'>();
export type CreditCode = z.infer<typeof CreditCode>;

/** Some real, older codes fail their inner check, so this is a reason to look again, not to refuse. */
export function hasSoundOrganisationCode(code: CreditCode): boolean {
  const inner = code.slice(8, 17);
  const sum = ORGANISATION_WEIGHTS.reduce(
    (total, weight, index) => total + weight * ORGANISATION_CHARACTERS.indexOf(inner.charAt(index)),
    0,
  );
  const check = 11 - (sum % 11);
  return inner.charAt(8) === (check === 10 ? 'X' : String(check % 11));
}
