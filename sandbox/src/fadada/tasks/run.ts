import type { World } from '../../kernel/world.ts';
import { notify } from '../events.ts';
import { expire, type Flow } from './flow.ts';
import { dueTasks, saveTask } from './task.ts';

/** Keeps a task as it now stands, then tells the application what happened. */
export function run(world: World, { task, events }: Flow): void {
  saveTask(world, task);
  for (const event of events) notify(world, task.callbackUrl, event);
}

/**
 * Ends the tasks whose time is over. The vendor pushes these events in one batch at 01:00; this stand-in as soon as
 * anyone looks, so that nobody has to wait for the night.
 */
export function expireDue(world: World): void {
  for (const task of dueTasks(world)) run(world, expire(task, world.now().getTime()));
}
