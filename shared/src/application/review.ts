import { RuleCode } from '../policy/rule-schema.ts';
import type { Conclusion } from './application.ts';

type Reason = { readonly code: string; readonly text: string };

/** What the applicant contests, in the applicant's own words, beside the rules that stood in the way. */
export const CONTESTED = 'contested';

/** What a person finds on one by one (复核项): the rules that stood in the way. Gaps of the score only explain one of them. */
export const itemsIn = <R extends Reason>(reasons: readonly R[]): R[] =>
  reasons.filter(({ code }) => RuleCode.safeParse(code).success);

export const contestedIn = (reasons: readonly Reason[]): string | undefined =>
  reasons.find(({ code }) => code === CONTESTED)?.text;

/** Whether two people found the same on every item; each has grounds of their own. */
export function agree(one: Pick<Conclusion, 'items'>, other: Pick<Conclusion, 'items'>): boolean {
  const found = ({ items }: Pick<Conclusion, 'items'>) => items.map(({ code, result }) => `${code} ${result}`).sort();
  return JSON.stringify(found(one)) === JSON.stringify(found(other));
}
