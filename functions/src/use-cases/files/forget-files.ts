import type { Deps } from '../deps.ts';
import { DONE, type JobOutcome } from '../work/work.ts';
import { arrivedName, keptName } from './book.ts';
import { filesHaveGround } from './ground.ts';

/** Far more than an application can have of either. */
const LISTED = 500;

/** The ground for keeping an application's files has gone: they go, and what is written down of them. */
export async function forgetFiles(deps: Deps, { applicationId }: { applicationId: string }): Promise<JobOutcome> {
  const application = await deps.ledger.find('application', applicationId);
  // Agreed to again before this ran: the files that came with it are not those it was meant for.
  if (application && (await filesHaveGround(deps, application.state))) return DONE;
  await deps.ledger.commit({ records: [{ kind: 'files', key: applicationId, delete: true }] });
  await sweepFiles(deps, applicationId, () => false);
  return DONE;
}

/** Deletes every object of an application's files but those whose file is to stay. */
export async function sweepFiles(
  { objects }: Pick<Deps, 'objects'>,
  applicationId: string,
  stays: (fileId: string) => boolean,
): Promise<void> {
  for (const folder of [arrivedName(applicationId, ''), keptName(applicationId, '')]) {
    const names = await objects.list('facts', folder, LISTED);
    for (const name of names) if (!stays(name.slice(folder.length))) await objects.delete('facts', name);
  }
}
