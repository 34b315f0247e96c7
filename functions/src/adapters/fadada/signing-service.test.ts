import { describe, expect, it } from '@jest/globals';
import type { SigningTask } from '../../ports/signing-service.ts';
import type { VendorToken } from '../../ports/token-cache.ts';
import { createHttp } from '../http/http.ts';
import { fascSignature } from './sign.ts';
import { createFadada } from './signing-service.ts';

const NOW = Date.parse('2026-11-22T09:30:00Z');
const API = 'https://fadada.example/api/v5';
const pdf = (text: string) => new Uint8Array(Buffer.from(`%PDF-1.7 ${text}`));

type Seen = { path: string; biz: Record<string, unknown>; headers: Record<string, string> };
type Line = { code?: string; data?: unknown; status?: number; bytes?: Uint8Array<ArrayBuffer> } | Error;

/** Fadada as far as one test needs it: each path answers the next of its lines, and the last one for ever. */
function fadadaAnswering(lines: Record<string, Line[]>) {
  const seen: Seen[] = [];
  const cache = new Map<string, VendorToken>();
  const token = { data: { accessToken: 'T1', expiresIn: '7200' } };
  const script: Record<string, Line[]> = { '/service/get-access-token': [token], ...lines };
  const fetch = async (input: unknown, init?: RequestInit) => {
    const path = String(input).replace(API, '');
    const body = path.startsWith('https') ? undefined : new URLSearchParams(String(init?.body)).get('bizContent');
    const headers = (init?.headers ?? {}) as Record<string, string>;
    if (body !== undefined) expectSigned(headers, body ?? '');
    const times = seen.filter((request) => request.path === path).length;
    seen.push({ path, biz: body ? JSON.parse(body) : {}, headers });
    const line = script[path] ?? [{ status: 404, bytes: pdf('none') }];
    const answer = line[Math.min(times, line.length - 1)] ?? {};
    if (answer instanceof Error) throw answer;
    const { code = '100000', data = null, status = 200, bytes } = answer;
    return new Response(bytes ?? JSON.stringify({ code, msg: `code ${code}`, data }), { status });
  };
  let nonce = 0;
  const fadada = createFadada({
    http: createHttp({ fetch: fetch as typeof globalThis.fetch }),
    baseUrl: API,
    appId: '80000001',
    appSecret: 'shh',
    openCorpId: 'corp-partner',
    callbackUrl: 'https://partner.example/api/fadada/callback',
    tokens: { get: async (name) => cache.get(name), put: async (name, kept) => void cache.set(name, kept) },
    now: () => NOW,
    newNonce: () => `nonce-${++nonce}`,
    timeoutMs: 1_000,
  });
  const called = (path: string) => seen.filter((request) => request.path === path);
  return { fadada, seen, called };
}

function expectSigned(headers: Record<string, string>, bizContent: string) {
  const { 'X-FASC-Sign': signature, 'content-type': _, ...signed } = headers;
  const timestamp = headers['X-FASC-Timestamp'] ?? '';
  const all = headers['X-FASC-AccessToken'] ? { ...signed, bizContent } : signed;
  expect(signature).toBe(fascSignature(all, { timestamp, appSecret: 'shh' }));
}

