import type { FascEvent } from '../events.ts';
import { FREE_SIGN_SCENES } from '../settings.ts';
import { mustSign, type SignTask, signersNow, type TaskActor } from './task.ts';

/** A task after something happened to it, and what the application is told, in order. */
export type Flow = { task: SignTask; events: FascEvent[] };

/** One participant of a task at a moment. */
export type Turn = { task: SignTask; actor: TaskActor; at: number };

/** Who signs, as far as the vendor knows: printed in events. */
export type SignerNames = { userName?: string; corpName?: string; openUserId?: string; openCorpId?: string };

const tell = (task: SignTask, event: string, more: Record<string, unknown> = {}): FascEvent => ({
  event,
  body: {
    signTaskId: task.signTaskId,
    signTaskStatus: task.status,
    ...(task.transReferenceId && { transReferenceId: task.transReferenceId }),
    ...more,
  },
});

const withActor = (task: SignTask, actorId: string, change: Partial<TaskActor>): SignTask => ({
  ...task,
  actors: task.actors.map((actor) => (actor.actorId === actorId ? { ...actor, ...change } : actor)),
});

export function start(task: SignTask, at: number): Flow {
  const started: SignTask = { ...task, status: 'sign_progress', startTime: at };
  return settle({ task: started, events: [tell(started, 'sign-task-start')] }, at);
}

/** The actor's link was opened for the first time: they join and are taken to have read. */
export function open({ task, actor, at }: Turn, userName: string): Flow {
  const { actorId } = actor;
  const events: FascEvent[] = [];
  if (actor.joinTime === undefined) events.push(tell(task, 'sign-task-joined', { actorId, userName }));
  if (actor.readTime === undefined) events.push(tell(task, 'sign-task-read', { actorId }));
  return { task: withActor(task, actorId, { joinTime: actor.joinTime ?? at, readTime: actor.readTime ?? at }), events };
}

export function sign({ task, actor: { actorId }, at }: Turn, names: SignerNames): Flow {
  // What an earlier attempt left behind is over once the right one has signed.
  const signed = withActor(task, actorId, { signStatus: 'signed', signTime: at, note: '', signFailed: false });
  return settle(afterSigning(signed, actorId, { verifyFreeSign: false, ...names }), at);
}

export type Refusal = { reason: string; userName: string };

export function reject({ task, actor: { actorId }, at }: Turn, { reason, userName }: Refusal): Flow {
  const rejected = withActor(task, actorId, { signStatus: 'sign_rejected', signTime: at, note: reason });
  const ended: SignTask = { ...rejected, status: 'task_terminated', finishTime: at, terminationNote: reason };
  // The documents call the reason signRejectReason, the official SDK signFailedReason: both are sent.
  const why = { signRejectReason: reason, signFailedReason: reason };
  return { task: ended, events: [tell(ended, 'sign-task-sign-rejected', { actorId, userName, ...why })] };
}

/**
 * Someone other than the named signer opened the link. The task goes on waiting for the right one.
 * assumed: both events are sent, one for entering and one for signing; confirm: the vendor's test environment.
 */
export function refuseStranger(task: SignTask, { actorId }: TaskActor): Flow {
  const reason = '签署人身份与参与方身份信息不匹配';
  const failed = { actorId, verifyFreeSign: false, signFailedReason: reason };
  return {
    task: withActor(task, actorId, { note: reason, signFailed: true }),
    events: [tell(task, 'sign-task-join-failed', { actorId, reason }), tell(task, 'sign-task-sign-failed', failed)],
  };
}

export function cancel(task: SignTask, at: number, { note, userName }: { note: string; userName: string }): Flow {
  const ended: SignTask = { ...task, status: 'task_terminated', finishTime: at, terminationNote: note };
  return { task: ended, events: [tell(ended, 'sign-task-canceled', { userName, terminationNote: note })] };
}

export function expire(task: SignTask, at: number): Flow {
  const ended: SignTask = { ...task, status: 'expired', finishTime: at };
  return { task: ended, events: [tell(ended, 'sign-task-expire')] };
}

export function finish(task: SignTask, at: number): Flow {
  const ended: SignTask = { ...task, status: 'task_finished', finishTime: at };
  return { task: ended, events: [tell(ended, 'sign-task-finished')] };
}

/** Places the seals that need no person, as their turn comes, and ends the task when all have signed. */
function settle(flow: Flow, at: number): Flow {
  const { task, events } = flow;
  const free = signersNow(task).find((actor) => actor.verifyFree && !actor.freeSignFailed);
  if (free) {
    const next = sealFreely(task, free, at);
    return settle({ task: next.task, events: [...events, ...next.events] }, at);
  }
  if (task.status !== 'sign_completed' || !task.autoFinish) return flow;
  const finished = finish(task, at);
  return { task: finished.task, events: [...events, ...finished.events] };
}

function sealFreely(task: SignTask, { actorId, openId, actorName }: TaskActor, at: number): Flow {
  const agreed = FREE_SIGN_SCENES[task.businessId ?? '']?.includes(openId ?? '') ?? false;
  if (agreed) {
    const signed = withActor(task, actorId, { signStatus: 'signed', signTime: at, joinTime: at });
    // Nobody's name: no person took part.
    return afterSigning(signed, actorId, { verifyFreeSign: true, corpName: actorName, openCorpId: openId });
  }
  const manual = withActor(task, actorId, { freeSignFailed: true });
  const failed = { actorId, verifyFreeSign: true, signFailedReason: '印章未绑定场景码' };
  return { task: manual, events: [tell(manual, 'sign-task-sign-failed', failed)] };
}

function afterSigning(task: SignTask, actorId: string, more: Record<string, unknown>): Flow {
  const all = task.actors.filter(mustSign).every((actor) => actor.signStatus === 'signed');
  const next: SignTask = all ? { ...task, status: 'sign_completed' } : task;
  return { task: next, events: [tell(next, 'sign-task-signed', { actorId, ...more, signTaskSubject: task.subject })] };
}
