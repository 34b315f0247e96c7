import type { Application, InStatus, Signing } from '@loan/shared/application/application';
import { FacilityId } from '@loan/shared/application/ids';
import { type ApplicationError, MAX_SIGNING_ATTEMPTS } from '@loan/shared/application/transitions';
import { transitionFacility } from '@loan/shared/facility/facility';
import { err, ok, type Result } from '@loan/shared/result';
import type { JobPayloads } from '../../ports/jobs.ts';
import type { SigningTask, TaskStatus } from '../../ports/signing-service.ts';
import { type ApplicationNotFound, openFor } from '../application/access.ts';
import { type MoveError, moveApplication, SYSTEM, user, vendor } from '../application/move.ts';
import type { Deps } from '../deps.ts';
import { canonicalBytes, sha256 } from '../hashes.ts';
import { readCompany, readPerson } from '../party/people.ts';
import { type Busy, settle } from '../settle.ts';
import { DONE, type JobOutcome, type JobRun } from '../work/work.ts';
import { readContent } from './bureau.ts';
import { documentContentName, printedName, signedName } from './document-names.ts';
import { loanAgreementOf } from './loan-agreement.ts';
import { callOff, lookAgain } from './watching.ts';

export type DrawdownMissing = { tag: 'DrawdownMissing' };
type StartError = MoveError | ApplicationNotFound | DrawdownMissing | Busy;

/** Sends the loan agreement, with the first drawdown in it, out for signature. Three times at most. */
export async function startSigning(
  deps: Deps,
  userId: string,
  { id }: { id: string },
): Promise<Result<Application, StartError>> {
  return settle(async () => {
    const found = await openFor(deps, userId, id);
    if (!found.ok) return found;
    const { state } = found.value;
    if (state.status === 'signing' || state.status === 'active') return ok(state);
    if (state.status !== 'approved' && state.status !== 'signingFailed') {
      return err({ tag: 'IllegalTransition', from: state.status, event: 'startSigning' } satisfies ApplicationError);
    }
    const drawdown = state.quotedDrawdownId && (await deps.ledger.find('drawdown', state.quotedDrawdownId));
    if (!drawdown) return err({ tag: 'DrawdownMissing' as const });
    const attempt = 'signing' in state ? state.signing.attempt + 1 : 1;
    if (attempt > MAX_SIGNING_ATTEMPTS) return err({ tag: 'SigningAttemptsUsedUp' as const });

    const at = deps.now();
    const documentId = deps.newId();
    const content = await loanAgreementOf(deps, state, drawdown.state, at, documentId);
    const bytes = canonicalBytes(content);
    await deps.objects.put('evidence', documentContentName(documentId), bytes, 'application/json');
    const signing: Signing = {
      attempt,
      taskReference: `LOAN-${id}-${attempt}`,
      documentId,
      drawdownId: drawdown.state.id,
    };
    return moveApplication(deps, {
      before: found.value,
      event: { type: 'startSigning', at, signing },
      by: user(userId),
      with: {
        records: [
          {
            kind: 'document',
            key: documentId,
            value: { applicationId: id, kind: 'loanAgreement', title: content.title, contentSha256: sha256(bytes) },
            expect: 'new',
          },
        ],
      },
    });
  });
}