const task: SigningTask = {
  reference: 'LOAN-A1',
  subject: '借款合同 深圳市云帆科技有限公司',
  kind: 'loan',
  documents: [{ documentId: 'doc-1', name: '借款合同', pdf: pdf('loan') }],
  signers: [
    {
      key: 'company',
      name: '深圳市云帆科技有限公司',
      creditCode: '9144030071526726XG',
      clientId: 'C-1',
      operatorClientId: 'U-1',
      fields: [{ documentId: 'doc-1', keyword: '甲方（盖章）' }],
    },
    {
      key: 'controller',
      name: '林晓峰',
      identityNumber: '11010519491231002X',
      clientId: 'U-1',
      fields: [{ documentId: 'doc-1', keyword: '共同借款人（签名）' }],
    },
    {
      key: 'bank',
      name: '湾区商业银行深圳分行',
      openCorpId: 'corp-bank-a',
      businessId: 'free-sign-bank-a',
      fields: [{ documentId: 'doc-1', keyword: '贷款人（盖章）' }],
    },
  ],
  expiresAt: '2026-12-02T09:30:00.000Z',
};
const empty = { data: { signTasks: [], listPageNo: 1, listPageCount: 0, totalCount: 0 } };
const happy = {
  '/sign-task/owner/get-list': [empty],
  '/file/get-upload-url': [{ data: { uploadUrl: 'https://oss.example/put/1', fddFileUrl: 'fdd://1' } }],
  'https://oss.example/put/1': [{ bytes: new Uint8Array() }],
  '/file/process': [{ data: { fileIdList: [{ fileId: 'F-1', fileType: 'doc' }] } }],
  '/sign-task/create': [{ data: { signTaskId: '1677137745347153488' } }],
};

