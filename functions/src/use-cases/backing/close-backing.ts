import { SYSTEM } from '../application/move.ts';
import type { Deps } from '../deps.ts';
import { DONE, type JobOutcome } from '../work/work.ts';
import { moveBacking } from './access.ts';

/** The application has ended: nobody is asked about its papers any more, and the counterparty's shops are let go. */
export async function closeBacking(deps: Deps, { applicationId }: { applicationId: string }): Promise<JobOutcome> {
  const [application, backing] = await Promise.all([
    deps.ledger.find('application', applicationId),
    deps.ledger.find('backing', applicationId),
  ]);
  if (!application || !backing || backing.state.status === 'closed') return DONE;
  const dueAt = deps.now();
  const jobs = backing.state.sources.map((sourceId) => ({
    ...{ id: deps.newId(), kind: 'revokeSource' as const },
    ...{ payload: { sourceId }, dueAt },
  }));
  const event = { type: 'close', at: dueAt } as const;
  const moved = await moveBacking(deps, { application, backing }, { event, by: SYSTEM, extra: { jobs } });
  return moved.ok ? DONE : { tag: 'retry', cause: moved.error.tag };
}
