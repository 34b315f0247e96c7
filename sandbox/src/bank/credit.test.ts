import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { until } from '../testing/until.ts';
import { type Branch, isSignedByBank, openBranch, send, tester } from './testing/branch.ts';
import { type CreditApplyMessage, creditApply } from './testing/messages.ts';

let branch: Branch;
afterEach(() => branch.sandbox.close());

const apply = (body: unknown) => send(branch, { service: 'credit.apply', path: '/v1/credit-applications', body });
const query = ({ creditApplyNo }: CreditApplyMessage) =>
  send(branch, { service: 'credit.query', path: '/v1/credit-applications/query', body: { creditApplyNo } });
const told = async (times = 1) => {
  await until(() => branch.told.length >= times);
  return branch.told[times - 1]?.body;
};

describe('an application at the bank', () => {
  it('is first being processed, then told as decided, as suggested, once', async () => {
    branch = openBranch();
    const application = creditApply();
    expect(await apply(application)).toMatchObject({
      status: 200,
      verified: true,
      head: { code: '0000' },
      body: { status: 'PROCESSING', creditApplyNo: application.creditApplyNo },
    });
    expect((await query(application)).body).toMatchObject({ status: 'PROCESSING' });
    expect(await told()).toMatchObject({
      status: 'SUCCESS',
      decision: 'APPROVED',
      approvedLimitFen: 500_000_000,
      availableFen: 200_000_000,
      annualRatePpm: 108_000,
      termMonths: 12,
      reasons: [],
    });
    const { url, headers, text } = branch.told[0] ?? { url: '', headers: {}, text: '' };
    expect(url).toBe('http://127.0.0.1:1/api/bank/v1/credit-results');
    expect(isSignedByBank(headers, text)).toBe(true);
    expect((await query(application)).body).toEqual(await told());
    expect(branch.told).toHaveLength(1);
  });

  it('of a company with high debts elsewhere is cut to six tenths, in whole 万, at a higher rate', async () => {
    branch = openBranch();
    const application = creditApply('lanting');
    await apply({ ...application, suggestion: { ...application.suggestion, limitFen: 333_000_000 } });
    // By hand: ¥3,330,000 × 0.6 = ¥1,998,000, in whole 万 ¥1,990,000; the first draw cannot be more.
    expect(await told()).toMatchObject({
      decision: 'CUT',
      approvedLimitFen: 199_000_000,
      availableFen: 199_000_000,
      annualRatePpm: 114_000,
      reasons: [{ showToApplicant: true }],
    });
  });

  it('of a company overdue at the bureau is refused, with one reason not to be shown', async () => {
    branch = openBranch();
    await apply(creditApply('mojin'));
    const refusal = await told();
    expect(refusal).toMatchObject({ status: 'FAIL', decision: 'REFUSED' });
    expect(refusal).not.toHaveProperty('approvedLimitFen');
    const reasons = (refusal?.['reasons'] ?? []) as { showToApplicant: boolean }[];
    expect(reasons.map(({ showToApplicant }) => showToApplicant)).toEqual([true, false]);
  });

  it.each([
    { asked: 'for less than we suggest', requestedLimitFen: 499_999_999, limitFen: 500_000_000, code: 'ABOVE_REQUEST' },
    { asked: 'above the product', requestedLimitFen: null, limitFen: 1_000_000_001, code: 'ABOVE_PRODUCT_MAXIMUM' },
  ])('$asked is refused', async ({ requestedLimitFen, limitFen, code }) => {
    branch = openBranch();
    const application = creditApply();
    await apply({ ...application, requestedLimitFen, suggestion: { ...application.suggestion, limitFen } });
    expect(await told()).toMatchObject({ status: 'FAIL', reasons: [{ code }] });
  });

  it('for exactly the most the product gives is approved', async () => {
    branch = openBranch();
    const application = creditApply();
    const suggestion = { ...application.suggestion, limitFen: 1_000_000_000 };
    await apply({ ...application, requestedLimitFen: null, suggestion });
    expect(await told()).toMatchObject({ decision: 'APPROVED', approvedLimitFen: 1_000_000_000 });
  });

  it('sent again is the same application, and under other terms is refused', async () => {
    branch = openBranch();
    const application = creditApply();
    await apply(application);
    const again = Object.fromEntries(Object.entries(application).reverse());
    expect(await apply(again)).toMatchObject({ head: { code: '0000' } });
    expect(await apply({ ...application, requestedLimitFen: 600_000_000 })).toMatchObject({
      status: 409,
      head: { code: '4090' },
    });
    await told();
    expect(await apply(application)).toMatchObject({ body: { status: 'SUCCESS' } });
    expect(branch.told).toHaveLength(1);
  });

  it('nobody sent is not known', async () => {
    branch = openBranch();
    expect(await query(creditApply())).toMatchObject({ status: 404, verified: true, head: { code: '4040' } });
  });
});

