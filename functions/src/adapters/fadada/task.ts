import { createHash } from 'node:crypto';
import { invariant } from '@loan/shared/invariant';
import type { SignField, SigningTask, TaskSigner } from '../../ports/signing-service.ts';
import { documentType } from './document-type.ts';

/** What a task is made of beside the documents' file ids. */
type TaskParts = { openCorpId: string; callbackUrl: string; fileIds: ReadonlyMap<string, string> };

/**
 * What the signers read, with a few characters of our reference at its end: the vendor's list of tasks filters by
 * subject and not by reference, and hundreds of borrowers sign documents of one title.
 */
export function taskSubject({ subject, reference }: Pick<SigningTask, 'subject' | 'reference'>): string {
  const mark = createHash('sha256').update(reference).digest('hex').slice(0, 10);
  invariant(subject.length <= 180, 'a task subject has at most 200 characters with its mark');
  return `${subject}-${mark}`;
}

/** The body of /sign-task/create. Source: FASC 5.1, 创建签署任务(基于文档); official SDK, sign_task_models. */
export function createTaskBody(task: SigningTask, { openCorpId, callbackUrl, fileIds }: TaskParts): object {
  invariant(task.reference.length <= 128, 'a task reference has at most 128 characters');
  const lender = task.signers.find((signer) => signer.key === 'bank');
  return {
    initiator: { idType: 'corp', openId: openCorpId },
    signTaskSubject: taskSubject(task),
    signDocType: task.kind === 'bureauAuthorisation' ? 'credit_auth' : 'contract',
    expiresTime: String(Date.parse(task.expiresAt)),
    // The vendor starts nothing by itself, and without signInOrder the lender might seal first.
    autoStart: true,
    autoFinish: true,
    signInOrder: true,
    transReferenceId: task.reference,
    callbackUrl,
    // Sealing without a person needs the scene the lender agreed to (免验证签场景码).
    ...(lender?.key === 'bank' ? { businessId: lender.businessId } : {}),
    docs: task.documents.map(({ documentId, name }) => ({
      docId: documentId,
      docName: name,
      docFileId: fileIds.get(documentId),
      docFields: task.signers.flatMap((signer) => fieldsOn(signer, documentId)),
    })),
    actors: task.signers.map((signer, index) => actorOf(signer, index + 1)),
  };
}

/** Several fields of one signer on one document are told apart by their number. */
const fieldId = (signer: TaskSigner, field: SignField): string => `${signer.key}_${signer.fields.indexOf(field) + 1}`;

function fieldsOn(signer: TaskSigner, documentId: string): object[] {
  return signer.fields
    .filter((field) => field.documentId === documentId)
    .map((field) => {
      invariant(field.keyword.length <= 50, 'a keyword has at most 50 characters');
      return {
        fieldId: fieldId(signer, field),
        fieldName: field.keyword.slice(0, 32),
        fieldType: signer.key === 'controller' ? 'person_sign' : 'corp_seal',
        position: { positionMode: 'keyword', positionKeyword: field.keyword },
      };
    });
}

function actorOf(signer: TaskSigner, orderNo: number): object {
  const signFields = signer.fields.map((field) => ({
    fieldDocId: field.documentId,
    fieldId: fieldId(signer, field),
  }));
  const shared = { actorId: signer.key, actorName: signer.name, permissions: ['sign'], sendNotification: false };
  switch (signer.key) {
    case 'company':
      return {
        actor: {
          ...shared,
          actorType: 'corp',
          identNameForMatch: signer.name,
          certNoForMatch: signer.creditCode,
        },
        signFields,
        signConfigInfo: { orderNo, verifyMethods: ['sms', 'face'], requestMemberSign: true },
      };
    case 'controller':
      return {
        // assumed: a person certified through our application may be named with the number (error 211132 speaks of
        // persons outside it); confirm: the vendor's test environment.
        actor: {
          ...shared,
          actorType: 'person',
          identNameForMatch: signer.name,
          certType: documentType(signer.identityNumber),
          certNoForMatch: signer.identityNumber,
        },
        signFields,
        signConfigInfo: { orderNo, verifyMethods: ['face'] },
      };
    case 'bank':
      return {
        actor: { ...shared, actorType: 'corp', actorOpenId: signer.openCorpId },
        signFields,
        signConfigInfo: { orderNo, requestVerifyFree: true },
      };
  }
}
