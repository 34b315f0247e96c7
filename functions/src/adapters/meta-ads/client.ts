import { createHmac } from 'node:crypto';
import type { z } from '@loan/shared/schema';
import type { Http, HttpAnswer } from '../http/http.ts';
import { readAs } from '../kit/answers.ts';
import type { Called } from '../kit/outcome.ts';
import type { MetaAdsAccount } from './account.ts';
import { Problem } from './wire.ts';

export type GraphTools = { http: Http; account: MetaAdsAccount };
type Query = Readonly<Record<string, string>>;
export type Graph = { get<T>(path: string, query: Query, answer: z.ZodType<T>): Promise<Called<T>> };

export const VERSION = 'v24.0';
const LIMITS = { timeoutMs: 30_000, maxBytes: 8 * 1024 * 1024 };

/** appsecret_proof: that whoever brings the token also has the app's secret. Source: Graph API, securing requests. */
export const proofOf = (accessToken: string, appSecret: string): string =>
  createHmac('sha256', appSecret).update(accessToken).digest('hex');

/** A call of the app itself, for tokens. */
export const callApp = <T>(tools: GraphTools, path: string, query: Query, answer: z.ZodType<T>): Promise<Called<T>> =>
  send(tools, { method: 'GET', path, query }, answer);

/** Calls under one seller's token. */
export function createGraph(tools: GraphTools, accessToken: string): Graph {
  const proven = underToken(tools, accessToken);
  return { get: (path, query, answer) => send(tools, { method: 'GET', path, query: { ...query, ...proven } }, answer) };
}

/** Takes the app off what the seller lets in. */
export const deletePermissions = <T>(
  tools: GraphTools,
  accessToken: string,
  answer: z.ZodType<T>,
): Promise<Called<T>> =>
  send(tools, { method: 'DELETE', path: '/me/permissions', query: underToken(tools, accessToken) }, answer);

const underToken = ({ account }: GraphTools, accessToken: string): Query => ({
  access_token: accessToken,
  appsecret_proof: proofOf(accessToken, account.appSecret),
});

type Asked = { method: 'GET' | 'DELETE'; path: string; query: Query };

async function send<T>(
  { http, account }: GraphTools,
  { method, path, query }: Asked,
  schema: z.ZodType<T>,
): Promise<Called<T>> {
  const url = `${account.hosts.graph}/${VERSION}${path}?${new URLSearchParams(query).toString()}`;
  const answer = await http.call({ method, url }, LIMITS);
  if (answer.tag === 'unknown') return answer;
  return answer.status === 200 ? readAs(schema, answer.json(), path) : refusal(answer, path);
}

/** Source: Marketing API, error codes and rate limiting: of the app, the user, the account, and each use case. */
const QUOTAS: readonly number[] = [4, 17, 32, 613];
const isQuota = (code: number): boolean => QUOTAS.includes(code) || (code >= 80_000 && code <= 80_014);
/** 102 and 190: the token. 10 and 200 to 299: a permission the seller no longer gives. */
const isEnded = (code: number): boolean => code === 102 || code === 190 || code === 10 || (code >= 200 && code < 300);

function refusal(answer: HttpAnswer, path: string): Called<never> {
  const problem = Problem.safeParse(answer.json()).data?.error;
  if (!problem || answer.status >= 500) return { tag: 'unknown', cause: `${path}: status ${answer.status}` };
  const { code } = problem;
  if (isQuota(code)) return { tag: 'quota', waitMs: waitMsFrom(answer.headers['x-business-use-case-usage']) };
  if (isEnded(code)) return { tag: 'authorisationEnded' };
  // 1 and 2 are Meta's own trouble.
  if (problem.is_transient || code === 1 || code === 2) return { tag: 'unknown', cause: `${path}: error ${code}` };
  return { tag: 'refused', code: String(code) };
}

const LONGEST_WAIT_MS = 3_600_000;
const USUAL_WAIT_MS = 60_000;

/** The header names the minutes until access comes back, account by account. */
function waitMsFrom(usage: string | undefined): number {
  const minutes = [...(usage ?? '').matchAll(/"estimated_time_to_regain_access":(\d{1,6})/g)].map(([, text]) =>
    Number(text),
  );
  const waitMs = Math.max(0, ...minutes) * 60_000;
  return waitMs > 0 ? Math.min(LONGEST_WAIT_MS, waitMs) : USUAL_WAIT_MS;
}
