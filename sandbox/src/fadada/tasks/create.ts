import type { Result } from '@loan/shared/result';
import { flag, listOf, oneOf, optional, record, type Shaped, text, whole } from '../../kernel/shape.ts';
import type { World } from '../../kernel/world.ts';
import { findFile } from '../files/files.ts';
import { hasScope } from '../identity/subject.ts';
import { nextNumber } from '../ids.ts';
import { operation } from '../operation.ts';
import { accept, type Refusal, refuse } from '../reply.ts';
import { checkActors } from './check-actors.ts';
import { checkPlaces } from './check-places.ts';
import { start } from './flow.ts';
import { run } from './run.ts';
import { checkStart } from './start.ts';
import { type SignTask, saveTask, type TaskActor, type TaskDoc } from './task.ts';

/** Source: at most 50 documents and as many controls a document as it has room for. */
const MAX_DOCS = 50;
const MAX_FIELDS = 200;
const MAX_ACTORS = 50;

const NumberText = text(20, /^-?\d+(\.\d+)?$/);
const Field = record({
  fieldId: text(32),
  fieldName: text(32),
  fieldType: text(40),
  position: record({
    positionMode: oneOf('pixel', 'keyword'),
    positionPageNo: optional(text(5, /^\d+$/)),
    positionX: optional(NumberText),
    positionY: optional(NumberText),
    positionKeyword: optional(text(50)),
  }),
});
const Doc = record({
  docId: text(64),
  docName: text(200),
  docFileId: optional(text(32)),
  docTemplateId: optional(text(64)),
  docFields: optional(listOf(Field, MAX_FIELDS)),
});
const Actor = record({
  actor: record({
    actorId: text(32),
    actorType: oneOf('corp', 'person'),
    actorName: text(128),
    permissions: listOf(oneOf('fill', 'sign', 'cc', 'operator_sign'), 4),
    actorOpenId: optional(text(64)),
    identNameForMatch: optional(text(100)),
    certNoForMatch: optional(text(32)),
    sendNotification: optional(flag),
  }),
  signFields: optional(
    listOf(record({ fieldDocId: text(64), fieldId: optional(text(32)), fieldName: optional(text(32)) }), MAX_FIELDS),
  ),
  signConfigInfo: optional(
    record({
      orderNo: optional(whole(0, 1_000)),
      requestVerifyFree: optional(flag),
      requestMemberSign: optional(flag),
      verifyMethods: optional(listOf(oneOf('pw', 'sms', 'face', 'audio_video'), 4)),
    }),
  ),
});
const Create = record({
  initiator: record({ idType: oneOf('corp', 'person'), openId: text(64) }),
  signTaskSubject: text(200),
  signDocType: optional(oneOf('contract', 'document', 'credit_auth', 'legal_letter')),
  expiresTime: optional(text(13, /^\d{13}$/)),
  autoStart: optional(flag),
  autoFinish: optional(flag),
  signInOrder: optional(flag),
  businessId: optional(text(32)),
  businessScene: optional(record({ businessId: optional(text(32)) })),
  transReferenceId: optional(text(128)),
  callbackUrl: optional(text(500)),
  docs: optional(listOf(Doc, MAX_DOCS)),
  actors: optional(listOf(Actor, MAX_ACTORS)),
});
type Create = Shaped<typeof Create>;

export const createTask = operation(Create, async (world, request) => {
  if (!hasScope(world, request.initiator, 'signtask_init')) {
    return refuse('213002', '未授权【签署任务创建及发起】');
  }
  const docs = readDocs(world, request.docs ?? []);
  if (!docs.ok) return docs;
  const task = toTask(world, request, docs.value);
  const problem = checkActors(world, task) ?? (await checkPlaces(world, task));
  if (problem) return problem;
  if (!request.autoStart) {
    saveTask(world, task);
    return accept({ signTaskId: task.signTaskId });
  }
  const early = checkStart(task, { empty: '211145', nobody: '211146' });
  if (early) return early;
  run(world, start(task, world.now().getTime()));
  return accept({ signTaskId: task.signTaskId });
});

function readDocs(world: World, given: NonNullable<Create['docs']>): Result<TaskDoc[], Refusal> {
  const docs: TaskDoc[] = [];
  for (const { docId, docName, docFileId, docTemplateId, docFields } of given) {
    if (!docFileId && !docTemplateId) return refuse('211099', '文档fileId与文档模板ID不能同时为空');
    if (docFileId && docTemplateId) return refuse('211100', '文档fileId与文档模板ID不能同时有值');
    if (!docFileId || !findFile(world, docFileId)) return refuse('211096', '文档fileId不存在');
    if (docs.some((doc) => doc.docId === docId)) return refuse('211073', '文档docId重复');
    const fields = (docFields ?? []).map(({ position, ...field }) => ({ ...field, place: placeOf(position) }));
    docs.push({ docId, docName, fileId: docFileId, fields });
  }
  return { ok: true, value: docs };
}

type Position = Shaped<typeof Field>['position'];

const placeOf = ({ positionMode, positionKeyword, positionPageNo, positionX, positionY }: Position) =>
  positionMode === 'keyword'
    ? { keyword: positionKeyword ?? '' }
    : { page: Number(positionPageNo ?? 1), x: Number(positionX ?? 0), y: Number(positionY ?? 0) };

function toTask(world: World, request: Create, docs: TaskDoc[]): SignTask {
  const { signTaskSubject, signDocType, expiresTime, transReferenceId, callbackUrl, businessScene } = request;
  const businessId = request.businessId ?? businessScene?.businessId;
  return {
    signTaskId: nextNumber(world),
    subject: signTaskSubject,
    docType: signDocType ?? 'contract',
    status: 'task_created',
    initiator: request.initiator,
    ...(transReferenceId && { transReferenceId }),
    ...(callbackUrl && { callbackUrl }),
    ...(businessId && { businessId }),
    ...(expiresTime && { expiresTime: Number(expiresTime) }),
    autoFinish: request.autoFinish ?? true,
    signInOrder: request.signInOrder ?? false,
    createTime: world.now().getTime(),
    docs,
    actors: (request.actors ?? []).map(toActor),
    urgedAt: [],
  };
}

function toActor({ actor, signFields, signConfigInfo }: Shaped<typeof Actor>): TaskActor {
  const { actorId, actorType, actorName, permissions, actorOpenId, identNameForMatch, certNoForMatch } = actor;
  return {
    actorId,
    actorType,
    actorName,
    permissions,
    ...(actorOpenId && { openId: actorOpenId }),
    ...(identNameForMatch && { identName: identNameForMatch }),
    ...(certNoForMatch && { certNo: certNoForMatch }),
    ...(signConfigInfo?.orderNo !== undefined && { orderNo: signConfigInfo.orderNo }),
    verifyFree: signConfigInfo?.requestVerifyFree ?? false,
    fields: (signFields ?? []).map(({ fieldDocId, fieldId, fieldName }) => ({
      docId: fieldDocId,
      field: fieldId ?? fieldName ?? '',
    })),
    signStatus: 'wait_sign',
  };
}
