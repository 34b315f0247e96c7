import { err, ok, type Result } from '@loan/shared/result';
import { z } from '@loan/shared/schema';
import type { CallbackRefused, SigningCallback } from '../../ports/signing-service.ts';
import { parseJsonKeepingBigIds } from './parse-json.ts';
import { fascSignature, sameSignature } from './sign.ts';

const SIGNED_HEADERS = ['X-FASC-App-Id', 'X-FASC-Sign-Type', 'X-FASC-Timestamp', 'X-FASC-Nonce', 'X-FASC-Event'];

/**
 * The vendor retries after 3 minutes, 30 minutes and 8 hours and does not say whether a retry is signed anew, so a day
 * back is allowed. A replay inside it changes nothing: the event is recognised, and details are looked up again.
 */
const OLDEST_MS = 24 * 60 * 60 * 1000;
const NEWEST_MS = 10 * 60 * 1000;

const Id = z.string().min(1).max(128);
const TaskEvent = z.object({
  signTaskId: Id,
  eventTime: Id,
  transReferenceId: Id.nullish(),
  actorId: Id.nullish(),
});
const PersonEvent = z.object({ clientUserId: Id, eventTime: Id });
const CompanyEvent = z.object({ clientCorpId: Id, eventTime: Id });

/** Verifies a callback of FASC 5.1 over the form field exactly as it was sent, then reads it. */
export function readCallback(
  given: Readonly<Record<string, string>>,
  rawBody: string,
  { appId, appSecret, now }: { appId: string; appSecret: string; now: Date },
): Result<SigningCallback, CallbackRefused> {
  const headers = lowerCased(given);
  const signed = Object.fromEntries(SIGNED_HEADERS.map((name) => [name, headers[name.toLowerCase()] ?? '']));
  const missing = SIGNED_HEADERS.find((name) => signed[name] === '');
  if (missing) return malformed(missing);
  if (signed['X-FASC-App-Id'] !== appId) return malformed('X-FASC-App-Id');

  const bizContent = new URLSearchParams(rawBody).get('bizContent') ?? '';
  const timestamp = signed['X-FASC-Timestamp'] ?? '';
  const expected = fascSignature({ ...signed, bizContent }, { timestamp, appSecret });
  if (!sameSignature(headers['x-fasc-sign'] ?? '', expected)) return err({ tag: 'CallbackSignatureWrong' });

  const ageMs = now.getTime() - Number(timestamp);
  // Written so that NaN falls outside.
  if (!(ageMs <= OLDEST_MS && ageMs >= -NEWEST_MS)) return malformed('X-FASC-Timestamp');
  return readEvent(signed['X-FASC-Event'] ?? '', parseJsonKeepingBigIds(bizContent));
}

function readEvent(event: string, content: unknown): Result<SigningCallback, CallbackRefused> {
  if (event.startsWith('sign-task-')) return readTaskEvent(event, content);
  if (event.startsWith('user-')) {
    const person = PersonEvent.safeParse(content);
    if (!person.success) return malformed(placeOf(person.error));
    const { clientUserId: clientId, eventTime } = person.data;
    return ok({ kind: 'identity', clientId, eventId: `${event}:${clientId}:${eventTime}` });
  }
  if (event.startsWith('corp-')) {
    const company = CompanyEvent.safeParse(content);
    if (!company.success) return malformed(placeOf(company.error));
    const { clientCorpId: clientId, eventTime } = company.data;
    return ok({ kind: 'identity', clientId, eventId: `${event}:${clientId}:${eventTime}` });
  }
  return ok({ kind: 'other', event });
}

function readTaskEvent(event: string, content: unknown): Result<SigningCallback, CallbackRefused> {
  const parsed = TaskEvent.safeParse(content);
  // A batch download speaks of no single task and concerns nothing we do.
  if (!parsed.success)
    return event === 'sign-task-download' ? ok({ kind: 'other', event }) : malformed(placeOf(parsed.error));
  const { signTaskId: taskId, eventTime, transReferenceId, actorId } = parsed.data;
  const reference = transReferenceId ? { reference: transReferenceId } : {};
  return ok({ kind: 'task', taskId, ...reference, event, eventId: `${event}:${taskId}:${eventTime}:${actorId ?? ''}` });
}

const lowerCased = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
const placeOf = (error: z.ZodError): string => `bizContent.${error.issues[0]?.path.join('.') ?? ''}`;
const malformed = (field: string): Result<never, CallbackRefused> => err({ tag: 'CallbackMalformed', field });
