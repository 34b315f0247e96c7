import type { Application, InStatus } from '@loan/shared/application/application';
import { moveApplication, vendor } from '../application/move.ts';
import type { Deps } from '../deps.ts';
import { readCompany, readPerson } from '../party/people.ts';
import { settle } from '../settle.ts';
import { DONE, type JobOutcome } from '../work/work.ts';

type WithPeople = Extract<Application, { people: unknown; companyId: unknown }> & InStatus<'accepted'>;

/**
 * The e-sign service says that somebody was proven. Looked up again before it counts, and it counts only under the
 * name that was declared: a check of another person's face proves nothing here.
 */
export async function checkIdentity(
  deps: Deps,
  { applicationId, subject, key }: { applicationId: string; subject: 'company' | 'person'; key: string },
): Promise<JobOutcome> {
  const { clientId, name: expected } =
    subject === 'company' ? await readCompany(deps, key) : await readPerson(deps, key);
  const status = await deps.signing.identityStatus({ kind: subject, clientId });
  if (!status.ok)
    return status.error.tag === 'SigningUnknown'
      ? { tag: 'retry', cause: status.error.cause }
      : { tag: 'hopeless', cause: status.error.code };
  if (!status.value.proven) return DONE;
  if (status.value.name !== undefined && status.value.name !== expected) {
    deps.log.alarm('identity proven under another name', { applicationId, subject });
    return DONE;
  }
  const moved = await settle(async () => {
    const before = await deps.ledger.find('application', applicationId);
    if (!before || isProven(before.state as WithPeople, subject, key)) return { ok: true as const, value: undefined };
    const reference = status.value.openId ?? clientId;
    const at = deps.now();
    return moveApplication(deps, {
      before,
      event:
        subject === 'company'
          ? { type: 'proveCompany', at, reference }
          : { type: 'provePerson', at, personId: key as never, reference },
      by: vendor('fadada'),
    });
  });
  return moved.ok || moved.error.tag === 'IllegalTransition' ? DONE : { tag: 'retry', cause: moved.error.tag };
}

function isProven({ people, companyProvenAt }: WithPeople, subject: 'company' | 'person', key: string): boolean {
  if (subject === 'company') return companyProvenAt !== undefined;
  return [people.legalRepresentative, people.controller].every(
    ({ personId, provenAt }) => personId !== key || provenAt !== undefined,
  );
}
