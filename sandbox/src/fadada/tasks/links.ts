import { optional, record, text } from '../../kernel/shape.ts';
import type { World } from '../../kernel/world.ts';
import { nextTicket } from '../ids.ts';
import { operation } from '../operation.ts';
import { accept, refuse } from '../reply.ts';
import { LIFETIME_MS } from '../settings.ts';
import { unknownTask } from './control.ts';
import { findTask, saveTask } from './task.ts';

const TICKETS = 'fadada.embeds';

/** The long link is good once, for ten minutes; the short one for a year, behind the vendor's own login. */
type EmbedTicket = { createdAt: number; used: boolean };

export const actorUrl = operation(
  record({
    signTaskId: text(20),
    actorId: text(32),
    clientUserId: optional(text(64)),
    redirectUrl: optional(text(1_500)),
    redirectMiniAppUrl: optional(text(500)),
  }),
  (world, { signTaskId, actorId, redirectUrl }) => {
    const task = findTask(world, signTaskId);
    if (!task) return unknownTask();
    // assumed: links are refused before the task has started, with this code; confirm: the vendor's test environment.
    if (task.status === 'task_created') return refuse('211057', '签署任务未提交');
    if (!task.actors.some((actor) => actor.actorId === actorId)) return refuse('211066', '参与方不存在');
    const actors = task.actors.map((actor) =>
      actor.actorId === actorId && redirectUrl ? { ...actor, redirectUrl } : actor,
    );
    saveTask(world, { ...task, actors });
    return accept(linksOf(world, signTaskId, actorId));
  },
);

function linksOf(world: World, signTaskId: string, actorId: string) {
  const ticket = nextTicket(world);
  world.state.set(TICKETS, ticket, { createdAt: world.now().getTime(), used: false } satisfies EmbedTicket);
  const actorSignTaskUrl = signPageUrl(world, signTaskId, actorId);
  return {
    actorSignTaskUrl,
    actorSignTaskEmbedUrl: `${actorSignTaskUrl}?ticket=${ticket}`,
    actorSignTaskMiniAppInfo: { wxOriginalId: 'gh_sandbox_fadada', path: `pages/sign/index?signTaskId=${signTaskId}` },
  };
}

export const signPageUrl = (world: World, signTaskId: string, actorId: string): string =>
  `${world.publicUrl()}/fadada/pages/sign/${signTaskId}/${encodeURIComponent(actorId)}`;

/** Uses the ticket of a long link up. */
export function takeTicket(world: World, ticket: string): boolean {
  const found = world.state.get<EmbedTicket>(TICKETS, ticket);
  if (!found || found.used || world.now().getTime() - found.createdAt > LIFETIME_MS.embedUrl) return false;
  world.state.set(TICKETS, ticket, { ...found, used: true } satisfies EmbedTicket);
  return true;
}