describe('sending documents to be signed', () => {
  it('uploads, then creates one task with signers in order, the lender last and by its agreed scene', async () => {
    const { fadada, called, seen } = fadadaAnswering(happy);
    expect(await fadada.createTask(task)).toEqual({ ok: true, value: { taskId: '1677137745347153488' } });
    expect(seen.map(({ path }) => path)).toEqual(['/service/get-access-token', ...Object.keys(happy)]);
    expect(called('/file/process')[0]?.biz).toEqual({
      fddFileUrlList: [{ fileType: 'doc', fddFileUrl: 'fdd://1', fileName: '借款合同.pdf' }],
    });
    expect(called('/sign-task/create')[0]?.biz).toEqual({
      initiator: { idType: 'corp', openId: 'corp-partner' },
      // The first ten digits of the reference's SHA-256, by sha256sum.
      signTaskSubject: '借款合同 深圳市云帆科技有限公司-745badcc57',
      signDocType: 'contract',
      expiresTime: String(Date.parse('2026-12-02T09:30:00Z')),
      autoStart: true,
      autoFinish: true,
      signInOrder: true,
      transReferenceId: 'LOAN-A1',
      callbackUrl: 'https://partner.example/api/fadada/callback',
      businessId: 'free-sign-bank-a',
      docs: [
        {
          docId: 'doc-1',
          docName: '借款合同',
          docFileId: 'F-1',
          docFields: [
            sealAt('company_1', 'corp_seal', '甲方（盖章）'),
            sealAt('controller_1', 'person_sign', '共同借款人（签名）'),
            sealAt('bank_1', 'corp_seal', '贷款人（盖章）'),
          ],
        },
      ],
      actors: [
        {
          actor: {
            actorId: 'company',
            actorType: 'corp',
            actorName: '深圳市云帆科技有限公司',
            permissions: ['sign'],
            sendNotification: false,
            identNameForMatch: '深圳市云帆科技有限公司',
            certNoForMatch: '9144030071526726XG',
          },
          signFields: [{ fieldDocId: 'doc-1', fieldId: 'company_1' }],
          signConfigInfo: { orderNo: 1, verifyMethods: ['sms', 'face'], requestMemberSign: true },
        },
        {
          actor: {
            actorId: 'controller',
            actorType: 'person',
            actorName: '林晓峰',
            permissions: ['sign'],
            sendNotification: false,
            identNameForMatch: '林晓峰',
            certType: 'id_card',
            certNoForMatch: '11010519491231002X',
          },
          signFields: [{ fieldDocId: 'doc-1', fieldId: 'controller_1' }],
          signConfigInfo: { orderNo: 2, verifyMethods: ['face'] },
        },
        {
          actor: {
            actorId: 'bank',
            actorType: 'corp',
            actorName: '湾区商业银行深圳分行',
            permissions: ['sign'],
            sendNotification: false,
            actorOpenId: 'corp-bank-a',
          },
          signFields: [{ fieldDocId: 'doc-1', fieldId: 'bank_1' }],
          signConfigInfo: { orderNo: 3, requestVerifyFree: true },
        },
      ],
    });
  });

  it('looks for an earlier task under the very subject it would be given', async () => {
    const { fadada, called } = fadadaAnswering(happy);
    await fadada.createTask(task);
    const [asked] = called('/sign-task/owner/get-list');
    const [made] = called('/sign-task/create');
    expect(asked?.biz).toMatchObject({ listFilter: { signTaskSubject: made?.biz['signTaskSubject'] } });
  });

  it('marks a bureau authorisation as one, and names no sealing scene without a lender', async () => {
    const { fadada, called } = fadadaAnswering(happy);
    await fadada.createTask({ ...task, kind: 'bureauAuthorisation', signers: task.signers.slice(0, 1) });
    expect(called('/sign-task/create')[0]?.biz).toMatchObject({ signDocType: 'credit_auth' });
    expect(called('/sign-task/create')[0]?.biz).not.toHaveProperty('businessId');
  });

  it('finds the task of a lost answer instead of making a second one', async () => {
    const other = { signTaskId: '1', transReferenceId: 'LOAN-A0' };
    const ours = { signTaskId: '1677137745347153488', transReferenceId: 'LOAN-A1' };
    const pages = [other, ours].map((found) => ({ data: { signTasks: [found], listPageCount: 2 } }));
    const { fadada, called } = fadadaAnswering({
      ...happy,
      '/sign-task/owner/get-list': [empty, ...pages],
      '/sign-task/create': [new TypeError('fetch failed')],
    });
    expect(await fadada.createTask(task)).toMatchObject({ ok: false, error: { tag: 'SigningUnknown' } });
    expect(await fadada.createTask(task)).toEqual({ ok: true, value: { taskId: '1677137745347153488' } });
    expect(called('/sign-task/create')).toHaveLength(1);
    expect(called('/sign-task/owner/get-list').map(({ biz }) => biz['listPageNo'])).toEqual([1, 1, 2]);
  });

  it.each<[string, Record<string, Line[]>, object]>([
    [
      'refused',
      { '/sign-task/create': [{ code: '211096' }] },
      { tag: 'SigningRefused', code: '211096', message: 'code 211096' },
    ],
    [
      'unknown',
      { 'https://oss.example/put/1': [{ status: 403 }] },
      { tag: 'SigningUnknown', cause: 'upload: status 403' },
    ],
    ['unknown', { '/file/process': [{ data: {} }] }, { tag: 'SigningUnknown', cause: 'data we cannot read' }],
  ])('is %s as far as the vendor’s answer says', async (_, lines, error) => {
    const { fadada } = fadadaAnswering({ ...happy, ...lines });
    expect(await fadada.createTask(task)).toEqual({ ok: false, error });
  });
});

describe('the access token', () => {
  it('is fetched once and used again', async () => {
    const { fadada, called } = fadadaAnswering(happy);
    await fadada.createTask(task);
    expect(called('/service/get-access-token')).toHaveLength(1);
    expect(called('/service/get-access-token')[0]?.headers).toMatchObject({ 'X-FASC-Grant-Type': 'client_credential' });
  });

  it('is renewed once when refused', async () => {
    const tokens = ['T1', 'T2'].map((accessToken) => ({ data: { accessToken, expiresIn: '7200' } }));
    const { fadada, called } = fadadaAnswering({
      '/service/get-access-token': tokens,
      '/sign-task/cancel': [{ code: '100002', status: 401 }, {}],
    });
    expect(await fadada.cancelTask('1', '借款人撤回')).toEqual({ ok: true, value: undefined });
    expect(called('/sign-task/cancel').map(({ headers }) => headers['X-FASC-AccessToken'])).toEqual(['T1', 'T2']);
  });
});

