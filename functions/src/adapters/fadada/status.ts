import { z } from '@loan/shared/schema';
import type { SignerKey, TaskStatus } from '../../ports/signing-service.ts';

/** Milliseconds since 1970, as text. */
const Moment = z.string().regex(/^\d{12,14}$/);
const SIGNER_KEYS = ['company', 'controller', 'bank'] as const satisfies readonly SignerKey[];

/** The part of /sign-task/app/get-detail we read. Source: official SDK, sign_task_models, GetDetailResponse. */
export const TaskDetail = z.object({
  signTaskId: z.string().min(1),
  signTaskStatus: z.string().min(1),
  docs: z.array(z.object({ docId: z.string(), docName: z.string() })).default([]),
  actors: z.array(
    z.object({
      actorInfo: z.object({ actorId: z.string() }),
      signStatus: z.string().nullish(),
      signTime: Moment.or(z.literal('')).nullish(),
    }),
  ),
});
export type TaskDetail = z.infer<typeof TaskDetail>;

/** Our word for the vendor's (签署任务状态). A status we do not know keeps the task waiting; it moves nothing. */
export function taskStatus(detail: TaskDetail): TaskStatus {
  const signers = detail.actors.flatMap(({ actorInfo, signStatus, signTime }) => {
    const key = SIGNER_KEYS.find((known) => known === actorInfo.actorId);
    if (key === undefined) return [];
    const at = signTime ? { at: new Date(Number(signTime)).toISOString() } : {};
    return [{ key, state: signerState(signStatus ?? ''), ...at }];
  });
  return { state: taskState(detail.signTaskStatus, signers), signers };
}

function taskState(status: string, signers: TaskStatus['signers']): TaskStatus['state'] {
  switch (status) {
    case 'task_finished':
      return 'finished';
    case 'expired':
      return 'expired';
    // Stopped, whether a signer refused or we called it off.
    case 'task_terminated':
      return signers.some(({ state }) => state === 'rejected') ? 'rejected' : 'cancelled';
    case 'abolishing':
    case 'revoked':
      return 'cancelled';
    default:
      return 'signing';
  }
}

function signerState(status: string): TaskStatus['signers'][number]['state'] {
  switch (status) {
    case 'signed':
      return 'signed';
    case 'sign_rejected':
      return 'rejected';
    // assumed: a signer whose check failed shows this until tried again; confirm: the vendor's test environment.
    case 'sign_failed':
      return 'failed';
    default:
      return 'awaited';
  }
}