describe('without the authorisations to ask the bureau', () => {
  const [company, controller] = creditApply().bureauAuthorisations;
  it.each<[string, unknown]>([
    ['none', undefined],
    ['none in the list', []],
    ['only that of the company', [company]],
    ['only that of the controller', [controller]],
    ['one that names another bank', [company, { ...controller, bankName: '别的银行' }]],
    ['one signed by somebody else', [{ ...company, subjectName: '别的公司' }, controller]],
    ['one that will be signed tomorrow', [company, { ...controller, signedAt: '2099-01-01T00:00:00.000Z' }]],
  ])('(%s) the bank does not take an application', async (_, bureauAuthorisations) => {
    branch = openBranch();
    const application = creditApply();
    const refusal = await apply({ ...application, bureauAuthorisations });
    expect(refusal).toMatchObject({ status: 422, verified: true, head: { code: '4030' } });
    expect(await query(application)).toMatchObject({ head: { code: '4040' } });
  });
});

describe('a bank told how to behave', () => {
  const behave = (more: object) => tester(branch, '/behaviour', { on: 'credit', answer: 'now', ...more });

  it('answers twice under one message id', async () => {
    branch = openBranch();
    await behave({ twice: true });
    await apply(creditApply());
    await told(2);
    const [first, second] = branch.told;
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(second?.text).toBe(first?.text);
  });

  it('answers out of order: the old state after the new', async () => {
    branch = openBranch();
    await behave({ outOfOrder: true });
    const application = creditApply();
    await apply(application);
    await told(2);
    expect(branch.told.map(({ body }) => body['status'])).toEqual(['SUCCESS', 'PROCESSING']);
    expect((await query(application)).body).toMatchObject({ status: 'SUCCESS' });
  });

  it('answers late', async () => {
    branch = openBranch();
    await behave({ answer: 'late' });
    const application = creditApply();
    await apply(application);
    branch.forward(2_900);
    expect((await query(application)).body).toMatchObject({ status: 'PROCESSING' });
    branch.forward(100);
    expect((await query(application)).body).toMatchObject({ status: 'SUCCESS' });
    expect(await told()).toMatchObject({ status: 'SUCCESS' });
  });

  it('never answers', async () => {
    branch = openBranch();
    await behave({ answer: 'never' });
    const application = creditApply();
    await apply(application);
    branch.forward(365 * 86_400_000);
    expect((await query(application)).body).toMatchObject({ status: 'PROCESSING' });
    expect(branch.told).toEqual([]);
  });

  it.each([
    ['approve', 'mojin', 'APPROVED'],
    ['cut', 'yunfan', 'CUT'],
    ['refuse', 'yunfan', 'REFUSED'],
  ])('decides to %s, whatever it thinks of %s', async (result, key, decision) => {
    branch = openBranch();
    await behave({ result });
    await apply(creditApply(key));
    expect(await told()).toMatchObject({ decision });
  });

  it('forgets it when told so', async () => {
    branch = openBranch();
    await behave({ result: 'refuse' });
    await branch.sandbox.app.request('/bank/control/behaviour', { method: 'DELETE' });
    await apply(creditApply());
    expect(await told()).toMatchObject({ decision: 'APPROVED' });
  });

  it('does not take what it does not understand', async () => {
    branch = openBranch();
    expect(await behave({ answer: 'perhaps' })).toEqual({ error: 'answer: one of now, late, never' });
  });
});

describe('a decision', () => {
  it('is told again until the partner confirms it, each time freshly signed', async () => {
    branch = openBranch({ takes: (attempt) => attempt > 2 });
    await apply(creditApply());
    await told(3);
    expect(new Set(branch.told.map(({ text }) => text)).size).toBe(1);
    expect(branch.told.every(({ headers, text }) => isSignedByBank(headers, text))).toBe(true);
  });

  it('still to be made when the bank closes is made after it opens again', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'bank-'));
    branch = openBranch({ dataDir });
    const application = creditApply();
    await apply(application);
    await branch.sandbox.close();
    branch = openBranch({ dataDir });
    expect(await told()).toMatchObject({ status: 'SUCCESS', creditApplyNo: application.creditApplyNo });
    await rm(dataDir, { recursive: true });
  });
});
