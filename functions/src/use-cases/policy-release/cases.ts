import type { ComparedCase } from '@loan/shared/policy-release/compared-case';
import type { Deps } from '../deps.ts';

/** The newest cases of a version; more than this tell nothing more. */
const CASES_MOST = 5_000;

/** What was kept of a version beside the live one, newest first. */
export async function keptCases(
  { ledger }: Pick<Deps, 'ledger'>,
  list: 'shadowCases' | 'backTestCases',
  version: string,
): Promise<ComparedCase[]> {
  const items = await ledger.list(list, version, { limit: CASES_MOST, newestFirst: true });
  return items.map(({ item }) => item);
}
