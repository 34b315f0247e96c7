import type { World } from '../../kernel/world.ts';
import { bytesOf } from '../files/files.ts';
import { findKeyword } from '../pdf/keywords.ts';
import { readRuns } from '../pdf/text.ts';
import { type Answer, refuse } from '../reply.ts';
import type { SignTask, TaskDoc } from './task.ts';

/**
 * Whether each keyword is printed in its document, since a seal without a place cannot be set.
 * assumed: the vendor refuses the task, and with this code; confirm: the vendor's test environment.
 */
export async function checkPlaces(world: World, { docs }: SignTask): Promise<Answer | undefined> {
  for (const doc of docs) {
    const missing = await firstMissingKeyword(world, doc);
    if (missing !== undefined) return refuse('211163', `控件关键字未找到：${missing}`);
  }
  return undefined;
}

async function firstMissingKeyword(world: World, { fileId, fields }: TaskDoc): Promise<string | undefined> {
  const keywords = fields.flatMap(({ place }) => ('keyword' in place ? [place.keyword] : []));
  const bytes = keywords.length > 0 ? bytesOf(world, fileId) : undefined;
  if (!bytes) return undefined;
  const runs = await readRuns(bytes);
  return keywords.find((keyword) => keyword === '' || findKeyword(runs, keyword).length === 0);
}
