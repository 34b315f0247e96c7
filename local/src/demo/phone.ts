import type { Endpoint, Refusal } from '@loan/shared/api/endpoint';
import { openSession } from '@loan/shared/api/session';
import { err, ok, type Result } from '@loan/shared/result';
import type { z } from '@loan/shared/schema';

/** Somebody's phone: WeChat, our mini-program's API, and nothing else. */
export type Phone = {
  person: string;
  call<Q extends z.ZodType, R extends z.ZodType>(
    endpoint: Endpoint<Q, R>,
    request: z.input<Q>,
  ): Promise<Result<z.output<R>, Refusal & { status: number }>>;
};

const TIMEOUT_MS = 35_000;
/** While the system is being restarted nobody answers; a phone tries again for a while. */
const TRIES = 60;
const TRY_AGAIN_MS = 500;

/** A code of WeChat is good once: a login that breaks off begins with another. */
const CODES = 5;

export async function logIn(url: string, person: string): Promise<Phone> {
  const anonymous = createPhone(url, person, undefined);
  let refused = '';
  for (let tried = 0; tried < CODES; tried++) {
    const { code } = (await postJson(`${url}/sandbox/wechat/client/login`, { person })) as { code: string };
    const session = await anonymous.call(openSession, { code });
    if (session.ok) return createPhone(url, person, session.value.token);
    refused = session.error.tag;
  }
  throw new Error(`login of ${person}: ${refused}`);
}

export const anonymousPhone = (url: string): Phone => createPhone(url, 'nobody', undefined);

function createPhone(url: string, person: string, token: string | undefined): Phone {
  return {
    person,
    async call(endpoint, request) {
      const { path, body } = fill(endpoint.path, request as Record<string, unknown>);
      const answer = await patiently(() =>
        fetch(`${url}/api${path}`, {
          method: endpoint.method,
          headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
          ...(endpoint.method === 'GET' ? {} : { body: JSON.stringify(body) }),
          signal: AbortSignal.timeout(TIMEOUT_MS),
        }),
      );
      const reply: unknown = await answer.json().catch(() => ({ tag: 'Unreadable' }));
      return answer.ok ? ok(endpoint.response.parse(reply)) : err({ ...(reply as Refusal), status: answer.status });
    },
  };
}

/** The parameters of the path, and what is left for the body. */
export function fill(path: string, request: Record<string, unknown>): { path: string; body: Record<string, unknown> } {
  const body = { ...request };
  const filled = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = String(body[name]);
    delete body[name];
    return encodeURIComponent(value);
  });
  return { path: filled, body };
}

export async function patiently<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      if (attempt === TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_MS));
    }
  }
}

export async function postJson(url: string, body: unknown): Promise<unknown> {
  const answer = await patiently(() =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }),
  );
  return answer.json();
}

/**
 * What a person does on a hosted page: reads it, leaves every field as it is offered, and presses one button.
 * Gives the address they end up at.
 */
export async function pressOn(pageUrl: string, pressed: Record<string, string>): Promise<string> {
  const page = await patiently(() => fetch(pageUrl, { signal: AbortSignal.timeout(TIMEOUT_MS) }));
  const html = await page.text();
  const fields = new URLSearchParams({ ...offered(html), ...pressed });
  const answer = await patiently(() =>
    fetch(page.url, { method: 'POST', body: fields, redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) }),
  );
  if (answer.status >= 400) throw new Error(`hosted page ${new URL(page.url).pathname}: ${answer.status}`);
  return answer.headers.get('location') ?? page.url;
}

export function offered(html: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [tag] of html.matchAll(/<input[^>]*>/g)) {
    const attribute = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];
    const name = attribute('name');
    const radio = attribute('type') === 'radio';
    if (name && (!radio || /\bchecked\b/.test(tag))) fields[name] = attribute('value') ?? '';
  }
  return fields;
}
