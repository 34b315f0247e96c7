import { z } from '../schema.ts';
import { fullMonthsBetween } from '../time/calendar.ts';
import { Day } from '../time/instant.ts';
import { typedCode } from './typed.ts';

/** Source: GB 11643-1999. Residence permits of Hong Kong, Macao and Taiwan (81, 82, 83) follow the same rule. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/** The first two digits: the province that issued it. */
const REGIONS = [
  ...['11', '12', '13', '14', '15', '21', '22', '23', '31', '32', '33', '34', '35', '36', '37', '41', '42', '43'],
  ...['44', '45', '46', '50', '51', '52', '53', '54', '61', '62', '63', '64', '65', '71', '81', '82', '83'],
];

type IdentityNumberRule = 'length' | 'character' | 'region' | 'date' | 'check';

const birthText = (number: string): string => `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;

function identityNumberProblem(number: string): IdentityNumberRule | undefined {
  if (number.length !== 18) return 'length';
  if (!/^\d{17}[\dX]$/.test(number)) return 'character';
  if (!REGIONS.includes(number.slice(0, 2))) return 'region';
  if (!Day.safeParse(birthText(number)).success) return 'date';
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(number.charAt(index)), 0);
  return CHECKS.charAt(sum % 11) === number.charAt(17) ? undefined : 'check';
}

/** A resident identity number (居民身份证号). Its check digit proves typing; a vendor proves the person. */
export const IdentityNumber = z
  .string()
  .max(40)
  .transform(typedCode)
  .superRefine((number, context) => {
    const problem = identityNumberProblem(number);
    if (problem !== undefined) context.addIssue({ code: 'custom', message: problem });
  })
  .brand<'IdentityNumber'>();
export type IdentityNumber = z.infer<typeof IdentityNumber>;

export const birthDay = (number: IdentityNumber): Day => Day.parse(birthText(number));

/** Whole years on a day; negative for somebody not born yet. Someone of 29 February is a year older on the 28th or 29th. */
export const ageOn = (number: IdentityNumber, day: Day): number =>
  Math.floor(fullMonthsBetween(birthDay(number), day) / 12);

/** Residence permits for residents of Hong Kong, Macao and Taiwan (港澳台居民居住证). */
export const isResidencePermit = (number: IdentityNumber): boolean => ['81', '82', '83'].includes(number.slice(0, 2));
