import { type Context, Hono } from 'hono';
import { readJson } from '../kernel/json.ts';
import { LETTERS_AND_DIGITS, randomText } from '../kernel/random.ts';
import type { World } from '../kernel/world.ts';
import { findPerson, PEOPLE } from '../people/people.ts';
import { redeemCode } from './codes.ts';
import { WECHAT_APP } from './credentials.ts';
import { fine, refuse } from './errors.ts';
import { openSession, sessionKeyOf, signWithSession } from './sessions.ts';
import { deliverMessage, useAcceptance } from './subscriptions.ts';
import { findBadField, findTemplate } from './templates.ts';
import { checkApp, checkToken, stableToken } from './token.ts';

/** code2Session may be called 100 times a minute for one person. */
const LOGINS_PER_MINUTE = 100;
const MAX_LINK_DAYS = 30;
const PAGE = /^[\w-]+(\/[\w-]+)*(\?\S*)?$/;

/** What api.weixin.qq.com answers to a mini-program's server. */
export function createServerApi(world: World): Hono {
  const app = new Hono();
  app.get('/sns/jscode2session', (c) => codeToSession(world, c));
  app.post('/cgi-bin/stable_token', async (c) => {
    const body = await readJson(c);
    if (!body) return refuse(c, 47001);
    const token = stableToken(world, body);
    if (typeof token === 'number') return refuse(c, token);
    const expires_in = Math.floor((token.expiresAt - world.now().getTime()) / 1000);
    return c.json({ access_token: token.value, expires_in });
  });
  app.get('/wxa/checksession', (c) => checkSession(world, c));
  app.post('/wxa/business/getuserphonenumber', (c) => phoneNumber(world, c));
  app.post('/cgi-bin/message/subscribe/send', (c) => sendMessage(world, c));
  app.post('/wxa/generate_urllink', (c) => urlLink(world, c));
  return app;
}

function codeToSession(world: World, c: Context): Response {
  const { appid, secret, js_code, grant_type } = c.req.query();
  const problem = checkApp(appid, secret);
  if (problem) return refuse(c, problem);
  if (grant_type !== 'authorization_code') return refuse(c, 40002);
  if (!js_code) return refuse(c, 41008);
  const redeemed = redeemCode(world, 'login', js_code);
  if (typeof redeemed === 'number') return refuse(c, redeemed);
  const openid = findPerson(redeemed.person)?.wechatOpenId ?? '';
  if (isTooOften(world, openid)) return refuse(c, 45011);
  // This one call says text/plain though it sends JSON, and leaves errcode out when all is well.
  // assumed: the content type; confirm: a live call. The body is JSON either way.
  c.header('content-type', 'text/plain');
  return c.body(JSON.stringify({ session_key: openSession(world, openid), openid }));
}

function isTooOften(world: World, openid: string): boolean {
  if (world.pace() === 'instant') return false;
  const now = world.now().getTime();
  const recent = (world.state.get<number[]>('wechat.logins', openid) ?? []).filter((at) => now - at < 60_000);
  world.state.set('wechat.logins', openid, [...recent, now].slice(-LOGINS_PER_MINUTE));
  return recent.length >= LOGINS_PER_MINUTE;
}

function checkSession(world: World, c: Context): Response {
  const { access_token, openid, signature, sig_method } = c.req.query();
  const problem = checkToken(world, access_token);
  if (problem) return refuse(c, problem);
  const key = sessionKeyOf(world, openid ?? '');
  if (key === undefined) return refuse(c, 40003);
  return sig_method === 'hmac_sha256' && signature === signWithSession(key, '') ? fine(c) : refuse(c, 87009);
}

async function phoneNumber(world: World, c: Context): Promise<Response> {
  const problem = checkToken(world, c.req.query('access_token'));
  if (problem) return refuse(c, problem);
  const body = await readJson(c);
  if (!body) return refuse(c, 47001);
  const redeemed = redeemCode(world, 'phone', String(body['code'] ?? ''));
  if (typeof redeemed === 'number') return refuse(c, redeemed);
  const purePhoneNumber = findPerson(redeemed.person)?.phone ?? '';
  const watermark = { timestamp: Math.floor(world.now().getTime() / 1000), appid: WECHAT_APP.appId };
  return fine(c, { phone_info: { phoneNumber: purePhoneNumber, purePhoneNumber, countryCode: '86', watermark } });
}

async function sendMessage(world: World, c: Context): Promise<Response> {
  const problem = checkToken(world, c.req.query('access_token'));
  if (problem) return refuse(c, problem);
  const body = await readJson(c);
  if (!body) return refuse(c, 47001);
  const person = PEOPLE.persons.find(({ wechatOpenId }) => wechatOpenId === body['touser']);
  if (!person) return refuse(c, 40003);
  const template = findTemplate(body['template_id']);
  if (!template) return refuse(c, 40037);
  const page = body['page'];
  if (page !== undefined && !(typeof page === 'string' && PAGE.test(page))) return refuse(c, 41030);
  const bad = findBadField(template, body['data']);
  if (bad) return refuse(c, 47003, bad);
  if (!useAcceptance(world, person.key, template.id)) return refuse(c, 43101);

  const data = body['data'] as Record<string, { value: string }>;
  const fields = Object.entries(template.fields).map(([name, label]) => ({
    name,
    label,
    value: data[name]?.value ?? '',
  }));
  const at = world.now().toISOString();
  const message = { person: person.key, templateId: template.id, title: template.title, fields, at };
  const msgid = deliverMessage(world, { ...message, ...(typeof page === 'string' && { page }) });
  return fine(c, { msgid: Number(msgid) });
}

async function urlLink(world: World, c: Context): Promise<Response> {
  const problem = checkToken(world, c.req.query('access_token'));
  if (problem) return refuse(c, problem);
  const body = await readJson(c);
  if (!body) return refuse(c, 47001);
  const { path = '', query = '', expire_type = 0, expire_interval = MAX_LINK_DAYS } = body;
  if (typeof path !== 'string' || (path !== '' && !PAGE.test(path))) return refuse(c, 40165);
  if (typeof query !== 'string' || query.length > 1024) return refuse(c, 40097);
  if (expire_type !== 0 && expire_type !== 1) return refuse(c, 40097);
  const days = expire_type === 1 ? expire_interval : MAX_LINK_DAYS;
  if (typeof days !== 'number' || days < 1 || days > MAX_LINK_DAYS) return refuse(c, 85401);
  const id = randomText(world.random, 11, LETTERS_AND_DIGITS);
  const expiresAt = world.now().getTime() + days * 86_400_000;
  world.state.set('wechat.links', id, { path, query, expiresAt });
  return fine(c, { url_link: `${world.publicUrl()}/wechat/l/${id}` });
}
