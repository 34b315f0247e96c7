import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { LoggedRequest } from './kernel/request-log.ts';
import { createSandbox, type Sandbox } from './server.ts';
import { createTestSandbox, jsonRequest } from './testing/sandbox.ts';

const addFault = (sandbox: Sandbox, fault: object) => sandbox.app.request('/control/faults', jsonRequest(fault));
const login = (sandbox: Sandbox) => sandbox.app.request('/wechat/client/login', jsonRequest({ person: 'chenJing' }));
const logOf = async (sandbox: Sandbox, vendor = '') =>
  (await (await sandbox.app.request(`/control/log?vendor=${vendor}`)).json()) as LoggedRequest[];

describe('the sandbox', () => {
  it('says that it is up', async () => {
    const answer = await createTestSandbox().app.request('/health');
    expect([answer.status, await answer.json()]).toEqual([200, { ok: true }]);
  });

  it('lists its people', async () => {
    const people = (await (await createTestSandbox().app.request('/control/people')).json()) as { companies: object[] };
    expect(people.companies).toContainEqual(expect.objectContaining({ key: 'yunfan', name: '深圳市云帆科技有限公司' }));
  });

  it('remembers across a restart what its vendors gave out, and gives out nothing twice', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'sandbox-'));
    const code = async (sandbox: Sandbox) => ((await (await login(sandbox)).json()) as { code: string }).code;
    const before = createSandbox({ dataDir, publicUrl: 'http://sandbox.example' });
    const first = await code(before);
    await before.close();
    const after = createSandbox({ dataDir, publicUrl: 'http://sandbox.example' });
    expect(after.world.state.get('wechat.codes', first)).toMatchObject({ person: 'chenJing' });
    expect(await code(after)).not.toBe(first);
    await after.close();
  });

  it('keeps its seed and its pace across a restart', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'sandbox-'));
    const first = createSandbox({ dataDir, publicUrl: 'http://sandbox.example', seed: 7 });
    await first.app.request('/control/pace', jsonRequest({ pace: 'published' }));
    const second = createSandbox({ dataDir, publicUrl: 'http://sandbox.example', seed: 8 });
    expect([second.world.state.get('world', 'seed'), second.world.pace()]).toEqual([7, 'published']);
  });
});

describe('a fault', () => {
  it('happens as often as it was asked for', async () => {
    const sandbox = createTestSandbox();
    await addFault(sandbox, { vendor: 'wechat', kind: 'error500', times: 2 });
    const statuses = [await login(sandbox), await login(sandbox), await login(sandbox)].map(({ status }) => status);
    expect(statuses).toEqual([500, 500, 200]);
  });

  it('strikes only the call it names', async () => {
    const sandbox = createTestSandbox();
    await addFault(sandbox, { vendor: 'wechat', kind: 'error500', times: 1, match: 'stable_token' });
    expect((await login(sandbox)).status).toBe(200);
    expect((await sandbox.app.request('/wechat/cgi-bin/stable_token', jsonRequest({}))).status).toBe(500);
  });

  it('of quota is worded as the vendor words it', async () => {
    const sandbox = createTestSandbox();
    await addFault(sandbox, { vendor: 'wechat', kind: 'quota', times: 1 });
    await addFault(sandbox, { vendor: 'amazon', kind: 'quota', times: 1 });
    expect(await (await login(sandbox)).json()).toMatchObject({ errcode: 45009 });
    const amazon = await sandbox.app.request('/amazon/na/sellers/v1/account');
    expect([amazon.status, await amazon.json()]).toEqual([
      429,
      { errors: [expect.objectContaining({ code: 'QuotaExceeded' })] },
    ]);
  });

  it('of timeout does the work and loses the answer', async () => {
    const sandbox = createTestSandbox();
    await addFault(sandbox, { vendor: 'wechat', kind: 'timeout', times: 1, delayMs: 20 });
    const answer = await login(sandbox);
    expect([answer.status, await answer.text()]).toEqual([504, 'Gateway Timeout']);
    expect(sandbox.world.state.entries('wechat.codes')).toHaveLength(1);
  });

  it('of slowness answers in the end', async () => {
    const sandbox = createTestSandbox();
    await addFault(sandbox, { vendor: 'wechat', kind: 'slow', times: 1, delayMs: 30 });
    const begin = Date.now();
    expect((await login(sandbox)).status).toBe(200);
    expect(Date.now() - begin).toBeGreaterThanOrEqual(25);
  });

  it('that waits is let go when the sandbox closes', async () => {
    const sandbox = createTestSandbox();
    await addFault(sandbox, { vendor: 'wechat', kind: 'timeout', times: 1 });
    const answer = login(sandbox);
    await sandbox.close();
    expect((await answer).status).toBe(504);
  });

  it('can be taken back', async () => {
    const sandbox = createTestSandbox();
    await addFault(sandbox, { vendor: 'wechat', kind: 'error500', times: 9 });
    await sandbox.app.request('/control/faults', { method: 'DELETE' });
    expect((await login(sandbox)).status).toBe(200);
  });

  it.each([
    ['no vendor', { kind: 'error500', times: 1 }],
    ['an unknown kind', { vendor: 'wechat', kind: 'explosion', times: 1 }],
    ['no number of times', { vendor: 'wechat', kind: 'error500' }],
    ['no time at all', { vendor: 'wechat', kind: 'error500', times: 0 }],
    ['a wait without end', { vendor: 'wechat', kind: 'slow', times: 1, delayMs: 86_400_000 }],
  ])('with %s is refused', async (_, fault) => {
    expect((await addFault(createTestSandbox(), fault)).status).toBe(400);
  });
});

describe('the log', () => {
  it('shows calls without their query, where codes and tokens travel', async () => {
    const sandbox = createTestSandbox();
    await sandbox.app.request('/wechat/sns/jscode2session?secret=hush&js_code=hush');
    const [logged] = await logOf(sandbox, 'wechat');
    expect(logged).toMatchObject({ method: 'GET', path: '/wechat/sns/jscode2session', status: 200 });
    expect(JSON.stringify(await logOf(sandbox))).not.toContain('hush');
  });

  it('keeps the last 200 of a vendor', async () => {
    const sandbox = createTestSandbox();
    for (let i = 0; i < 205; i += 1) await sandbox.app.request(`/wechat/l/${i}`);
    const paths = (await logOf(sandbox, 'wechat')).map(({ path }) => path);
    expect([paths.length, paths[0], paths[199]]).toEqual([200, '/wechat/l/5', '/wechat/l/204']);
  });
});
