import { listOf, oneOf, optional, record, text, whole } from '../../kernel/shape.ts';
import type { World } from '../../kernel/world.ts';
import { findSubject, hasScope, kindOf } from '../identity/subject.ts';
import { operation } from '../operation.ts';
import { accept, refuse } from '../reply.ts';
import { allTasks, type SignTask } from './task.ts';

const MAX_PAGE = 100;

/** The tasks of one owner, newest first; conditions all have to hold, the subject in part. */
export const ownerList = operation(
  record({
    ownerId: record({ idType: oneOf('corp', 'person'), openId: text(64) }),
    ownerRole: optional(oneOf('initiator', 'actor')),
    listFilter: optional(
      record({
        signTaskId: optional(text(20)),
        signTaskSubject: optional(text(200)),
        signTaskStatus: optional(listOf(text(40), 20)),
      }),
    ),
    listPageNo: optional(whole(1, 100_000)),
    listPageSize: optional(whole(1, MAX_PAGE)),
  }),
  (world, { ownerId, ownerRole, listFilter = {}, listPageNo = 1, listPageSize = MAX_PAGE }) => {
    const { openId } = ownerId;
    if (!hasScope(world, ownerId, 'signtask_info')) return refuse('213004', '未授权管理【签署任务】');
    const found = allTasks(world)
      .filter((task) => takesPart(task, openId, ownerRole) && fits(task, listFilter))
      .reverse();
    const page = found.slice((listPageNo - 1) * listPageSize, listPageNo * listPageSize);
    return accept({
      signTasks: page.map((task) => row(world, task)),
      listPageNo,
      countInPage: page.length,
      listPageCount: Math.ceil(found.length / listPageSize),
      totalCount: found.length,
    });
  },
);

function takesPart({ initiator, actors }: SignTask, openId: string, role: 'initiator' | 'actor' | undefined): boolean {
  const begins = initiator.openId === openId;
  const acts = actors.some((actor) => actor.openId === openId);
  if (role === undefined) return begins || acts;
  return role === 'initiator' ? begins : acts;
}

type Filter = {
  signTaskId?: string | undefined;
  signTaskSubject?: string | undefined;
  signTaskStatus?: string[] | undefined;
};

const fits = ({ signTaskId, subject, status }: SignTask, filter: Filter): boolean =>
  (!filter.signTaskId || filter.signTaskId === signTaskId) &&
  (!filter.signTaskSubject || subject.includes(filter.signTaskSubject)) &&
  (!filter.signTaskStatus || filter.signTaskStatus.includes(status));

const row = (world: World, task: SignTask) => ({
  signTaskId: task.signTaskId,
  signTaskSubject: task.subject,
  signTaskStatus: task.status,
  signTaskSource: 'api',
  transReferenceId: task.transReferenceId,
  terminationNote: task.terminationNote,
  initiatorName: findSubject(world, kindOf(task.initiator.idType), (one) => one.openId === task.initiator.openId)?.name,
  createTime: String(task.createTime),
  startTime: task.startTime === undefined ? null : String(task.startTime),
  finishTime: task.finishTime === undefined ? null : String(task.finishTime),
  deadlineTime: task.expiresTime === undefined ? null : String(task.expiresTime),
});
