import { serve } from '@hono/node-server';
import { afterEach, describe, expect, it } from '@jest/globals';
import { until } from '../testing/until.ts';
import { type Branch, messageText, openBranch, oracle, send, tester } from './testing/branch.ts';
import { creditApply, order } from './testing/messages.ts';

let branch: Branch;
afterEach(() => branch.sandbox.close());

type Order = ReturnType<typeof order>;
const disburse = (body: unknown) => send(branch, { service: 'loan.disburse', path: '/v1/disbursements', body });
const query = ({ loanApplyNo }: Order) =>
  send(branch, { service: 'loan.query', path: '/v1/disbursements/query', body: { loanApplyNo } });
const instructions = () => tester(branch, '/instructions') as unknown as Promise<Record<string, unknown>[]>;
const loanResults = () => branch.told.filter(({ url }) => url.endsWith('/disbursement-results'));
const told = async (times = 1) => {
  await until(() => loanResults().length >= times);
  return loanResults()[times - 1]?.body;
};

/** A company with 500万 approved, of which 200万 may be drawn first. */
async function approved(key = 'yunfan', change: object = {}) {
  branch = openBranch();
  const application = { ...creditApply(key), ...change };
  await send(branch, { service: 'credit.apply', path: '/v1/credit-applications', body: application });
  await until(() => branch.told.length > 0);
  return application;
}

describe('an order to pay', () => {
  it('is carried out once and told with account tail and transaction number', async () => {
    const wish = order(await approved());
    expect(await disburse(wish)).toMatchObject({
      verified: true,
      head: { code: '0000' },
      body: { status: 'PROCESSING' },
    });
    expect(await told()).toEqual({
      status: 'SUCCESS',
      loanApplyNo: wish.loanApplyNo,
      drawdownId: wish.drawdownId,
      amountFen: 150_000_000,
      payee: { accountName: '深圳市云帆科技有限公司', accountTail: '0101' },
      bankTransactionNo: expect.stringMatching(/^FK\d{14}$/),
      disbursedAt: expect.any(String),
    });
    expect((await query(wish)).body).toEqual(await told());
    expect(await instructions()).toMatchObject([
      { orderNo: wish.loanApplyNo, amountFen: 150_000_000, accountTail: '0101' },
    ]);
  });

  it('sent again pays nothing more, and with another amount is refused', async () => {
    const wish = order(await approved());
    await disburse(wish);
    expect(await disburse(wish)).toMatchObject({ head: { code: '0000' } });
    expect(await disburse({ ...wish, amountFen: 1 })).toMatchObject({ status: 409, head: { code: '4090' } });
    await told();
    expect(await disburse(wish)).toMatchObject({ body: { status: 'SUCCESS' } });
    expect(await instructions()).toHaveLength(1);
  });

  it.each<[string, string, (wish: Order) => object]>([
    [
      'to an account of another name',
      'ACCOUNT_NAME_MISMATCH',
      (w) => ({ ...w, payee: { ...w.payee, accountName: '深圳市云帆科技公司' } }),
    ],
    ['one fen above what may be drawn', 'LIMIT_EXCEEDED', (w) => ({ ...w, amountFen: 200_000_001 })],
    ['without a contract', 'CONTRACT_INVALID', (w) => ({ ...w, contracts: [] })],
    ["on another application's approval", 'LIMIT_EXCEEDED', (w) => ({ ...w, applicationId: w.facilityId })],
  ])('%s fails with %s, and no money moves', async (_, failCode, change) => {
    await disburse(change(order(await approved())));
    expect(await told()).toMatchObject({ status: 'FAIL', failCode, failText: expect.any(String) });
    expect(await instructions()).toEqual([]);
  });

  it.each<[string, object, string]>([
    ['without whom it pays', {}, 'FAIL'],
    [
      'that names a forwarder',
      { entrusted: { kind: 'FORWARDER', name: '捷运', reference: '91440300MA5F00001X' } },
      'FAIL',
    ],
    [
      'that names the ad account',
      { entrusted: { kind: 'AD_ACCOUNT', name: 'Meta Ads', reference: 'act_1' } },
      'SUCCESS',
    ],
  ])('of an ad loan %s is answered %s', async (_, entrusted, status) => {
    const application = await approved('yunfan', { product: 'AD_LOAN' });
    await disburse({ ...order(application), ...entrusted });
    expect(await told()).toMatchObject({ status, ...(status === 'FAIL' ? { failCode: 'CONTRACT_INVALID' } : {}) });
    expect(await instructions()).toHaveLength(status === 'FAIL' ? 0 : 1);
  });

  it.each([
    ['without whom it pays', {}, 'FAIL'],
    ['that names an ad account', { entrusted: { kind: 'AD_ACCOUNT', name: 'Meta Ads', reference: 'act_1' } }, 'FAIL'],
    [
      'that names the forwarder',
      { entrusted: { kind: 'FORWARDER', name: '远航', reference: '91440300MA5YY3501B' } },
      'SUCCESS',
    ],
  ])('of a logistics loan %s is answered %s', async (_, entrusted, status) => {
    const application = await approved('yunfan', { product: 'LOGISTICS_LOAN' });
    await disburse({ ...order(application), ...entrusted });
    expect(await told()).toMatchObject({ status });
    expect(await instructions()).toHaveLength(status === 'FAIL' ? 0 : 1);
  });

  it('for all that may be drawn is paid, and the next finds nothing left', async () => {
    const application = await approved();
    await disburse({ ...order(application), amountFen: 200_000_000 });
    await disburse({ ...order(application), amountFen: 1 });
    await told(2);
    expect(
      loanResults()
        .map(({ body }) => body['status'])
        .sort(),
    ).toEqual(['FAIL', 'SUCCESS']);
    expect(await instructions()).toHaveLength(1);
  });

  it('of a refused company fails', async () => {
    await disburse(order(await approved('mojin')));
    expect(await told()).toMatchObject({ status: 'FAIL', failCode: 'LIMIT_EXCEEDED' });
  });

  it('a year after the approval fails', async () => {
    const application = await approved();
    branch.forward(365 * 86_400_000 + 1_000);
    await disburse(order(application));
    expect(await told()).toMatchObject({ failCode: 'LIMIT_EXCEEDED' });
  });

  it('on an approval the bank never gave is not known', async () => {
    const wish = order(await approved());
    expect(await disburse({ ...wish, creditApplyNo: 'CA-unknown-1' })).toMatchObject({
      status: 404,
      head: { code: '4040' },
    });
    expect(await query(wish)).toMatchObject({ head: { code: '4040' } });
  });

  it('can be rejected when the bank is told to', async () => {
    const application = await approved();
    await tester(branch, '/behaviour', { on: 'disburse', answer: 'now', result: 'reject' });
    await disburse(order(application));
    expect(await told()).toMatchObject({ status: 'FAIL', failCode: 'ACCOUNT_CLOSED' });
    expect(await instructions()).toEqual([]);
  });
});

