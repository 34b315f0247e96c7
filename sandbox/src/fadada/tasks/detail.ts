import { listOf, oneOf, optional, record, text } from '../../kernel/shape.ts';
import type { World } from '../../kernel/world.ts';
import { operation } from '../operation.ts';
import { accept } from '../reply.ts';
import { unknownTask } from './control.ts';
import { signPageUrl } from './links.ts';
import { findTask, mustSign, type SignTask, type TaskActor } from './task.ts';

const time = (at: number | undefined) => (at === undefined ? undefined : String(at));

const common = (task: SignTask) => ({
  signTaskId: task.signTaskId,
  signTaskSubject: task.subject,
  signDocType: task.docType,
  signTaskStatus: task.status,
  signTaskSource: 'api',
  terminationNote: task.terminationNote,
  createTime: time(task.createTime),
  startTime: time(task.startTime),
  finishTime: time(task.finishTime),
  deadlineTime: time(task.expiresTime),
  transReferenceId: task.transReferenceId,
});

/** The newer query: the task alone; documents only when asked for, participants never (those are in actor/list). */
export const getDetail = operation(
  record({
    signTaskId: text(20),
    filter: optional(listOf(oneOf('doc', 'attach', 'watermark', 'signTaskNode'), 4)),
  }),
  (world, { signTaskId, filter = [] }) => {
    const task = findTask(world, signTaskId);
    if (!task) return unknownTask();
    const docs = task.docs.map(({ docId, docName, fileId }) => ({ docId, docName, docFileId: fileId }));
    return accept({
      ...common(task),
      initiator: { idType: task.initiator.idType, ownerId: task.initiator.openId },
      autoFinish: task.autoFinish,
      signInOrder: task.signInOrder,
      ...(filter.includes('doc') && { docs }),
    });
  },
);

/** The older query, which the official SDK still calls: with participants and their links. */
export const getAppDetail = operation(record({ signTaskId: text(20) }), (world, { signTaskId }) => {
  const task = findTask(world, signTaskId);
  if (!task) return unknownTask();
  return accept({
    ...common(task),
    initiator: task.initiator,
    docs: task.docs.map(({ docId, docName }) => ({ docId, docName })),
    actors: task.actors.map((actor) => appActor(world, task, actor)),
  });
});

function appActor(world: World, task: SignTask, actor: TaskActor) {
  return {
    actorInfo: { ...identity(actor), isInitiator: isInitiator(task, actor) },
    signFields: actor.fields.map(({ docId, field }) => ({
      fieldDocId: docId,
      fieldId: field,
      signFieldStatus: actor.signStatus === 'signed' ? 'stamped' : 'unstamped',
    })),
    ...progress(actor),
    actorSignTaskUrl: signPageUrl(world, task.signTaskId, actor.actorId),
  };
}

export const actorList = operation(record({ signTaskId: text(20) }), (world, { signTaskId }) => {
  const task = findTask(world, signTaskId);
  if (!task) return unknownTask();
  return accept(
    task.actors.map((actor) => ({
      ...identity(actor),
      isInitiator: isInitiator(task, actor),
      identNameForMatch: actor.identName,
      certNoForMatch: actor.certNo,
      ...progress(actor),
    })),
  );
});

const identity = ({ actorId, actorType, actorName, permissions }: TaskActor) => ({
  actorId,
  actorType,
  actorName,
  permissions,
});

const isInitiator = ({ initiator }: SignTask, { openId }: TaskActor) => openId === initiator.openId;

const progress = (actor: TaskActor) => ({
  readStatus: actor.readTime === undefined ? 'no_read' : 'read',
  readTime: time(actor.readTime),
  joinStatus: actor.joinTime === undefined ? 'no_join' : 'joined',
  joinTime: time(actor.joinTime),
  ...(mustSign(actor) && { signStatus: signStatus(actor), signTime: time(actor.signTime) }),
  actorNote: actor.note || undefined,
  signOrderNo: actor.orderNo,
  blockStatus: 'unblocked',
});

/**
 * assumed: a failed attempt shows as sign_failed until the named signer signs, beside wait_sign, signed and
 * sign_rejected, which are all the official SDK lists; confirm: the vendor's test environment.
 */
const signStatus = ({ signStatus: status, signFailed }: TaskActor) =>
  status === 'wait_sign' && signFailed ? 'sign_failed' : status;
