import type { InStatus, SubjectKey } from '@loan/shared/application/application';
import type { ContractDocument } from '@loan/shared/contract/document';
import { ok } from '@loan/shared/result';
import type { JobPayloads } from '../../ports/jobs.ts';
import type { SigningTask } from '../../ports/signing-service.ts';
import { moveApplication, SYSTEM, vendor } from '../application/move.ts';
import type { Deps } from '../deps.ts';
import { sha256 } from '../hashes.ts';
import { readCompany, readPerson } from '../party/people.ts';
import { enquiryRow } from '../related/traits.ts';
import { settle } from '../settle.ts';
import { DONE, type JobOutcome, type JobRun } from '../work/work.ts';
import { documentContentName, printedName, signedName } from './document-names.ts';
import { callOff, lookAgain } from './watching.ts';

const SUBJECTS: readonly SubjectKey[] = ['company', 'controller'];

type Accepted = InStatus<'accepted'>;

/** Prints the two credit-bureau authorisations (征信授权书) and sends each to its own signer. */
export async function prepareBureau(deps: Deps, { applicationId }: { applicationId: string }): Promise<JobOutcome> {
  for (const subject of SUBJECTS) {
    const found = await deps.ledger.find('application', applicationId);
    if (found?.state.status !== 'accepted') return DONE;
    if (found.state.bureau[subject].taskId) continue;
    const sent = await send(deps, found.state, subject);
    if (sent.tag !== 'done') return sent;
  }
  return DONE;
}

async function send(deps: Deps, application: Accepted, subject: SubjectKey): Promise<JobOutcome> {
  const { documentId } = application.bureau[subject];
  const content = await readContent(deps, documentId);
  const printed = await deps.printer.print(content, application.acceptedAt);
  if (!printed.ok) return { tag: 'hopeless', cause: 'a character of this document is in no font' };
  await deps.objects.put('evidence', printedName(documentId), printed.value, 'application/pdf');
  const created = await deps.signing.createTask(await taskOf(deps, application, subject, content, printed.value));
  if (!created.ok)
    return created.error.tag === 'SigningUnknown'
      ? { tag: 'retry', cause: created.error.cause }
      : { tag: 'hopeless', cause: created.error.code };

  const { taskId } = created.value;
  const moved = await settle(async () => {
    const before = await deps.ledger.find('application', application.id);
    const event = { type: 'sendBureau', at: deps.now(), subject, taskId, sha256: sha256(printed.value) } as const;
    return moveApplication(deps, {
      before,
      event,
      by: SYSTEM,
      with: {
        records: [
          {
            kind: 'pointer',
            key: `task:${taskId}`,
            value: { applicationId: application.id, subject: `bureau:${subject}` },
            expect: 'any',
          },
        ],
      },
    });
  });
  if (moved.ok) return DONE;
  if (moved.error.tag !== 'IllegalTransition') return { tag: 'retry', cause: moved.error.tag };
  const after = (await deps.ledger.find('application', application.id))?.state;
  const kept = after && 'bureau' in after ? after.bureau?.[subject].taskId : undefined;
  return kept === taskId ? DONE : callOff(deps, taskId);
}

async function taskOf(
  deps: Deps,
  application: Accepted,
  subject: SubjectKey,
  content: ContractDocument,
  pdf: Uint8Array,
): Promise<SigningTask> {
  const { documentId } = application.bureau[subject];
  const company = await readCompany(deps, application.companyId);
  const { legalRepresentative, controller } = application.people;
  const person = await readPerson(deps, controller.personId);
  const operator = await readPerson(deps, legalRepresentative.personId);
  const fields = content.signatures.map(({ keyword }) => ({ documentId, keyword }));
  return {
    reference: `BUREAU-${subject}-${application.id}-${documentId}`.slice(0, 80),
    subject: content.title,
    kind: 'bureauAuthorisation',
    documents: [{ documentId, name: content.title, pdf }],
    signers: [
      subject === 'company'
        ? {
            key: 'company',
            name: company.name,
            creditCode: company.creditCode,
            clientId: company.clientId,
            operatorClientId: operator.clientId,
            fields,
          }
        : {
            key: 'controller',
            name: person.name,
            identityNumber: person.identityNumber,
            clientId: person.clientId,
            fields,
          },
    ],
    expiresAt: application.offer.expiresAt,
  };
}

export async function readContent(deps: Pick<Deps, 'objects'>, documentId: string): Promise<ContractDocument> {
  const bytes = await deps.objects.get('evidence', documentContentName(documentId));
  if (!bytes) throw new Error('readContent: a document without its content');
  return JSON.parse(Buffer.from(bytes).toString('utf8')) as ContractDocument;
}

/** A signature has been reported: looks it up, fetches the signed bytes and keeps them unchanged. */
export async function checkBureau(
  deps: Deps,
  { applicationId, subject, watch }: JobPayloads['checkBureau'],
  { since }: Pick<JobRun, 'since'>,
): Promise<JobOutcome> {
  const found = await deps.ledger.find('application', applicationId);
  if (found?.state.status !== 'accepted') return DONE;
  const { taskId, signedAt, documentId } = found.state.bureau[subject];
  if (!taskId || signedAt) return DONE;
  const status = await deps.signing.taskStatus(taskId);
  if (!status.ok)
    return status.error.tag === 'SigningUnknown'
      ? { tag: 'retry', cause: status.error.cause }
      : { tag: 'hopeless', cause: status.error.code };
  if (status.value.state === 'signing' && watch) return lookAgain(since, deps.now());
  if (status.value.state !== 'finished') return DONE;
  const signed = await deps.signing.signedDocuments(taskId);
  const pdf = signed.ok
    ? (signed.value.find((document) => document.documentId === documentId)?.pdf ?? signed.value[0]?.pdf)
    : undefined;
  if (!pdf) return { tag: 'retry', cause: 'signed document not to be had yet' };
  await deps.objects.put('evidence', signedName(documentId), pdf, 'application/pdf');

  const moved = await settle(async () => {
    const before = await deps.ledger.find('application', applicationId);
    // Two callbacks at once: the other one has written it down.
    if (before?.state.status !== 'accepted' || before.state.bureau[subject].signedAt) return ok(undefined);
    const at = deps.now();
    return moveApplication(deps, {
      before,
      event: { type: 'signBureau', at, subject, signedAt: at, signedSha256: sha256(pdf) },
      by: vendor('fadada'),
      with: { lists: await enquiryRow(deps, before.state, at) },
    });
  });
  return moved.ok || moved.error.tag === 'IllegalTransition' ? DONE : { tag: 'retry', cause: moved.error.tag };
}
