import { Hono } from 'hono';
import { createSandbox, type Sandbox } from '../../server.ts';
import { listen } from '../../testing/listen.ts';
import { APP } from '../settings.ts';
import { signFasc } from '../signature.ts';

/** A callback exactly as it came in. */
export type Callback = {
  event: string;
  headers: Record<string, string>;
  bizContent: string;
  body: Record<string, unknown>;
};

export type Office = {
  sandbox: Sandbox;
  /** Where an official client is pointed at: up to /api/v5. */
  serverUrl: string;
  callbacks: Callback[];
  /** Lets time pass: the official client signs with the real clock, so the stand-in's runs ahead of it. */
  forward: (ms: number) => void;
  close: () => Promise<void>;
};

export type OfficeOptions = { dataDir?: string; answer?: (attempt: number) => Response };

export const CALLBACK_URL = 'http://127.0.0.1:1/fadada/callback';

/** A sandbox on a port of its own, and an application that notes down what it is told. */
export async function openOffice({ dataDir, answer = received }: OfficeOptions = {}): Promise<Office> {
  const callbacks: Callback[] = [];
  let ahead = 0;
  let url = '';
  const sandbox = createSandbox({
    publicUrl: () => url,
    now: () => new Date(Date.now() + ahead),
    ...(dataDir !== undefined && { dataDir }),
    fetch: async (_url, init) => {
      callbacks.push(readCallback(init));
      return answer(callbacks.length);
    },
  });
  const listener = await listen(() => new Hono().route('/sandbox', sandbox.app));
  url = `${listener.url}/sandbox`;
  return {
    sandbox,
    serverUrl: `${url}/fadada/api/v5`,
    callbacks,
    forward: (ms) => {
      ahead += ms;
    },
    close: async () => {
      await sandbox.close();
      await listener.close();
    },
  };
}

const received = () => Response.json({ msg: 'success' });

function readCallback(init: RequestInit | undefined): Callback {
  const headers = init?.headers as Record<string, string>;
  const bizContent = new URLSearchParams(String(init?.body)).get('bizContent') ?? '';
  return { event: headers['X-FASC-Event'] ?? '', headers, bizContent, body: JSON.parse(bizContent) };
}

export type Call = { path: string; bizContent?: unknown; token?: string; headers?: Record<string, string | undefined> };
export type Reply = {
  status: number;
  requestId: string | null;
  code: string;
  msg: string;
  data: Record<string, unknown>;
};

let nonces = 0;

/** A call signed by hand, for what no official client would send: any header may be replaced or left out. */
export async function callFasc({ sandbox }: Office, { path, bizContent, token, headers = {} }: Call): Promise<Reply> {
  nonces += 1;
  const timestamp = headers['X-FASC-Timestamp'] ?? String(sandbox.world.now().getTime());
  const biz = bizContent === undefined ? undefined : JSON.stringify(bizContent);
  const signed: Record<string, string | undefined> = {
    'X-FASC-App-Id': APP.appId,
    'X-FASC-Sign-Type': 'HMAC-SHA256',
    'X-FASC-Timestamp': timestamp,
    'X-FASC-Nonce': String(nonces).padStart(32, '0'),
    'X-FASC-Api-SubVersion': '5.1',
    ...(token ? { 'X-FASC-AccessToken': token } : { 'X-FASC-Grant-Type': 'client_credential' }),
    ...headers,
  };
  const sign = signFasc({ ...signed, bizContent: biz }, timestamp, APP.secret);
  const sent = Object.entries({ 'X-FASC-Sign': sign, ...signed }).filter(
    (entry): entry is [string, string] => !!entry[1],
  );
  const response = await sandbox.app.request(`/fadada/api/v5${path}`, {
    method: 'POST',
    headers: { ...Object.fromEntries(sent), 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(biz === undefined ? {} : { bizContent: biz }).toString(),
  });
  const { code, msg, data } = (await response.json()) as Omit<Reply, 'status' | 'requestId'>;
  return { status: response.status, requestId: response.headers.get('X-FASC-Request-Id'), code, msg, data };
}

export const tokenFor = async (office: Office): Promise<string> =>
  String((await callFasc(office, { path: '/service/get-access-token' })).data['accessToken']);

/** A business call with a fresh token. */
export const ask = async (office: Office, path: string, bizContent: unknown): Promise<Reply> =>
  callFasc(office, { path, bizContent, token: await tokenFor(office) });

/** A form on one of the hosted pages, sent as a browser would. */
export const submit = ({ sandbox }: Office, url: string, form: Record<string, string>) =>
  sandbox.app.request(new URL(url).pathname.replace('/sandbox', ''), {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(form).toString(),
  });

export const visit = ({ sandbox }: Office, url: string) => {
  const { pathname, search } = new URL(url);
  return sandbox.app.request(`${pathname.replace('/sandbox', '')}${search}`);
};
