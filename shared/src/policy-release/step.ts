import { z } from '../schema.ts';
import { Day } from '../time/instant.ts';

const Ground = z.string().trim().min(1).max(500);

/** One step of a version on its way to being in force; who takes it, and when, is said beside it. */
export const ReleaseStep = z.discriminatedUnion('move', [
  z.strictObject({ move: z.literal('shadow') }),
  z.strictObject({ move: z.literal('approve'), ground: Ground.optional() }),
  z.strictObject({ move: z.enum(['consent', 'retire', 'reject']), ground: Ground }),
  /** `from`: the first day in Shanghai that it decides; today is from now on. */
  z.strictObject({ move: z.literal('release'), from: Day, ground: Ground.optional() }),
]);
export type ReleaseStep = z.infer<typeof ReleaseStep>;

/** The step that somebody's words ask for; undefined where a ground or a day is missing, or is none. */
export function stepAsked(
  move: ReleaseStep['move'],
  { ground, from }: { ground: string; from: string },
): ReleaseStep | undefined {
  const given = ground.trim() === '' ? {} : { ground };
  if (move === 'shadow') return { move };
  return ReleaseStep.safeParse(move === 'release' ? { move, from, ...given } : { move, ...given }).data;
}