/** Prints the agreement and hands it to the e-sign service: company, co-borrower, and the bank's seal last. */
export async function prepareContract(deps: Deps, { applicationId }: { applicationId: string }): Promise<JobOutcome> {
  const found = await deps.ledger.find('application', applicationId);
  if (found?.state.status !== 'signing' || found.state.signing.taskId) return DONE;
  const application = found.state;
  const { documentId, attempt } = application.signing;
  const content = await readContent(deps, documentId);
  const printed = await deps.printer.print(content, application.terms.decidedAt);
  if (!printed.ok) return { tag: 'hopeless', cause: 'a character of this document is in no font' };
  await deps.objects.put('evidence', printedName(documentId), printed.value, 'application/pdf');
  const created = await deps.signing.createTask(await taskOf(deps, application, content.title, printed.value));
  if (!created.ok)
    return created.error.tag === 'SigningUnknown'
      ? { tag: 'retry', cause: created.error.cause }
      : { tag: 'hopeless', cause: created.error.code };

  const { taskId } = created.value;
  const moved = await settle(async () =>
    moveApplication(deps, {
      before: await deps.ledger.find('application', applicationId),
      event: { type: 'sendSigning', at: deps.now(), taskId, sha256: sha256(printed.value) },
      by: SYSTEM,
      with: {
        records: [
          {
            kind: 'pointer',
            key: `task:${taskId}`,
            value: { applicationId, subject: `loan:${attempt}` },
            expect: 'any',
          },
        ],
      },
    }),
  );
  if (moved.ok) return DONE;
  if (moved.error.tag !== 'IllegalTransition') return { tag: 'retry', cause: moved.error.tag };
  const after = (await deps.ledger.find('application', applicationId))?.state;
  return after && 'signing' in after && after.signing.taskId === taskId ? DONE : callOff(deps, taskId);
}

async function taskOf(
  deps: Deps,
  application: InStatus<'signing'>,
  title: string,
  pdf: Uint8Array,
): Promise<SigningTask> {
  const { documentId, taskReference } = application.signing;
  const { legalRepresentative, controller } = application.people;
  const company = await readCompany(deps, application.companyId);
  const person = await readPerson(deps, controller.personId);
  const operator = await readPerson(deps, legalRepresentative.personId);
  const { bank } = deps.settings;
  const content = await readContent(deps, documentId);
  const fieldsOf = (party: 'company' | 'controller' | 'bank') =>
    content.signatures.filter((block) => block.signer === party).map(({ keyword }) => ({ documentId, keyword }));
  return {
    reference: taskReference,
    subject: title,
    kind: 'loan',
    documents: [{ documentId, name: title, pdf }],
    signers: [
      {
        key: 'company',
        name: company.name,
        creditCode: company.creditCode,
        clientId: company.clientId,
        operatorClientId: operator.clientId,
        fields: fieldsOf('company'),
      },
      {
        key: 'controller',
        name: person.name,
        identityNumber: person.identityNumber,
        clientId: person.clientId,
        fields: fieldsOf('controller'),
      },
      {
        key: 'bank',
        name: bank.name,
        openCorpId: bank.openCorpId,
        businessId: bank.businessId,
        fields: fieldsOf('bank'),
      },
    ],
    expiresAt: application.terms.validUntil,
  };
}

const SEAL_MS = 5_000;
const FAILURES: Partial<Record<TaskStatus['state'], Signing['failure']>> = {
  rejected: 'rejected',
  expired: 'expired',
  cancelled: 'cancelled',
};

/** Looks up how far the signatures have come, and opens the facility once the last one is there. */
export async function checkSigning(
  deps: Deps,
  { applicationId, attempt, watch }: JobPayloads['checkSigning'],
  { since }: Pick<JobRun, 'since'>,
): Promise<JobOutcome> {
  const found = await deps.ledger.find('application', applicationId);
  if (found?.state.status !== 'signing' || found.state.signing.attempt !== attempt || !found.state.signing.taskId)
    return DONE;
  const status = await deps.signing.taskStatus(found.state.signing.taskId);
  if (!status.ok)
    return status.error.tag === 'SigningUnknown'
      ? { tag: 'retry', cause: status.error.cause }
      : { tag: 'hopeless', cause: status.error.code };

  for (const signer of status.value.signers) {
    if (signer.state === 'signed') await notePart(deps, applicationId, signer.key);
  }
  const failure = FAILURES[status.value.state];
  const wrongSigner = status.value.signers.some(({ state }) => state === 'failed');
  if (failure || wrongSigner) return fail(deps, applicationId, failure ?? 'wrongSigner');
  if (status.value.state === 'finished') return activate(deps, applicationId);
  // The lender's seal is placed by the vendor itself, moments after the last person has signed.
  if (status.value.signers.every(({ key, state }) => key === 'bank' || state === 'signed'))
    return lookAgain(since, deps.now(), SEAL_MS);
  return watch ? lookAgain(since, deps.now()) : DONE;
}