describe('an order whose answer is lost', () => {
  it('was carried out all the same, once, and the query says so', async () => {
    const wish = order(await approved());
    await tester(branch, '/behaviour', { on: 'disburse', answer: 'now', loseAnswer: true });
    const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
      const listening = serve({ fetch: branch.sandbox.app.fetch, port: 0, hostname: '127.0.0.1' }, () =>
        resolve(listening),
      );
    });
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const text = messageText('loan.disburse', wish);
    const now = branch.sandbox.world.now();
    const post = async () => {
      const response = await fetch(`http://127.0.0.1:${port}/bank/v1/disbursements`, {
        method: 'POST',
        headers: {
          'webhook-id': 'msg_lost',
          'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
          'webhook-signature': oracle.sign('msg_lost', now, text),
        },
        body: text,
      });
      return response.text();
    };
    await expect(post()).rejects.toThrow();
    expect(await instructions()).toHaveLength(1);
    expect((await query(wish)).body).toMatchObject({ loanApplyNo: wish.loanApplyNo });
    expect(await told()).toMatchObject({ status: 'SUCCESS' });
    // The loss is used up: the same message is answered now, and nothing is paid again.
    expect(JSON.parse(await post())).toMatchObject({ head: { code: '0000' }, body: { status: 'SUCCESS' } });
    expect(await instructions()).toHaveLength(1);
    if ('closeAllConnections' in server) server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });
});
