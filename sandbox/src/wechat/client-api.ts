import { type Context, Hono } from 'hono';
import { readJson } from '../kernel/json.ts';
import type { World } from '../kernel/world.ts';
import { findPerson, PEOPLE } from '../people/people.ts';
import { issueCode } from './codes.ts';
import { acceptOnce, messagesOf } from './subscriptions.ts';
import { findTemplate, TEMPLATES } from './templates.ts';

/** wx.requestSubscribeMessage takes at most three templates at a time. */
const MAX_TEMPLATES = 3;

/**
 * What WeChat does inside the phone, for a web page or a test that has none: whose phone it is comes as `person`.
 * None of this exists at WeChat; the server's side knows only the codes that come out of it.
 */
export function createClientApi(world: World): Hono {
  const app = new Hono();
  app.get('/persons', (c) =>
    c.json(PEOPLE.persons.map(({ key, name }) => ({ key, name, companies: companiesOf(key) }))),
  );
  app.get('/templates', (c) => c.json(TEMPLATES));
  app.post('/login', (c) => giveCode(world, c, 'login'));
  app.post('/phone', (c) => giveCode(world, c, 'phone'));
  app.post('/subscribe', (c) => subscribe(world, c));
  app.get('/messages', (c) => c.json(messagesOf(world, c.req.query('person') ?? '')));
  return app;
}

const companiesOf = (person: string) =>
  PEOPLE.companies
    .filter((company) => [company.clerk, company.legalRepresentative, company.controller].includes(person))
    .map(({ key, name }) => ({ key, name }));

async function giveCode(world: World, c: Context, kind: 'login' | 'phone'): Promise<Response> {
  const person = findPerson(String((await readJson(c))?.['person'] ?? ''));
  if (!person) return c.json({ error: 'person: a key listed by /wechat/client/persons' }, 404);
  return c.json({ code: issueCode(world, kind, person.key) });
}

async function subscribe(world: World, c: Context): Promise<Response> {
  const body = (await readJson(c)) ?? {};
  const person = findPerson(String(body['person'] ?? ''));
  const ids = Array.isArray(body['templateIds']) ? body['templateIds'] : [];
  if (!person) return c.json({ error: 'person: a key listed by /wechat/client/persons' }, 404);
  if (ids.length === 0 || ids.length > MAX_TEMPLATES) return c.json({ errCode: 20003 }, 400);
  if (!ids.every((id) => findTemplate(id))) return c.json({ errCode: 20001 }, 400);
  if (body['accept'] === true) for (const id of ids) acceptOnce(world, person.key, id);
  return c.json({
    errMsg: 'ok',
    ...Object.fromEntries(ids.map((id) => [id, body['accept'] === true ? 'accept' : 'reject'])),
  });
}
