import { type Answer, refuse } from '../reply.ts';
import { hasLooseMark } from './check-actors.ts';
import { mustSign, type SignTask } from './task.ts';

/** What keeps a task from starting. Without documents or participants the code says who asked: us, or autoStart. */
export function checkStart(task: SignTask, codes: { empty: string; nobody: string }): Answer | undefined {
  if (task.docs.length === 0) return refuse(codes.empty, '签署任务文档为空');
  if (task.actors.length === 0) return refuse(codes.nobody, '签署任务参与方为空');
  if (!task.actors.some(mustSign)) return refuse('211161', '签署任务没有签署权限的参与方');
  if (hasLooseMark(task)) return refuse('211154', '文档内存在未关联参与方的签署控件');
  return undefined;
}
