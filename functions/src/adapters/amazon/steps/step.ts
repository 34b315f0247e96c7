import { z } from '@loan/shared/schema';
import type { PullContext, PullStep, StepOutcome } from '../../../ports/source-adapter.ts';
import type { Http } from '../../http/http.ts';
import type { ApiOutcome, SpApi } from '../sp-api.ts';

/** What every kind of step works with. */
export type StepTools = { api: SpApi; http: Http; now: () => Date; step: PullStep; context: PullContext };

/** A call and the reading of its answer fit in this; with less time left a step waits for its next turn. */
export const CALL_MS = 5_000;

export const wait = (checkpoint: unknown, waitMs: number): StepOutcome => ({
  tag: 'wait',
  checkpoint: JSON.stringify(checkpoint),
  waitMs,
});

/** Our own checkpoint comes back as text; one we cannot read is started over, which costs time and nothing else. */
export function readCheckpoint<T>(schema: z.ZodType<T>, text: string | undefined, start: T): T {
  if (text === undefined) return start;
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return start;
  }
}

/** The outcome of a step whose call did not bring what was asked for; `checkpoint` is where it stood before the call. */
export function setback(outcome: Exclude<ApiOutcome<unknown>, { tag: 'ok' }>, checkpoint: unknown): StepOutcome {
  switch (outcome.tag) {
    case 'quota':
      return wait(checkpoint, outcome.waitMs);
    case 'refused':
      return { tag: 'notAvailable', reason: `${outcome.status} ${outcome.code}`.trim() };
    case 'authorisationEnded':
    case 'unknown':
      return outcome;
  }
}

export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A step that read a list page by page. Its reduction is as small as what is allow-listed, so no bytes are kept. */
export const listRead = (reduction: unknown, rowsRead: number): StepOutcome => ({
  tag: 'done',
  result: { reduction, rowsRead, rowsRejected: 0, rejected: [] },
});
