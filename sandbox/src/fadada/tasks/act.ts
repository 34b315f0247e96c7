import type { World } from '../../kernel/world.ts';
import { findSubject } from '../identity/subject.ts';
import { open, refuseStranger, reject, type SignerNames, sign } from './flow.ts';
import { run } from './run.ts';
import { findTask, type SignTask, signersNow, type TaskActor } from './task.ts';

/** What a person does at a sign page. Whoever is not the named signer can do neither. */
export type Act = { decision: 'sign' | 'reject'; byNamedSigner: boolean; reason: string };

type Entered = { task: SignTask; actor: TaskActor };

export type Place =
  | { state: 'yourTurn' | 'notYet' | 'signed' | 'over'; task: SignTask; actor: TaskActor }
  | { state: 'unknown' };

export function findPlace(world: World, signTaskId: string, actorId: string): Place {
  const task = findTask(world, signTaskId);
  const actor = task?.actors.find((one) => one.actorId === actorId);
  if (!task || !actor || task.status === 'task_created') return { state: 'unknown' };
  if (actor.signStatus === 'signed') return { state: 'signed', task, actor };
  if (task.status !== 'sign_progress') return { state: 'over', task, actor };
  const isTurn = signersNow(task).some((one) => one.actorId === actorId);
  return { state: isTurn ? 'yourTurn' : 'notYet', task, actor };
}

/** The named signer opened the link. */
export function enterPage(world: World, task: SignTask, actor: TaskActor): SignTask {
  if (actor.joinTime !== undefined && actor.readTime !== undefined) return task;
  const flow = open({ task, actor, at: world.now().getTime() }, namesOf(world, actor).userName ?? '');
  run(world, flow);
  return flow.task;
}

export function act(world: World, { task, actor }: Entered, { decision, byNamedSigner, reason }: Act): void {
  if (!byNamedSigner) {
    run(world, refuseStranger(task, actor));
    return;
  }
  const turn = { task: enterPage(world, task, actor), actor, at: world.now().getTime() };
  const names = namesOf(world, actor);
  const { userName = '' } = names;
  run(world, decision === 'sign' ? sign(turn, names) : reject(turn, { reason: reason || '签署方拒绝签署', userName }));
}

/** A company signs through whoever acts for it, as far as its certification named them. */
function namesOf(world: World, { actorType, actorName, openId, identName, certNo }: TaskActor): SignerNames {
  const kind = actorType === 'person' ? 'person' : 'company';
  const subject = findSubject(world, kind, (one) => one.openId === openId || (!openId && one.identNo === certNo));
  const name = subject?.name ?? identName ?? actorName;
  if (kind === 'person') return { userName: name, ...(subject && { openUserId: subject.openId }) };
  const userName = subject?.operatorName ?? subject?.legalRepName;
  return { corpName: name, ...(userName && { userName }), ...(subject && { openCorpId: subject.openId }) };
}
