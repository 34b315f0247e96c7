import type { Deps } from '../deps.ts';

/** Whether any shop of the application, other than `except`, is being read right now. */
export async function othersReading(
  { ledger }: Pick<Deps, 'ledger'>,
  sources: readonly string[],
  except: string,
): Promise<boolean> {
  const found = await Promise.all(sources.filter((id) => id !== except).map((id) => ledger.find('source', id)));
  return found.some((source) => source?.state.status === 'reading');
}
