import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { until } from '../../testing/until.ts';
import { create, createdId, LOAN_ACTORS, type LoanTask, linkFor, statusOf } from '../testing/loan-task.ts';
import { ask, type Office, openOffice, submit, visit } from '../testing/office.ts';

let office: Office;
afterEach(() => office.close());

const MINUTE_MS = 60_000;
const heard = (event: string) => office.callbacks.filter((callback) => callback.event === event);
const hears = async (event: string, times = 1) => {
  await until(() => heard(event).length >= times);
  return heard(event)[times - 1]?.body;
};
async function act(signTaskId: string, actorId: string, form: Record<string, string>) {
  const { actorSignTaskUrl } = await linkFor(office, [signTaskId, actorId]);
  return submit(office, actorSignTaskUrl, form);
}

describe('a loan agreement out for signature', () => {
  it('is signed in order, sealed by the lender last, and finished', async () => {
    office = await openOffice();
    const task = await createdId(office);
    expect((await act(task, 'controller', { decision: 'sign' })).status).toBe(409);
    await act(task, 'company', { decision: 'sign' });
    expect(await statusOf(office, task)).toBe('sign_progress');
    await act(task, 'controller', { decision: 'sign' });
    expect(await statusOf(office, task)).toBe('task_finished');
    expect(await hears('sign-task-finished')).toMatchObject({
      signTaskId: task,
      signTaskStatus: 'task_finished',
      transReferenceId: 'LOAN-A1',
      eventTime: expect.stringMatching(/^\d{13}$/),
    });
    expect(
      heard('sign-task-signed').map(({ body }) => [body['actorId'], body['verifyFreeSign'], body['signTaskStatus']]),
    ).toEqual([
      ['company', false, 'sign_progress'],
      ['controller', false, 'sign_progress'],
      ['bank', true, 'sign_completed'],
    ]);
    expect((await act(task, 'company', { decision: 'sign' })).status).toBe(200);
    expect(heard('sign-task-signed')).toHaveLength(3);
  });

  it('ends when a signer refuses, with the reason given', async () => {
    office = await openOffice();
    const task = await createdId(office);
    await act(task, 'company', { decision: 'reject', reason: '利率与约定不符' });
    expect(await hears('sign-task-sign-rejected')).toMatchObject({
      actorId: 'company',
      signTaskStatus: 'task_terminated',
      signRejectReason: '利率与约定不符',
      signFailedReason: '利率与约定不符',
    });
    const detail = await ask(office, '/sign-task/app/get-detail', { signTaskId: task });
    expect(detail.data).toMatchObject({
      signTaskStatus: 'task_terminated',
      actors: [{ signStatus: 'sign_rejected', actorNote: '利率与约定不符' }, { signStatus: 'wait_sign' }, {}],
    });
    expect((await act(task, 'controller', { decision: 'sign' })).status).toBe(409);
  });

  it('is not signed by someone else who opened the link, and waits for the right one', async () => {
    office = await openOffice();
    const task = await createdId(office);
    await act(task, 'company', { decision: 'sign', openedBy: 'other' });
    expect(await hears('sign-task-sign-failed')).toMatchObject({ actorId: 'company', signTaskStatus: 'sign_progress' });
    const list = () => ask(office, '/sign-task/actor/list', { signTaskId: task });
    expect((await list()).data).toMatchObject([
      { signStatus: 'sign_failed', actorNote: '签署人身份与参与方身份信息不匹配' },
      {},
      {},
    ]);
    await act(task, 'company', { decision: 'sign' });
    expect((await list()).data).toMatchObject([{ signStatus: 'signed' }, {}, {}]);
    expect(heard('sign-task-sign-failed')).toHaveLength(1);
  });

  it('can be called back until it is finished', async () => {
    office = await openOffice();
    const task = await createdId(office);
    const cancelled = await ask(office, '/sign-task/cancel', { signTaskId: task, terminationNote: '信息填写错误' });
    expect(cancelled.code).toBe('100000');
    expect(await hears('sign-task-canceled')).toMatchObject({ userName: '集成应用', terminationNote: '信息填写错误' });
    expect(await ask(office, '/sign-task/cancel', { signTaskId: task })).toMatchObject({ code: '211126' });
  });

  it('expires at its deadline', async () => {
    office = await openOffice();
    const deadline = office.sandbox.world.now().getTime() + 60 * MINUTE_MS;
    const task = await createdId(office, (one) => ({ ...one, expiresTime: String(deadline) }));
    office.forward(59 * MINUTE_MS);
    expect(await statusOf(office, task)).toBe('sign_progress');
    office.forward(2 * MINUTE_MS);
    expect(await statusOf(office, task)).toBe('expired');
    expect(await hears('sign-task-expire')).toMatchObject({ signTaskId: task, signTaskStatus: 'expired' });
    expect((await act(task, 'company', { decision: 'sign' })).status).toBe(409);
  });

  it('expires at once when a tester says so', async () => {
    office = await openOffice();
    const task = await createdId(office);
    const expire = (signTaskId: string) =>
      office.sandbox.app.request('/fadada/control/expire', { method: 'POST', body: JSON.stringify({ signTaskId }) });
    expect((await expire(task)).status).toBe(200);
    expect(await statusOf(office, task)).toBe('expired');
    expect((await expire(task)).status).toBe(400);
  });

  it('waits to be started when it was not told to start', async () => {
    office = await openOffice();
    const task = await createdId(office, (one) => ({ ...one, autoStart: undefined }));
    expect(await statusOf(office, task)).toBe('task_created');
    expect(await ask(office, '/sign-task/actor/get-url', { signTaskId: task, actorId: 'company' })).toMatchObject({
      code: '211057',
    });
    expect(await ask(office, '/sign-task/start', { signTaskId: task })).toMatchObject({ code: '100000' });
    expect(await hears('sign-task-start')).toMatchObject({ signTaskStatus: 'sign_progress' });
    expect(await ask(office, '/sign-task/start', { signTaskId: task })).toMatchObject({ code: '211055' });
  });

  it('asks a person to seal for a company whose scene is not approved', async () => {
    office = await openOffice();
    const others = { businessId: 'free-sign-of-another', actors: LOAN_ACTORS.slice(2) };
    const only = (one: LoanTask) => ({
      ...one,
      ...others,
      docs: [{ ...one.docs[0], docFields: one.docs[0]?.docFields.slice(2) }],
    });
    const task = await createdId(office, only);
    expect(await hears('sign-task-sign-failed')).toMatchObject({ actorId: 'bank', verifyFreeSign: true });
    expect(await statusOf(office, task)).toBe('sign_progress');
    await act(task, 'bank', { decision: 'sign' });
    expect(await statusOf(office, task)).toBe('task_finished');
  });

  it('waits to be ended when it was told not to end by itself', async () => {
    office = await openOffice();
    const task = await createdId(office, (one) => ({ ...one, autoFinish: false }));
    expect(await ask(office, '/sign-task/finish', { signTaskId: task })).toMatchObject({ code: '211127' });
    for (const actorId of ['company', 'controller']) await act(task, actorId, { decision: 'sign' });
    expect(await statusOf(office, task)).toBe('sign_completed');
    expect(await ask(office, '/sign-task/finish', { signTaskId: task })).toMatchObject({ code: '100000' });
    expect(await statusOf(office, task)).toBe('task_finished');
  });

  it('may be urged twice a day, two hours apart', async () => {
    office = await openOffice();
    const task = await createdId(office);
    const urge = async () => (await ask(office, '/sign-task/urge', { signTaskId: task })).code;
    const codes = [await urge(), await urge()];
    office.forward(120 * MINUTE_MS);
    codes.push(await urge());
    office.forward(120 * MINUTE_MS);
    codes.push(await urge());
    expect(codes).toEqual(['100000', '211131', '100000', '211131']);
  });
});

