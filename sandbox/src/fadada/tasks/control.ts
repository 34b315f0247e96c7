import type { Context } from 'hono';
import { optional, record, text } from '../../kernel/shape.ts';
import type { World } from '../../kernel/world.ts';
import { operation } from '../operation.ts';
import { accept, refuse } from '../reply.ts';
import { cancel, expire, finish, start } from './flow.ts';
import { run } from './run.ts';
import { checkStart } from './start.ts';
import { findTask, saveTask } from './task.ts';

const TaskId = record({ signTaskId: text(20) });

/** assumed: the code for a task that does not exist; confirm: the vendor's test environment. */
export const unknownTask = () => refuse('211051', '签署任务不存在');

export const startTask = operation(TaskId, (world, { signTaskId }) => {
  const task = findTask(world, signTaskId);
  if (!task) return unknownTask();
  if (task.status !== 'task_created') return refuse('211055', '签署任务不是创建状态');
  const problem = checkStart(task, { empty: '211056', nobody: '211161' });
  if (problem) return problem;
  run(world, start(task, world.now().getTime()));
  return accept();
});

export const cancelTask = operation(
  record({ signTaskId: text(20), terminationNote: optional(text(250)) }),
  (world, { signTaskId, terminationNote }) => {
    const task = findTask(world, signTaskId);
    if (!task) return unknownTask();
    if (task.status !== 'sign_progress' && task.status !== 'sign_completed') {
      return refuse('211126', '当前签署任务状态不允许撤销');
    }
    // Cancelled by call, the event names the application instead of a person.
    run(world, cancel(task, world.now().getTime(), { note: terminationNote ?? '', userName: '集成应用' }));
    return accept();
  },
);

export const finishTask = operation(TaskId, (world, { signTaskId }) => {
  const task = findTask(world, signTaskId);
  if (!task) return unknownTask();
  // assumed: the code when not all have signed; confirm: the vendor's test environment.
  if (task.status !== 'sign_completed') return refuse('211127', '当前签署任务状态不允许结束');
  run(world, finish(task, world.now().getTime()));
  return accept();
});

/** Source: at most twice a day, two hours apart. */
const URGES_A_DAY = 2;
const HOUR_MS = 3_600_000;

export const urgeTask = operation(TaskId, (world, { signTaskId }) => {
  const task = findTask(world, signTaskId);
  if (!task) return unknownTask();
  if (task.status !== 'sign_progress') return refuse('211126', '当前签署任务状态不允许催办');
  const now = world.now().getTime();
  const today = task.urgedAt.filter((at) => now - at < 24 * HOUR_MS);
  const tooOften = today.length >= URGES_A_DAY || today.some((at) => now - at < 2 * HOUR_MS);
  // assumed: the code; confirm: the vendor's test environment.
  if (tooOften) return refuse('211131', '催办次数已达上限或间隔不足2小时');
  saveTask(world, { ...task, urgedAt: [...today, now] });
  return accept();
});

/** For testers, not the vendor's: ends a task as if its time were over. */
export async function expireTask(world: World, c: Context): Promise<Response> {
  const request = TaskId(await c.req.json().catch(() => undefined));
  const task = request.ok ? findTask(world, request.value.signTaskId) : undefined;
  if (task?.status !== 'sign_progress') return c.json({ error: 'signTaskId: a task being signed' }, 400);
  run(world, expire(task, world.now().getTime()));
  return c.json({ expired: task.signTaskId });
}
