import { describe, expect, it } from '@jest/globals';
import { readApplication, withdrawApplication } from '@loan/shared/api/application';
import { config, home } from '@loan/shared/api/session';
import { ApplicationId } from '@loan/shared/application/ids';
import { err, ok } from '@loan/shared/result';
import { homeFor, settings } from '../testing/answers.ts';
import { ID, viewOf } from '../testing/fixtures.ts';
import { type Answer, type ClientDeps, createClient, type Sent } from './create-client.ts';

const id = ApplicationId.parse(ID);
const answered = (status: number, body: unknown): Answer => ({ tag: 'answered', status, body });
const anApplication = answered(200, viewOf('offered'));

type Given = { token?: string | 'none'; logIn?: ClientDeps['logIn'] };

/** A phone with a token, a server that gives these answers one after the other, and a log-in that gives `fresh`. */
function aPhone(answers: Answer[], { token = 'old', logIn = async () => ok('fresh') }: Given = {}) {
  const sent: Sent[] = [];
  let kept = token === 'none' ? undefined : token;
  let logIns = 0;
  const deps: ClientDeps = {
    base: 'https://api.loan.example/api',
    send: async (request) => {
      sent.push(request);
      return answers.shift() ?? { tag: 'offline' };
    },
    token: {
      read: () => kept,
      write: (next) => {
        kept = next;
      },
    },
    logIn: () => {
      logIns += 1;
      return logIn();
    },
  };
  return { call: createClient(deps), sent, kept: () => kept, logIns: () => logIns };
}

describe('a call', () => {
  it('fills the path, carries the token and parses the answer', async () => {
    const phone = aPhone([anApplication]);
    expect(await phone.call(readApplication, { id })).toMatchObject({ ok: true, value: { status: 'offered' } });
    expect(phone.sent).toEqual([
      {
        url: `https://api.loan.example/api/applications/${ID}`,
        method: 'GET',
        headers: { authorization: 'Bearer old' },
      },
    ]);
  });

  it('sends as the body what is not in the path', async () => {
    const phone = aPhone([anApplication]);
    await phone.call(withdrawApplication, { id, reason: '其他' });
    expect(phone.sent[0]).toMatchObject({ method: 'POST', body: '{"reason":"其他"}' });
    expect(phone.sent[0]?.url).toBe(`https://api.loan.example/api/applications/${ID}/withdrawal`);
  });

  it('needs no session for what everyone may see', async () => {
    const phone = aPhone([answered(200, settings)], { token: 'none' });
    expect(await phone.call(config, {})).toMatchObject({ ok: true });
    expect(phone.sent[0]?.headers).toEqual({});
    expect(phone.logIns()).toBe(0);
  });
});

describe('a session', () => {
  it('begins by itself when there is none', async () => {
    const phone = aPhone([answered(200, homeFor(undefined, true))], { token: 'none' });
    expect(await phone.call(home, {})).toMatchObject({ ok: true });
    expect(phone.sent[0]?.headers).toEqual({ authorization: 'Bearer fresh' });
    expect(phone.kept()).toBe('fresh');
  });

  it('is renewed once, silently, when the server no longer knows it', async () => {
    const phone = aPhone([answered(401, { tag: 'SessionUnknown' }), anApplication]);
    expect(await phone.call(readApplication, { id })).toMatchObject({ ok: true });
    expect(phone.sent.map(({ headers }) => headers['authorization'])).toEqual(['Bearer old', 'Bearer fresh']);
    expect(phone.logIns()).toBe(1);
  });

  it('is not renewed for ever when a fresh one is refused too', async () => {
    const phone = aPhone([answered(401, { tag: 'SessionUnknown' }), answered(401, { tag: 'SessionUnknown' })]);
    expect(await phone.call(readApplication, { id })).toMatchObject({ ok: false, error: { rule: 'SessionUnknown' } });
    expect(phone.sent).toHaveLength(2);
  });

  it('is asked for once when two pages wake up together', async () => {
    const phone = aPhone([anApplication, anApplication], { token: 'none' });
    await Promise.all([phone.call(readApplication, { id }), phone.call(readApplication, { id })]);
    expect(phone.logIns()).toBe(1);
  });

  it('that the person does not want is no error of the server', async () => {
    const phone = aPhone([], { token: 'none', logIn: async () => err({ tag: 'LoginCancelled' }) });
    expect(await phone.call(home, {})).toEqual({ ok: false, error: { tag: 'LoginCancelled' } });
    expect(phone.sent).toEqual([]);
  });
});

describe('an answer that is none', () => {
  it.each([
    ['nothing left the phone', { tag: 'offline' } as Answer, { tag: 'Offline' }],
    ['no answer came in time', { tag: 'timedOut' } as Answer, { tag: 'TimedOut' }],
    ['the server is down', answered(503, { tag: 'Busy', requestId: 'r-1' }), { tag: 'ServerBusy', requestId: 'r-1' }],
    ['the server asks to slow down', answered(429, {}), { tag: 'ServerBusy' }],
    ['a proxy answers with a page', answered(502, '<html>'), { tag: 'ServerBusy' }],
    ['the answer has another shape', answered(200, { id: 'x' }), { tag: 'Unreadable' }],
    ['the answer is empty', answered(200, null), { tag: 'Unreadable' }],
    [
      'a rule says no',
      answered(409, { tag: 'StaleVersion', fields: [{ path: 'name', rule: 'length' }] }),
      { tag: 'Refused', rule: 'StaleVersion', fields: [{ path: 'name', rule: 'length' }] },
    ],
  ])('says which: %s', async (_, answer, error) => {
    expect(await aPhone([answer]).call(readApplication, { id })).toEqual({ ok: false, error });
  });
});