describe("a signer's link", () => {
  it('names the participant or is refused', async () => {
    office = await openOffice();
    const task = await createdId(office);
    expect(await ask(office, '/sign-task/actor/get-url', { signTaskId: task, actorId: 'x' })).toMatchObject({
      code: '211066',
    });
    expect(await ask(office, '/sign-task/actor/get-url', { signTaskId: '1', actorId: 'x' })).toMatchObject({
      code: '211051',
    });
  });

  it('in its long form opens once and within ten minutes', async () => {
    office = await openOffice();
    const task = await createdId(office);
    const first = (await linkFor(office, [task, 'company'])).actorSignTaskEmbedUrl;
    const second = (await linkFor(office, [task, 'company'])).actorSignTaskEmbedUrl;
    expect([(await visit(office, first)).status, (await visit(office, first)).status]).toEqual([200, 410]);
    office.forward(10 * MINUTE_MS + 1_000);
    expect((await visit(office, second)).status).toBe(410);
  });

  it('shows the title and the PDF, masks persons, and leads back afterwards', async () => {
    office = await openOffice();
    const task = await createdId(office);
    const redirectUrl = encodeURIComponent('https://app.example/pages/signed?id=1');
    const { actorSignTaskUrl } = await linkFor(office, [task, 'company'], { redirectUrl });
    const page = await (await visit(office, actorSignTaskUrl)).text();
    expect(page).toContain('借款合同-A1');
    expect(page).toContain('林**');
    expect(page).not.toContain('林晓峰');
    const pdf = await visit(office, `${actorSignTaskUrl}/documents/loan`);
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    const back = await submit(office, actorSignTaskUrl, { decision: 'sign' });
    expect([back.status, back.headers.get('location')]).toEqual([302, 'https://app.example/pages/signed?id=1']);
  });
});

describe('a callback', () => {
  it('is repeated, freshly signed, until the application says success', async () => {
    office = await openOffice({ answer: (attempt) => new Response(attempt < 3 ? 'ok' : 'success') });
    await create(office);
    await until(() => heard('sign-task-start').length === 3);
    const [first, second] = heard('sign-task-start');
    expect(second?.bizContent).toBe(first?.bizContent);
    expect(second?.headers['X-FASC-Nonce']).not.toBe(first?.headers['X-FASC-Nonce']);
    expect(second?.headers['X-FASC-Sign']).not.toBe(first?.headers['X-FASC-Sign']);
  });

  it('is given up after three repeats', async () => {
    office = await openOffice({ answer: () => new Response('success', { status: 500 }) });
    await create(office);
    await until(() => heard('sign-task-start').length === 4);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(heard('sign-task-start')).toHaveLength(4);
  });

  it('still waiting when the sandbox stops goes out after it starts again', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'fadada-'));
    office = await openOffice({ dataDir, answer: () => new Response('busy', { status: 503 }) });
    const task = await createdId(office);
    await until(() => heard('sign-task-start').length === 1);
    await office.close();
    office = await openOffice({ dataDir });
    expect(await hears('sign-task-start')).toMatchObject({ signTaskId: task });
    expect(await statusOf(office, task)).toBe('sign_progress');
    await rm(dataDir, { recursive: true });
  });
});
