import { timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { missing, PROBLEMS, type Problem } from './problems.ts';
import { signIop } from './signature.ts';

export type IopApp = { appKey: string; appSecret: string };
export type Parameters = Readonly<Record<string, string>>;

/** "Less than 7200s difference from UTC time." Source: common parameters of open.lazada.com's API pages. */
const WINDOW_MS = 7_200_000;

/** Everything a call carries: its query, and the fields of a form or the text of any other body. */
export async function readRequest(c: Context): Promise<{ parameters: Parameters; body: string }> {
  const text = c.req.method === 'POST' ? await c.req.text() : '';
  const isForm = (c.req.header('content-type') ?? '').includes('application/x-www-form-urlencoded');
  const form = isForm ? Object.fromEntries(new URLSearchParams(text)) : {};
  return { parameters: { ...c.req.query(), ...form }, body: isForm ? '' : text };
}

/** What is wrong with who calls and how it signed, if anything. */
export function checkRequest(
  request: { path?: string; parameters: Parameters; body: string },
  { appKey, appSecret }: IopApp,
  now: number,
): Problem | undefined {
  const { app_key, timestamp, sign_method, sign } = request.parameters;
  if (!app_key) return missing('app_key');
  if (app_key !== appKey) return PROBLEMS.appKey;
  if (!timestamp) return missing('timestamp');
  const at = readTimestamp(timestamp);
  if (at === undefined || Math.abs(now - at) > WINDOW_MS) return PROBLEMS.timestamp;
  if (!sign_method) return missing('sign_method');
  if (sign_method !== 'sha256') return PROBLEMS.signMethod;
  if (!sign) return missing('sign');
  return isSame(sign, signIop(request, appSecret)) ? undefined : PROBLEMS.signature;
}

/** Milliseconds, or the same moment in ISO 8601. */
function readTimestamp(text: string): number | undefined {
  const at = /^\d{13}$/.test(text) ? Number(text) : /^\d{4}-\d{2}-\d{2}T/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? undefined : at;
}

function isSame(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}
