import type { Coverage } from '@loan/shared/facts/shop';
import type { z } from '@loan/shared/schema';
import { addDays, type Instant } from '@loan/shared/time/instant';
import type { PullKind, PullStep, SourceIdentity, StepResult } from '../../ports/source-adapter.ts';
import { nearestDay } from './windows.ts';

/** A pull that has come to its end: the plan, and what its steps left. */
export type Pulled = {
  identity: SourceIdentity;
  steps: readonly PullStep[];
  results: ReadonlyMap<string, StepResult>;
  asOf: Instant;
};

/** What is left of every step of one kind that was available. */
export function reductionsOf<T>({ steps, results }: Pulled, kind: PullKind, schema: z.ZodType<T>): T[] {
  return steps.flatMap((step) => {
    const result = step.kind === kind ? results.get(step.id) : undefined;
    return result ? [schema.parse(result.reduction)] : [];
  });
}

const DAY_MS = 86_400_000;

/** The whole days that the windows of one kind span. A window that was not available leaves its days missing. */
export function coverageBy({ steps, results }: Pulled, kind: PullKind): z.infer<typeof Coverage> {
  const windows = steps.flatMap(({ id, kind: its, from, to }) =>
    its === kind && from && to ? [{ id, from, to }] : [],
  );
  const from = windows.map((window) => window.from).sort()[0] as Instant;
  const to = windows.map((window) => window.to).sort()[windows.length - 1] as Instant;
  const missingMs = windows
    .filter(({ id }) => !results.has(id))
    .reduce((sum, window) => sum + Date.parse(window.to) - Date.parse(window.from), 0);
  return { from: nearestDay(from), to: addDays(nearestDay(to), -1), missingDays: Math.round(missingMs / DAY_MS) };
}

export const rejectedRowsOf = ({ results }: Pulled): number =>
  [...results.values()].reduce((sum, { rowsRejected }) => sum + rowsRejected, 0);

const HASHES_MAX = 200;
export const sourceHashesOf = ({ results }: Pulled): string[] =>
  [...results.values()].flatMap(({ sourceSha256 }) => (sourceSha256 ? [sourceSha256] : [])).slice(0, HASHES_MAX);

/** "2026-03-01 08:00:00" as Chinese vendors write a moment: Beijing time, without an offset. */
export const beijingText = (instant: Instant): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
