import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { BankEvent, CreditApply, Disburse } from '@loan/shared/bank/los-bank';
import { createHttp } from '../http/http.ts';
import { createBankGateway } from './gateway.ts';

const NOW = Date.parse('2026-11-22T09:30:00.000Z');
const KEY = Buffer.from('a-key-shared-with-the-bank-32-by');
const APPLICATION = '6f1c1c5e-6d0a-4c8e-9a53-0b9c53a1f001';
const id = '6f1c1c5e-6d0a-4c8e-9a53-0b9c53a1f0aa';
const account = {
  accountName: '深圳市云帆科技有限公司',
  accountNo: '755900000000001',
  bankName: '湾区商业银行深圳分行',
};

const application = CreditApply.parse({
  creditApplyNo: 'CA-20261122-0001',
  applicationId: APPLICATION,
  product: 'DATA_LOAN',
  company: { name: account.accountName, creditCode: '9144030071526726XG', legalRepresentativeName: '林晓峰' },
  coBorrowers: [
    { role: 'ACTUAL_CONTROLLER', name: '林晓峰', identityNumber: '11010519491231002X', phone: '13800138000' },
  ],
  requestedLimitFen: null,
  suggestion: {
    decisionId: 'D-1',
    snapshotSha256: 'a'.repeat(64),
    policyVersion: 'data-loan-2026-11',
    score: 616,
    grade: 'A',
    limitFen: 500_000_000,
    availableFen: 200_000_000,
    annualRatePpm: 58_000,
    termMonths: 12,
    reasons: [],
  },
  bureauAuthorisations: [],
  receivingAccount: account,
  submittedAt: '2026-11-22T09:29:00.000Z',
});
const drawdown = Disburse.parse({
  loanApplyNo: 'LA-20261122-0001',
  creditApplyNo: application.creditApplyNo,
  applicationId: APPLICATION,
  drawdownId: id,
  facilityId: id,
  amountFen: 100_000_000,
  annualRatePpm: 58_000,
  method: 'LEVEL_INSTALMENT',
  termMonths: 6,
  purpose: '采购备货',
  payee: account,
  contracts: [{ documentId: 'DOC-1', kind: 'loan', sha256: 'b'.repeat(64) }],
});
const event = BankEvent.parse({
  applicationId: APPLICATION,
  bankSeq: 1,
  type: 'application.submitted',
  occurredAt: '2026-11-22T09:29:00.000Z',
  data: {},
});

type Seen = { url: string; headers: Record<string, string>; body: { head: unknown; body: unknown } };
type Reply = { status?: number; code?: string; body?: unknown; text?: string; forge?: Record<string, string> };

/** A bank written against the contract with its own HMAC; `forge` overrides what it would honestly send. */
function bankAnswering(...replies: (Reply | Error)[]) {
  const seen: Seen[] = [];
  const fetch = async (url: unknown, init?: RequestInit) => {
    const reply = replies[Math.min(seen.length, replies.length - 1)];
    const headers = init?.headers as Record<string, string>;
    seen.push({ url: String(url), headers, body: JSON.parse(String(init?.body)) });
    if (reply instanceof Error) throw reply;
    const { status = 200, code = '0000', body = {}, text, forge } = reply ?? {};
    const head = { responseNo: id, requestNo: id, code, message: `code ${code}` };
    const answer = text ?? JSON.stringify({ head, body });
    const stamp = String(NOW / 1000);
    const mac = createHmac('sha256', KEY).update(`${headers['webhook-id']}.${stamp}.${answer}`).digest('base64');
    const signed = { 'webhook-id': headers['webhook-id'] ?? '', 'webhook-timestamp': stamp };
    return new Response(answer, { status, headers: { ...signed, 'webhook-signature': `v1,${mac}`, ...forge } });
  };
  const gateway = createBankGateway({
    http: createHttp({ fetch: fetch as typeof globalThis.fetch }),
    baseUrl: 'https://bank.example',
    partnerId: 'P-SZ-001',
    bankId: 'BANK-A',
    secrets: [`whsec_${KEY.toString('base64')}`],
    windowSeconds: 300,
    timeoutMs: 1_000,
    now: () => new Date(NOW),
    newId: () => id,
  });
  return { gateway, seen };
}

const processing = {
  status: 'PROCESSING',
  creditApplyNo: application.creditApplyNo,
  applicationId: APPLICATION,
};