describe('proving who someone is', () => {
  const redirectUrl = 'https://partner.example/back?step=2';
  const authUrl = 'https://fadada.example/authorize/1';
  const person = { name: '何文慧', identityNumber: '440524188001010014', phone: '13800138000' };

  it('sends a person to a face check under the name and number we hold', async () => {
    const { fadada, called } = fadadaAnswering({ '/user/get-auth-url': [{ data: { authUrl } }] });
    const url = await fadada.identityUrl({ kind: 'person', clientId: 'U-1', ...person, redirectUrl });
    expect(url).toEqual({ ok: true, value: { url: authUrl } });
    expect(called('/user/get-auth-url')[0]?.biz).toMatchObject({
      clientUserId: 'U-1',
      userIdentInfo: {
        userName: '何文慧',
        userIdentType: 'id_card',
        userIdentNo: '440524188001010014',
        identMethod: ['face'],
      },
      nonEditableInfo: ['userName', 'userIdentType', 'userIdentNo'],
      redirectUrl: 'https%3A%2F%2Fpartner.example%2Fback%3Fstep%3D2',
    });
  });

  it.each([
    ['810000199408230021', 'hk_mac_rp'],
    ['820000199408230021', 'hk_mac_rp'],
    ['830000199201300022', 'taiwan_rp'],
  ])('calls number %s a residence permit, %s', async (identityNumber, type) => {
    const { fadada, called } = fadadaAnswering({ '/user/get-auth-url': [{ data: { authUrl } }] });
    await fadada.identityUrl({ kind: 'person', clientId: 'U-1', ...person, identityNumber, redirectUrl });
    expect(called('/user/get-auth-url')[0]?.biz).toMatchObject({ userIdentInfo: { userIdentType: type } });
  });

  it('sends a company to its certification, by the person who acts for it', async () => {
    const { fadada, called } = fadadaAnswering({ '/corp/get-auth-url': [{ data: { authUrl } }] });
    const company = {
      name: '佛山市禾木家居有限公司',
      creditCode: '91350100M000100Y43',
      legalRepresentativeName: '林晓峰',
    };
    const operator = { clientId: 'U-2', ...person };
    await fadada.identityUrl({ kind: 'company', clientId: 'C-1', ...company, operator, redirectUrl });
    expect(called('/corp/get-auth-url')[0]?.biz).toMatchObject({
      clientCorpId: 'C-1',
      clientUserId: 'U-2',
      corpIdentInfo: { corpName: company.name, corpIdentNo: company.creditCode, legalRepName: '林晓峰' },
      corpNonEditableInfo: ['corpName', 'corpIdentType', 'corpIdentNo'],
      oprIdentInfo: { userName: '何文慧', userIdentNo: '440524188001010014' },
    });
  });

  it.each<[string, Line, boolean]>([
    ['nobody has heard of', { code: '210022' }, false],
    [
      'only registered',
      { data: { bindingStatus: 'unauthorized', identStatus: 'unidentified', openUserId: null } },
      false,
    ],
    [
      'certified but not bound to us',
      { data: { bindingStatus: 'unauthorized', identStatus: 'identified', openUserId: 'o' } },
      false,
    ],
    [
      'certified and bound',
      { data: { bindingStatus: 'authorized', identStatus: 'identified', openUserId: 'o' } },
      true,
    ],
  ])('a person %s is proven or not', async (_, line, isProven) => {
    const identity = { data: { userIdentInfo: { userName: '何文慧', identNo: '440524188001010014' } } };
    const { fadada } = fadadaAnswering({ '/user/get': [line], '/user/get-identity-info': [identity] });
    const status = await fadada.identityStatus({ kind: 'person', clientId: 'U-1' });
    expect(status).toEqual({
      ok: true,
      value: isProven ? { proven: true, openId: 'o', name: '何文慧' } : { proven: false },
    });
  });
});

