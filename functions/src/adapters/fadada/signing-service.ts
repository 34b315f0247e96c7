import { err, ok, type Result } from '@loan/shared/result';
import { z } from '@loan/shared/schema';
import type { SigningError, SigningService, SigningTask } from '../../ports/signing-service.ts';
import { readCallback } from './callback.ts';
import { callFadada, type FadadaOptions, unknown } from './client.ts';
import { downloadDocuments, uploadDocument } from './files.ts';
import { companyIdentityUrl, companyStatus, personIdentityUrl, personStatus } from './identity.ts';
import { TaskDetail, taskStatus } from './status.ts';
import { createTaskBody, taskSubject } from './task.ts';

export type { FadadaOptions } from './client.ts';

const Created = z.object({ signTaskId: z.string().min(1) });
const Listed = z.object({
  signTasks: z.array(z.object({ signTaskId: z.string().min(1), transReferenceId: z.string().nullish() })),
  listPageCount: z.int().min(0).default(1),
});
const ActorUrl = z.object({ actorSignTaskEmbedUrl: z.url().nullish(), actorSignTaskUrl: z.url().nullish() });

/** 法大大 FASC OpenAPI 5.1 behind the signing port. */
export function createFadada(options: FadadaOptions): SigningService {
  const { appId, appSecret } = options;
  return {
    identityUrl: (request) =>
      request.kind === 'person' ? personIdentityUrl(options, request) : companyIdentityUrl(options, request),

    identityStatus: ({ kind, clientId }) =>
      kind === 'person' ? personStatus(options, clientId) : companyStatus(options, clientId),

    createTask: (task) => findOrCreateTask(options, task),

    async signerUrl(taskId, actorId, redirectUrl) {
      const biz = { signTaskId: taskId, actorId, redirectUrl: encodeURIComponent(redirectUrl) };
      const urls = await callFadada(options, '/sign-task/actor/get-url', { biz, data: ActorUrl });
      if (!urls.ok) return urls;
      // The embedded address opens inside the mini-program; it is good once and for ten minutes, so it is never kept.
      const url = urls.value.actorSignTaskEmbedUrl ?? urls.value.actorSignTaskUrl;
      return url ? ok({ url }) : unknown('no address for the signer');
    },

    async taskStatus(taskId) {
      const detail = await taskDetail(options, taskId);
      return detail.ok ? ok(taskStatus(detail.value)) : detail;
    },

    async signedDocuments(taskId) {
      const detail = await taskDetail(options, taskId);
      if (!detail.ok) return detail;
      const { signTaskStatus, docs } = detail.value;
      if (signTaskStatus !== 'task_finished') return refused('notFinished', signTaskStatus);
      const documents = docs.map(({ docId, docName }) => ({ documentId: docId, name: docName }));
      return downloadDocuments(options, taskId, documents);
    },

    async cancelTask(taskId, reason) {
      const biz = { signTaskId: taskId, terminationNote: reason.slice(0, 250) };
      const cancelled = await callFadada(options, '/sign-task/cancel', { biz, data: z.unknown() });
      return cancelled.ok ? ok(undefined) : cancelled;
    },

    readCallback: (headers, rawBody, now) => readCallback(headers, rawBody, { appId, appSecret, now }),
  };
}

/**
 * The vendor does not refuse a second task under our reference, so it is looked for before it is made. An unknown
 * outcome is therefore settled by asking again.
 */
async function findOrCreateTask(
  options: FadadaOptions,
  task: SigningTask,
): Promise<Result<{ taskId: string }, SigningError>> {
  const found = await findTask(options, task);
  if (!found.ok) return found;
  if (found.value !== undefined) return ok({ taskId: found.value });

  const fileIds = new Map<string, string>();
  for (const document of task.documents) {
    const fileId = await uploadDocument(options, document);
    if (!fileId.ok) return fileId;
    fileIds.set(document.documentId, fileId.value);
  }
  const { openCorpId, callbackUrl } = options;
  const biz = createTaskBody(task, { openCorpId, callbackUrl, fileIds });
  const created = await callFadada(options, '/sign-task/create', { biz, data: Created });
  return created.ok ? ok({ taskId: created.value.signTaskId }) : created;
}

/** The mark in a subject makes it our task's own; even were the vendor to ignore the filter, the search would end. */
const MAX_PAGES = 5;

/**
 * The list filters by subject but not by our reference, which it does return.
 * assumed: a task is listed as soon as its creation was answered; confirm: the vendor's test environment.
 */
async function findTask(options: FadadaOptions, task: SigningTask): Promise<Result<string | undefined, SigningError>> {
  const ownerId = { idType: 'corp', openId: options.openCorpId };
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const listFilter = { signTaskSubject: taskSubject(task) };
    const biz = { ownerId, ownerRole: 'initiator', listFilter, listPageNo: page, listPageSize: 100 };
    const listed = await callFadada(options, '/sign-task/owner/get-list', { biz, data: Listed });
    if (!listed.ok) return listed;
    const match = listed.value.signTasks.find(({ transReferenceId }) => transReferenceId === task.reference);
    if (match) return ok(match.signTaskId);
    if (page >= listed.value.listPageCount) return ok(undefined);
  }
  return unknown('too many tasks under one subject to find ours');
}

function taskDetail(options: FadadaOptions, signTaskId: string): Promise<Result<TaskDetail, SigningError>> {
  // assumed: this older path, which the official SDK calls and which lists the signers, stays; confirm: the vendor.
  return callFadada(options, '/sign-task/app/get-detail', { biz: { signTaskId }, data: TaskDetail });
}

const refused = (code: string, message: string): Result<never, SigningError> =>
  err({ tag: 'SigningRefused', code, message });
