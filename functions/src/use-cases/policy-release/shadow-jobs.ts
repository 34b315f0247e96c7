import type { Application } from '@loan/shared/application/application';
import { shadowsIn } from '@loan/shared/policy-release/book';
import type { NewJob } from '../../ports/jobs.ts';
import type { Deps } from '../deps.ts';

/** The work of the versions in shadow, apart from the live decision: whatever becomes of it, that one stands. */
export async function shadowJobs(
  deps: Pick<Deps, 'ledger' | 'now' | 'newId'>,
  { id: applicationId, product }: Pick<Application, 'id' | 'product'>,
  decisionId: string,
): Promise<NewJob[]> {
  const book = await deps.ledger.find('policyBook', product);
  const dueAt = deps.now();
  if (!book || shadowsIn(book.state, dueAt).length === 0) return [];
  return [{ id: deps.newId(), kind: 'decideShadow', payload: { applicationId, decisionId }, dueAt }];
}