describe('a task under way', () => {
  const actor = (actorId: string, signStatus: string, signTime?: string) => ({
    actorInfo: { actorId, actorType: 'corp', actorName: '…', permissions: ['sign'] },
    signStatus,
    signTime: signTime ?? null,
  });
  const detail = (signTaskStatus: string, ...actors: object[]) => ({
    data: { signTaskId: '1', signTaskStatus, docs: [{ docId: 'doc-1', docName: '借款合同' }], actors },
  });
  const DETAIL = '/sign-task/app/get-detail';

  it('shows who has signed and when, and who is awaited', async () => {
    const line = detail('sign_progress', actor('company', 'signed', '1795340000000'), actor('controller', 'wait_sign'));
    const { fadada } = fadadaAnswering({ [DETAIL]: [line] });
    expect(await fadada.taskStatus('1')).toEqual({
      ok: true,
      value: {
        state: 'signing',
        signers: [
          { key: 'company', state: 'signed', at: new Date(1795340000000).toISOString() },
          { key: 'controller', state: 'awaited' },
        ],
      },
    });
  });

  it.each([
    ['task_created', 'wait_sign', 'signing'],
    ['sign_completed', 'signed', 'signing'],
    ['task_finished', 'signed', 'finished'],
    ['task_terminated', 'sign_rejected', 'rejected'],
    ['task_terminated', 'wait_sign', 'cancelled'],
    ['expired', 'wait_sign', 'expired'],
    ['revoked', 'signed', 'cancelled'],
    ['a_status_of_tomorrow', 'wait_sign', 'signing'],
  ])('in the vendor’s %s with a signer %s is %s', async (status, signStatus, state) => {
    const { fadada } = fadadaAnswering({ [DETAIL]: [detail(status, actor('company', signStatus))] });
    expect(await fadada.taskStatus('1')).toMatchObject({ ok: true, value: { state } });
  });

  it('gives the signed bytes once finished, and nothing before', async () => {
    const url = 'https://oss.example/get/1';
    const { fadada, called } = fadadaAnswering({
      [DETAIL]: [detail('sign_progress'), detail('task_finished')],
      '/sign-task/owner/get-download-url': [{ data: { downloadUrl: url } }],
      [url]: [{ bytes: pdf('signed') }],
    });
    expect(await fadada.signedDocuments('1')).toMatchObject({ ok: false, error: { tag: 'SigningRefused' } });
    const documents = await fadada.signedDocuments('1');
    expect(documents).toEqual({ ok: true, value: [{ documentId: 'doc-1', pdf: Buffer.from('%PDF-1.7 signed') }] });
    expect(called('/sign-task/owner/get-download-url')[0]?.biz).toEqual({
      ownerId: { idType: 'corp', openId: 'corp-partner' },
      signTaskId: '1',
      downloadMode: 'download',
    });
  });

  it('gives the signer an address that opens inside the mini-program', async () => {
    const urls = { actorSignTaskUrl: 'https://f.example/s', actorSignTaskEmbedUrl: 'https://f.example/e?once=1' };
    const { fadada, called } = fadadaAnswering({ '/sign-task/actor/get-url': [{ data: urls }] });
    const url = await fadada.signerUrl('1', 'controller', 'https://partner.example/back');
    expect(url).toEqual({ ok: true, value: { url: 'https://f.example/e?once=1' } });
    expect(called('/sign-task/actor/get-url')[0]?.biz).toMatchObject({ signTaskId: '1', actorId: 'controller' });
  });

  it('cannot be called off once finished', async () => {
    const { fadada } = fadadaAnswering({ '/sign-task/cancel': [{ code: '211126' }] });
    expect(await fadada.cancelTask('1', '借款人撤回')).toMatchObject({ ok: false, error: { code: '211126' } });
  });
});

const sealAt = (fieldId: string, fieldType: string, keyword: string) => ({
  fieldId,
  fieldName: keyword,
  fieldType,
  position: { positionMode: 'keyword', positionKeyword: keyword },
});