async function notePart(deps: Deps, applicationId: string, signer: 'company' | 'controller' | 'bank'): Promise<void> {
  await settle(async () => {
    const before = await deps.ledger.find('application', applicationId);
    if (before?.state.status !== 'signing') return ok(undefined);
    const { companySignedAt, controllerSignedAt, bankSealedAt } = before.state.signing;
    const known = { company: companySignedAt, controller: controllerSignedAt, bank: bankSealedAt }[signer];
    const at = deps.now();
    return known
      ? ok(undefined)
      : moveApplication(deps, { before, event: { type: 'signPart', at, signer, signedAt: at }, by: vendor('fadada') });
  });
}

async function fail(deps: Deps, applicationId: string, failure: NonNullable<Signing['failure']>): Promise<JobOutcome> {
  const moved = await settle(async () =>
    moveApplication(deps, {
      before: await deps.ledger.find('application', applicationId),
      event: { type: 'failSigning', at: deps.now(), failure },
      by: vendor('fadada'),
    }),
  );
  return moved.ok || moved.error.tag === 'IllegalTransition' ? DONE : { tag: 'retry', cause: moved.error.tag };
}

/** The signed bytes are kept before the facility opens; then the first drawdown is held. */
async function activate(deps: Deps, applicationId: string): Promise<JobOutcome> {
  const found = await deps.ledger.find('application', applicationId);
  if (found?.state.status !== 'signing' || !found.state.signing.taskId) return DONE;
  const { documentId, taskId, drawdownId } = found.state.signing;
  const signed = await deps.signing.signedDocuments(taskId);
  const pdf = signed.ok
    ? (signed.value.find((document) => document.documentId === documentId) ?? signed.value[0])?.pdf
    : undefined;
  if (!pdf) return { tag: 'retry', cause: 'signed document not to be had yet' };
  await deps.objects.put('evidence', signedName(documentId), pdf, 'application/pdf');

  const moved = await settle(async () => {
    const before = await deps.ledger.find('application', applicationId);
    if (before?.state.status !== 'signing') return ok(undefined);
    const at = deps.now();
    const { terms, bankId } = before.state;
    // The application's id serves the facility: one application opens one line.
    const facilityId = FacilityId.parse(applicationId);
    const open = {
      type: 'open',
      at,
      id: facilityId,
      applicationId: before.state.id,
      bankId,
      limitFen: terms.limitFen,
      availableLimitFen: terms.availableFen,
      annualRatePpm: terms.annualRatePpm,
      termMonths: terms.termMonths,
      validUntil: terms.validUntil,
    } as const;
    const facility = transitionFacility(undefined, open);
    if (!facility.ok) return facility;
    return moveApplication(deps, {
      before,
      event: { type: 'activate', at, facilityId, signedSha256: sha256(pdf) },
      by: SYSTEM,
      with: {
        changes: [{ kind: 'facility', before: undefined, event: open, after: facility.value, by: SYSTEM }],
        jobs: [{ id: deps.newId(), kind: 'holdDrawdown', payload: { applicationId, drawdownId }, dueAt: at }],
      },
    });
  });
  return moved.ok || moved.error.tag === 'IllegalTransition' ? DONE : { tag: 'retry', cause: moved.error.tag };
}

export async function cancelTask(
  deps: Deps,
  { taskId, reason }: { taskId: string; reason: string },
): Promise<JobOutcome> {
  const cancelled = await deps.signing.cancelTask(taskId, reason);
  // A task that can no longer be cancelled has ended by itself.
  return cancelled.ok || cancelled.error.tag === 'SigningRefused'
    ? DONE
    : { tag: 'retry', cause: cancelled.error.cause };
}