describe('applying to the bank', () => {
  it('sends the contract’s envelope, signed so that the bank can check it', async () => {
    const { gateway, seen } = bankAnswering({ body: processing });
    expect(await gateway.apply(application)).toEqual({ ok: true, value: processing });
    const [request] = seen;
    expect(request?.url).toBe('https://bank.example/v1/credit-applications');
    expect(request?.body).toEqual({
      head: {
        partnerId: 'P-SZ-001',
        bankId: 'BANK-A',
        apiVersion: '1.0',
        service: 'credit.apply',
        requestNo: id,
        requestTime: '2026-11-22T09:30:00.000Z',
      },
      body: application,
    });
    const mac = createHmac('sha256', KEY)
      .update(`${request?.headers['webhook-id']}.${NOW / 1000}.${JSON.stringify(request?.body)}`)
      .digest('base64');
    expect(request?.headers['webhook-signature']).toBe(`v1,${mac}`);
  });

  it('carries the same message id when the same application is sent again', async () => {
    const { gateway, seen } = bankAnswering(new Error('lost'), { body: processing });
    expect(await gateway.apply(application)).toMatchObject({ ok: false, error: { tag: 'BankUnknown' } });
    expect(await gateway.apply(application)).toMatchObject({ ok: true });
    expect(seen[0]?.headers['webhook-id']).toBe(seen[1]?.headers['webhook-id']);
  });

  it.each(['4000', '4001', '4002', '4030', '4090'])('is told when the bank refuses the message: %s', async (code) => {
    const { gateway } = bankAnswering({ status: 400, code });
    const error = { tag: 'BankRefused', code, message: `code ${code}` };
    expect(await gateway.apply(application)).toEqual({ ok: false, error });
  });
});

describe('an answer that says nothing sure', () => {
  it.each<[string, Reply | Error]>([
    ['nobody answers', new Error('timeout')],
    ['a proxy answers in the bank’s place', { status: 502, text: '<html>', forge: { 'webhook-signature': '' } }],
    ['the signature is not the bank’s', { forge: { 'webhook-signature': 'v1,AAAA' } }],
    ['the answer is older than the window', { forge: { 'webhook-timestamp': String(NOW / 1000 - 301) } }],
    ['the answer belongs to another message', { forge: { 'webhook-id': 'other' } }],
    ['the envelope cannot be read', { text: '{"code":"0000"}' }],
    ['the body cannot be read', { body: { status: 'MAYBE' } }],
    ['the body speaks of another application number', { body: { ...processing, creditApplyNo: 'CA-20261122-0002' } }],
    ['the bank is busy', { status: 503, code: '5000' }],
    ['the bank asks us to slow down', { status: 429, code: '4290' }],
  ])('is unknown when %s', async (_, reply) => {
    const { gateway } = bankAnswering(reply);
    expect(await gateway.queryCredit(application.creditApplyNo)).toMatchObject({
      ok: false,
      error: { tag: 'BankUnknown' },
    });
  });

  it('names the unreadable fields and nothing that stood in them', async () => {
    const body = { ...processing, status: 'FAIL', decision: 'REFUSED', reasons: [{ code: 1, text: '林晓峰' }] };
    const { gateway } = bankAnswering({ body });
    const answer = await gateway.queryCredit(application.creditApplyNo);
    expect(answer).toMatchObject({ ok: false, error: { cause: expect.stringContaining('reasons.0.code') } });
    expect(JSON.stringify(answer)).not.toContain('林晓峰');
  });
});

describe('asking again under a number', () => {
  it('learns that the bank has none, so the first sending never arrived', async () => {
    const { gateway } = bankAnswering({ status: 404, code: '4040' });
    const none = { ok: false, error: { tag: 'BankHasNone' } };
    expect(await gateway.queryCredit('CA-20261122-0001')).toEqual(none);
    expect(await gateway.queryDisbursement('LA-20261122-0001')).toEqual(none);
  });

  it('reads the bank’s own decision', async () => {
    const decided = { bankReference: 'R-1', decidedAt: '2026-11-22T09:30:00.000Z', reasons: [] };
    const terms = { approvedLimitFen: 300_000_000, availableFen: 100_000_000, annualRatePpm: 64_000, termMonths: 12 };
    const validUntil = '2026-12-22T15:59:59.999Z';
    const cut = { ...processing, status: 'SUCCESS', decision: 'CUT', ...terms, validUntil, ...decided };
    const { gateway } = bankAnswering({ body: cut });
    expect(await gateway.queryCredit('CA-20261122-0001')).toEqual({ ok: true, value: cut });
  });
});

describe('instructing a disbursement', () => {
  it('reads the bank’s refusal to pay as a result, not as an error', async () => {
    const numbers = { loanApplyNo: drawdown.loanApplyNo, drawdownId: drawdown.drawdownId };
    const fail = { status: 'FAIL', ...numbers, failCode: 'ACCOUNT_NAME_MISMATCH', failText: '户名不符' };
    const { gateway, seen } = bankAnswering({ body: fail });
    expect(await gateway.disburse(drawdown)).toEqual({ ok: true, value: fail });
    expect(seen[0]?.url).toBe('https://bank.example/v1/disbursements');
  });
});

describe('delivering an event', () => {
  it('uses the message id it is given, so that the bank can tell a repeat', async () => {
    const { gateway, seen } = bankAnswering({});
    expect(await gateway.deliver(event, 'evt-1')).toEqual({ ok: true, value: undefined });
    expect(seen[0]?.headers['webhook-id']).toBe('evt-1');
    expect(seen[0]?.body.body).toEqual(event);
  });

  it('is refused, not unknown, when the bank misses an earlier number of the line', async () => {
    const { gateway } = bankAnswering({ status: 409, code: '4090' });
    expect(await gateway.deliver(event, 'evt-1')).toMatchObject({
      ok: false,
      error: { tag: 'BankRefused', code: '4090' },
    });
  });
});
