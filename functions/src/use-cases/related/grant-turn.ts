import type { InStatus } from '@loan/shared/application/application';
import type { Policy } from '@loan/shared/policy/policy-schema';
import { err, ok, type Result } from '@loan/shared/result';
import type { Instant } from '@loan/shared/time/instant';
import type { RecordWrite } from '../../ports/ledger.ts';
import type { Deps } from '../deps.ts';
import { retakePledges } from '../pledge/pledge.ts';
import { elsewhere, together } from './grants.ts';
import { lookUp } from './look-up.ts';
import { shopsFinanced } from './related-facts.ts';

export type GrantRefused =
  /** Another company of the cluster has accepted a line since this offer was made. */
  | { tag: 'RelatedLimitReached'; leftFen: number }
  /** What backs this offer stands behind another line by now. */
  | { tag: 'AlreadyFinanced' };

/**
 * Looks once more, at the moment of acceptance, whether the cluster still has room, and gives what has to be written
 * with it: the turn of every company of the cluster, each at the version read before anything was added up. Of two
 * acceptances in one cluster both write the turns both know of, so one is late, decides anew and sees the other.
 */
export async function takeTurn(
  deps: Pick<Deps, 'ledger'>,
  application: InStatus<'offered'>,
  { policy, at }: { policy: Policy; at: Instant },
): Promise<Result<RecordWrite[], GrantRefused>> {
  const company = await deps.ledger.record('company', application.companyId);
  if (!company) return ok([]);
  const { cluster } = await lookUp(deps, company.value.clientId, policy.fraud.related);
  const turns = await Promise.all(
    cluster.companies.map(async (key): Promise<RecordWrite> => {
      const found = await deps.ledger.record('grantTurn', key);
      const value = { applicationId: application.id, at };
      return { kind: 'grantTurn', key, value, expect: found ? found.version : 'new' };
    }),
  );
  const { grants } = await elsewhere(deps, cluster.companies, application.id);
  const grantedFen = together(grants.map((grant) => grant.grantedFen));
  const leftFen = Math.max(0, policy.limit.programmeMaxFen - grantedFen);
  if (application.offer.limitFen > leftFen) return err({ tag: 'RelatedLimitReached', leftFen });
  const isTaken = (await shopsFinanced(deps, application, grants)) > 0 || !(await retakePledges(deps, application.id));
  return isTaken ? err({ tag: 'AlreadyFinanced' }) : ok(turns);
}
