import type { World } from '../../kernel/world.ts';
import type { OpenId } from '../identity/subject.ts';

/** A signing under way (签署任务). Sources: FASC OpenAPI 5.1, 签署任务, and the official SDK's models. */
export type SignTask = {
  signTaskId: string;
  subject: string;
  docType: string;
  status: SignTaskStatus;
  initiator: OpenId;
  transReferenceId?: string;
  callbackUrl?: string;
  /** The approved scene under which some signer's seal is placed without a person. */
  businessId?: string;
  autoFinish: boolean;
  signInOrder: boolean;
  /** All times in milliseconds. */
  expiresTime?: number;
  createTime: number;
  startTime?: number;
  finishTime?: number;
  terminationNote?: string;
  docs: TaskDoc[];
  actors: TaskActor[];
  urgedAt: number[];
};

export type SignTaskStatus =
  | 'task_created'
  | 'sign_progress'
  | 'sign_completed'
  | 'task_finished'
  | 'task_terminated'
  | 'expired';

export type TaskDoc = { docId: string; docName: string; fileId: string; fields: TaskField[] };

export type TaskField = {
  fieldId: string;
  fieldName: string;
  fieldType: string;
  /** Beside these words, or at this place of a page in points from its upper left corner. */
  place: { keyword: string } | { page: number; x: number; y: number };
};

export type TaskActor = {
  actorId: string;
  actorType: 'corp' | 'person';
  actorName: string;
  permissions: string[];
  openId?: string;
  /** Whom the signer has to turn out to be. Left aside where an openId is given. */
  identName?: string;
  certNo?: string;
  orderNo?: number;
  /** Asks for the seal to be placed without a person (免验证签). */
  verifyFree: boolean;
  freeSignFailed?: boolean;
  /** Somebody else tried to sign; over once the named signer has. */
  signFailed?: boolean;
  fields: { docId: string; field: string }[];
  joinTime?: number;
  readTime?: number;
  signStatus: 'wait_sign' | 'signed' | 'sign_rejected';
  signTime?: number;
  note?: string;
  redirectUrl?: string;
};

const TASKS = 'fadada.tasks';
/** Tasks that may still expire, by their deadline. */
const OPEN = 'fadada.open';

export const findTask = (world: World, signTaskId: string) => world.state.get<SignTask>(TASKS, signTaskId);

/** Every task there is, the oldest first. */
export const allTasks = (world: World): SignTask[] => world.state.entries<SignTask>(TASKS).map(([, task]) => task);

export function saveTask(world: World, task: SignTask) {
  world.state.set(TASKS, task.signTaskId, task);
  if (task.status === 'sign_progress' && task.expiresTime !== undefined) {
    if (world.state.get(OPEN, task.signTaskId) === undefined) world.state.set(OPEN, task.signTaskId, task.expiresTime);
  } else if (world.state.get(OPEN, task.signTaskId) !== undefined) {
    world.state.delete(OPEN, task.signTaskId);
  }
}

export function dueTasks(world: World): SignTask[] {
  const now = world.now().getTime();
  const due = world.state.entries<number>(OPEN).filter(([, expiresTime]) => expiresTime <= now);
  return due.flatMap(([signTaskId]) => findTask(world, signTaskId) ?? []);
}

export const mustSign = (actor: TaskActor) => actor.permissions.includes('sign');

/** Who may sign now: in order, the lowest number still awaited; otherwise everyone still awaited. */
export function signersNow({ actors, signInOrder }: SignTask): TaskActor[] {
  const awaited = actors.filter((actor) => mustSign(actor) && actor.signStatus === 'wait_sign');
  if (!signInOrder) return awaited;
  const first = Math.min(...awaited.map((actor) => actor.orderNo ?? 0));
  return awaited.filter((actor) => (actor.orderNo ?? 0) === first);
}

export const isMarkField = ({ fieldType }: TaskField) =>
  ['person_sign', 'corp_seal', 'corp_seal_cross_page', 'date_sign', 'remark_sign'].includes(fieldType);

/** A control is named by its id, or by its name, which several controls may share. */
export const namesField = (name: string, field: TaskField) => field.fieldId === name || field.fieldName === name;
