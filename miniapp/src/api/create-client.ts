import type { Endpoint, Refusal } from '@loan/shared/api/endpoint';
import { err, ok, type Result } from '@loan/shared/result';
import { z } from '@loan/shared/schema';

/** Why a call has no answer to show. The page turns the tag into words; none of these is ever shown as it is. */
export type CallError =
  /** Nothing left the phone. */
  | { tag: 'Offline' }
  /** Sent, and no answer in time: it may have happened. Reading the state again tells. */
  | { tag: 'TimedOut' }
  | { tag: 'ServerBusy'; requestId?: string }
  | { tag: 'Unreadable' }
  | { tag: 'LoginCancelled' }
  | { tag: 'LoginUnavailable' }
  /** A rule of the business said no; `rule` is the refusal's tag on the wire, `figures` what it says would do. */
  | {
      tag: 'Refused';
      rule: string;
      fields: NonNullable<Refusal['fields']>;
      figures?: Readonly<Record<string, number>>;
      requestId?: string;
    };

export type Sent = { url: string; method: Endpoint['method']; headers: Record<string, string>; body?: string };
export type Answer = { tag: 'answered'; status: number; body: unknown } | { tag: 'offline' } | { tag: 'timedOut' };

export type ClientDeps = {
  base: string;
  send: (request: Sent) => Promise<Answer>;
  /** The session's token. Nothing personal is kept on the phone, only this. */
  token: { read(): string | undefined; write(token: string | undefined): void };
  /** A fresh token, asked for when there is none or the server no longer knows it. */
  logIn: () => Promise<Result<string, CallError>>;
};

export type Call = <Request extends z.ZodType, Response extends z.ZodType>(
  endpoint: Endpoint<Request, Response>,
  request: z.input<Request>,
) => Promise<Result<z.output<Response>, CallError>>;

const WireRefusal = z.looseObject({
  tag: z.string(),
  fields: z.array(z.object({ path: z.string(), rule: z.string() })).optional(),
  requestId: z.string().optional(),
});

/** Speaks to our server: fills the path, carries the token, logs in again once, and parses what comes back. */
export function createClient({ base, send, token, logIn }: ClientDeps): Call {
  const freshToken = oneAtATime(logIn, (fresh) => token.write(fresh));

  return async (endpoint, request) => {
    const isOpen = endpoint.audience === 'public';
    const known = isOpen ? undefined : token.read();
    if (!isOpen && known === undefined) {
      const fresh = await freshToken();
      if (!fresh.ok) return fresh;
      return read(endpoint, await send(compose(base, endpoint, request, fresh.value)));
    }

    const first = await send(compose(base, endpoint, request, known));
    if (first.tag !== 'answered' || first.status !== 401 || isOpen) return read(endpoint, first);
    token.write(undefined);
    const fresh = await freshToken();
    if (!fresh.ok) return fresh;
    return read(endpoint, await send(compose(base, endpoint, request, fresh.value)));
  };
}

/** Two pages that wake up together must not log in twice. */
function oneAtATime(logIn: ClientDeps['logIn'], keep: (token: string) => void): ClientDeps['logIn'] {
  let open: ReturnType<typeof logIn> | undefined;
  return () => {
    open ??= logIn()
      .then((fresh) => {
        if (fresh.ok) keep(fresh.value);
        return fresh;
      })
      .finally(() => {
        open = undefined;
      });
    return open;
  };
}

function compose(base: string, { method, path }: Endpoint, request: unknown, token: string | undefined): Sent {
  const rest = { ...(request as Record<string, unknown>) };
  const filled = path.replace(/:([A-Za-z]+)/g, (_, name: string) => {
    const value = String(rest[name]);
    delete rest[name];
    return encodeURIComponent(value);
  });
  const hasBody = method === 'POST' || method === 'PUT';
  const url = `${base}${filled}${hasBody ? '' : queryOf(rest)}`;
  const headers: Record<string, string> = {
    ...(hasBody ? { 'content-type': 'application/json' } : {}),
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
  return { url, method, headers, ...(hasBody ? { body: JSON.stringify(rest) } : {}) };
}

function queryOf(rest: Record<string, unknown>): string {
  const pairs = Object.entries(rest).filter(([, value]) => value !== undefined);
  const text = pairs.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join('&');
  return text === '' ? '' : `?${text}`;
}

function read<Response extends z.ZodType>(
  endpoint: Endpoint<z.ZodType, Response>,
  answer: Answer,
): Result<z.output<Response>, CallError> {
  if (answer.tag === 'offline') return err({ tag: 'Offline' });
  if (answer.tag === 'timedOut') return err({ tag: 'TimedOut' });
  const { status, body } = answer;
  if (status >= 200 && status < 300) {
    const parsed = endpoint.response.safeParse(body);
    return parsed.success ? ok(parsed.data) : err({ tag: 'Unreadable' });
  }
  const refusal = WireRefusal.safeParse(body).data;
  const quoted = refusal?.requestId === undefined ? {} : { requestId: refusal.requestId };
  if (status >= 500 || status === 429) return err({ tag: 'ServerBusy', ...quoted });
  if (!refusal) return err({ tag: 'Unreadable' });
  return err({ tag: 'Refused', rule: refusal.tag, fields: refusal.fields ?? [], ...figuresOf(refusal), ...quoted });
}

function figuresOf(refusal: z.output<typeof WireRefusal>): { figures?: Readonly<Record<string, number>> } {
  const figures = Object.entries(refusal).flatMap(([name, value]) =>
    typeof value === 'number' && Number.isSafeInteger(value) ? [[name, value] as const] : [],
  );
  return figures.length === 0 ? {} : { figures: Object.fromEntries(figures) };
}
