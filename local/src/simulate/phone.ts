import type { Endpoint, Refusal } from '@loan/shared/api/endpoint';
import { openSession } from '@loan/shared/api/session';
import { err, ok, type Result } from '@loan/shared/result';
import type { z } from '@loan/shared/schema';
import { fill, offered } from '../demo/phone.ts';
import { HOME, SANDBOX } from './network.ts';

/** What a phone sees when it does not see what it asked for. */
export type Trouble = { tag: 'NoAnswer' } | (Refusal & { status: number });

/** Somebody's phone in the simulated world: it asks once and says what came back. */
export type Phone = {
  call<Q extends z.ZodType, R extends z.ZodType>(
    endpoint: Endpoint<Q, R>,
    request: unknown,
  ): Promise<Result<z.output<R>, Trouble>>;
  /** Opens a hosted page and presses one button on it; gives the address one ends up at. */
  press(url: string, pressed: Record<string, string>): Promise<string | undefined>;
  visit(url: string): Promise<void>;
};

export function createPhone(network: typeof fetch, token?: string): Phone {
  const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) };
  return {
    async call(endpoint, request) {
      const { path, body } = fill(endpoint.path, request as Record<string, unknown>);
      const sent = endpoint.method === 'GET' ? {} : { body: JSON.stringify(body) };
      const answer = await network(`${HOME}/api${path}`, { method: endpoint.method, headers, ...sent }).catch(nothing);
      if (!answer) return err({ tag: 'NoAnswer' });
      const reply: unknown = await answer.json();
      return answer.ok ? ok(endpoint.response.parse(reply)) : err({ ...(reply as Refusal), status: answer.status });
    },
    async press(url, pressed) {
      const page = await network(url).catch(nothing);
      if (!page?.ok) return undefined;
      const body = new URLSearchParams({ ...offered(await page.text()), ...pressed });
      const answer = await network(url, { method: 'POST', body, redirect: 'manual' }).catch(nothing);
      return answer && answer.status < 400 ? (answer.headers.get('location') ?? url) : undefined;
    },
    async visit(url) {
      await network(url).catch(nothing);
    },
  };
}

const nothing = (): undefined => undefined;

/** Logs in with WeChat, as often as it takes; a code of WeChat is good once. */
export async function logIn(network: typeof fetch, person: string, pause: () => Promise<void>): Promise<Phone> {
  const headers = { 'content-type': 'application/json' };
  const login = { method: 'POST', headers, body: JSON.stringify({ person }) };
  for (;;) {
    const answer = await network(`${SANDBOX}/wechat/client/login`, login).catch(nothing);
    const { code = '' } = answer?.ok ? ((await answer.json()) as { code?: string }) : {};
    const session = code ? await createPhone(network).call(openSession, { code }) : undefined;
    if (session?.ok) return createPhone(network, session.value.token);
    await pause();
  }
}
