import { utils } from '@fddnpm/fasc-openapi-node-sdk';
import { describe, expect, it } from '@jest/globals';
import { readCallback } from './callback.ts';

const AT = 1660000000123;
const account = { appId: 'app-id', appSecret: 'app-secret', now: new Date(AT) };

/** A callback as the vendor sends it, signed by the vendor's own SDK. */
function callback(event: string, content: object | string) {
  const bizContent = typeof content === 'string' ? content : JSON.stringify(content);
  const headers = { 'X-FASC-App-Id': 'app-id', 'X-FASC-Sign-Type': 'HMAC-SHA256', 'X-FASC-Nonce': 'n1' };
  const signed = { ...headers, 'X-FASC-Event': event, bizContent };
  const sign = utils.sign({ ...signed, 'X-FASC-Timestamp': AT, appSecret: 'app-secret' });
  return {
    headers: { ...headers, 'X-FASC-Timestamp': String(AT), 'X-FASC-Event': event, 'X-FASC-Sign': sign },
    body: new URLSearchParams({ bizContent }).toString(),
  };
}
const read = ({ headers, body }: { headers: Record<string, string>; body: string }, now = account.now) =>
  readCallback(headers, body, { ...account, now });

const finished = { eventTime: '1660000000000', signTaskId: '1677137745347153488', signTaskStatus: 'task_finished' };

describe('a callback of Fadada', () => {
  it('about a task names the task, our reference and itself', () => {
    expect(
      read(callback('sign-task-signed', { ...finished, transReferenceId: 'LOAN-A1', actorId: 'company' })),
    ).toEqual({
      ok: true,
      value: {
        kind: 'task',
        taskId: '1677137745347153488',
        reference: 'LOAN-A1',
        event: 'sign-task-signed',
        eventId: 'sign-task-signed:1677137745347153488:1660000000000:company',
      },
    });
  });

  it('keeps a task id that arrives as a large number to the digit', () => {
    const content = '{"eventTime":"1660000000000","signTaskId":1677137745347153488}';
    expect(read(callback('sign-task-finished', content))).toMatchObject({ value: { taskId: '1677137745347153488' } });
  });

  it.each([
    ['user-authorize', { clientUserId: 'U-1', eventTime: '1660000000000', authResult: 'success' }, 'U-1'],
    ['user-cancel-authorization', { clientUserId: 'U-1', eventTime: '1660000000000' }, 'U-1'],
    ['corp-authorize', { clientCorpId: 'C-1', eventTime: '1660000000000', authResult: 'success' }, 'C-1'],
  ])('%s says whose identity to look up again', (event, content, clientId) => {
    const eventId = `${event}:${clientId}:1660000000000`;
    expect(read(callback(event, content))).toEqual({ ok: true, value: { kind: 'identity', clientId, eventId } });
  });

  it.each(['seal-create', 'sign-task-download', 'something-new'])('%s is verified and of no concern', (event) => {
    expect(read(callback(event, { eventTime: '1660000000000' }))).toEqual({
      ok: true,
      value: { kind: 'other', event },
    });
  });

  it.each([
    ['its body', (one: ReturnType<typeof callback>) => ({ ...one, body: one.body.replace('finished', 'expired') })],
    ['its event', (one: ReturnType<typeof callback>) => change(one, 'X-FASC-Event', 'sign-task-expire')],
    ['its time', (one: ReturnType<typeof callback>) => change(one, 'X-FASC-Timestamp', String(AT + 1))],
    ['its nonce', (one: ReturnType<typeof callback>) => change(one, 'X-FASC-Nonce', 'n2')],
    ['its signature', (one: ReturnType<typeof callback>) => change(one, 'X-FASC-Sign', '0'.repeat(64))],
    ['no signature', (one: ReturnType<typeof callback>) => change(one, 'X-FASC-Sign', '')],
  ])('is refused when %s was changed', (_, tamper) => {
    const error = { tag: 'CallbackSignatureWrong' };
    expect(read(tamper(callback('sign-task-finished', finished)))).toEqual({ ok: false, error });
  });

  it.each([
    ['a day late, as a last retry may be', 86_400_000, true],
    ['later than that', 86_400_001, false],
    ['ten minutes ahead of our clock', -600_000, true],
    ['further ahead', -600_001, false],
  ])('%s is taken: %s ms, %s', (_, ageMs, taken) => {
    expect(read(callback('sign-task-finished', finished), new Date(AT + ageMs)).ok).toBe(taken);
  });

  it('is malformed when meant for another application, or without a header', () => {
    const one = callback('sign-task-finished', finished);
    expect(read(change(one, 'X-FASC-App-Id', 'other'))).toMatchObject({ error: { field: 'X-FASC-App-Id' } });
    expect(read(change(one, 'X-FASC-Nonce', ''))).toMatchObject({ error: { field: 'X-FASC-Nonce' } });
  });

  it('is malformed when it names no task', () => {
    const error = { tag: 'CallbackMalformed', field: 'bizContent.signTaskId' };
    expect(read(callback('sign-task-finished', { eventTime: '1' }))).toEqual({ ok: false, error });
  });
});

const change = (one: ReturnType<typeof callback>, header: string, value: string) => ({
  ...one,
  headers: { ...one.headers, [header]: value },
});
