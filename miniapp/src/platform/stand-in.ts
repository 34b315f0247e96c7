import { err, ok, type Result } from '@loan/shared/result';
import { z } from '@loan/shared/schema';
import type { CallError } from '../api/create-client.ts';
import { send } from '../api/send.ts';
import { createAsked } from './asked.ts';
import { keep, readKept } from './storage.ts';

/**
 * The web page on one machine has no WeChat around it. A stand-in, named by the server's configuration, gives the
 * codes WeChat would give; whose phone this is supposed to be is chosen by the person, or by `?person=KEY` in the address.
 */
export const Person = z.object({
  key: z.string(),
  name: z.string(),
  companies: z.array(z.object({ name: z.string() })),
});
export type Person = z.infer<typeof Person>;

export const personAsked = createAsked<readonly Person[], string | undefined>();

const unavailable: CallError = { tag: 'LoginUnavailable' };

async function ask<Shape extends z.ZodType>(
  url: string,
  body: unknown,
  shape: Shape,
): Promise<Result<z.output<Shape>, CallError>> {
  const request =
    body === undefined ? { method: 'GET' as const } : { method: 'POST' as const, body: JSON.stringify(body) };
  const answer = await send({ url, headers: { 'content-type': 'application/json' }, ...request });
  if (answer.tag === 'offline') return err({ tag: 'Offline' });
  if (answer.tag === 'timedOut') return err({ tag: 'TimedOut' });
  const parsed = shape.safeParse(answer.body);
  return answer.status === 200 && parsed.success ? ok(parsed.data) : err(unavailable);
}

/** Before the hash, so that the router never sees it. Naming another person starts a new session. */
export function personInAddress(): void {
  const named = new URLSearchParams(window.location.search).get('person');
  if (named === null || named === readKept('person')) return;
  keep('person', named);
  keep('token', undefined);
}

async function whose(url: string): Promise<Result<string, CallError>> {
  const chosen = readKept('person');
  if (chosen !== undefined) return ok(chosen);
  const persons = await ask(`${url}/persons`, undefined, z.array(Person));
  if (!persons.ok) return persons;
  const picked = await personAsked.ask(persons.value);
  if (picked === undefined) return err({ tag: 'LoginCancelled' });
  keep('person', picked);
  return ok(picked);
}

export async function standInCode(url: string, kind: 'login' | 'phone'): Promise<Result<string, CallError>> {
  const person = await whose(url);
  if (!person.ok) return person;
  const given = await ask(`${url}/${kind}`, { person: person.value }, z.object({ code: z.string() }));
  return given.ok ? ok(given.value.code) : given;
}

/** Says yes for the person: the sheet that WeChat would show is not ours to draw. */
export async function standInSubscribe(url: string, templateIds: readonly string[]): Promise<string[]> {
  const person = await whose(url);
  if (!person.ok) return [];
  const body = { person: person.value, templateIds, accept: true };
  const given = await ask(`${url}/subscribe`, body, z.record(z.string(), z.string()));
  return given.ok ? templateIds.filter((id) => given.value[id] === 'accept') : [];
}
