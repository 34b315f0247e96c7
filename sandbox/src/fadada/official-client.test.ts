import { docClient, euiClient, serviceClient, signTaskClient, userClient, utils } from '@fddnpm/fasc-openapi-node-sdk';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { PDFDocument } from 'pdf-lib';
import { until } from '../testing/until.ts';
import { APP, BANK_CORP, PARTNER_CORP } from './settings.ts';
import { contractPdf } from './testing/contract-pdf.ts';
import { CALLBACK_URL, type Office, openOffice, submit, visit } from './testing/office.ts';

let office: Office;
beforeEach(async () => {
  // The official client prints every call, tokens included.
  jest.spyOn(console, 'log').mockImplementation(() => {});
  office = await openOffice();
});
afterEach(async () => {
  jest.restoreAllMocks();
  await office.close();
});

const company = { name: '深圳市云帆科技有限公司', creditCode: '91440300MA5YY00107' };
const controller = { name: '阿依古丽·买买提', identityNumber: '65310119881018908X', phone: '19900000202' };

async function login() {
  const credential = { appId: APP.appId, appSecret: APP.secret };
  const { data } = await new serviceClient.Client({ serverUrl: office.serverUrl, credential }).getAccessToken();
  expect(data.code).toBe('100000');
  return { serverUrl: office.serverUrl, credential: { ...credential, accessToken: data.data.accessToken } };
}
type Config = Awaited<ReturnType<typeof login>>;

async function upload(config: Config, pdf: Uint8Array): Promise<string> {
  const client = new docClient.Client(config);
  const { uploadUrl, fddFileUrl } = (await client.getUploadUrl({ fileType: 'doc' })).data.data;
  const put = await fetch(uploadUrl, {
    method: 'PUT',
    headers: { 'content-type': 'application/octet-stream' },
    body: Buffer.from(pdf),
  });
  expect([put.status, await put.text()]).toEqual([200, '']);
  const file = { fileType: 'doc', fddFileUrl, fileName: '借款合同.pdf' };
  const { data } = await client.fileProcess({ fddFileUrlList: [file] });
  expect(data.data.fileIdList[0]).toMatchObject({ fileTotalPages: 1, fileName: '借款合同.pdf' });
  return data.data.fileIdList[0]?.fileId ?? '';
}

const seal = (fieldId: string, fieldType: string, positionKeyword: string) => ({
  fieldId,
  fieldName: fieldId,
  fieldType,
  position: { positionMode: 'keyword' as const, positionKeyword },
});
const actor = (actorId: string, actorType: 'corp' | 'person', more: Record<string, string>) => ({
  actorId,
  actorType: actorType as never,
  actorName: more['identNameForMatch'] ?? actorId,
  permissions: ['sign' as never],
  sendNotification: false,
  ...more,
});

const loanTask = (docFileId: string) => ({
  initiator: { idType: 'corp' as never, openId: PARTNER_CORP.openCorpId },
  signTaskSubject: '借款合同-A1',
  signDocType: 'contract',
  autoStart: true,
  signInOrder: true,
  transReferenceId: 'LOAN-A1',
  businessId: 'free-sign-bank-a',
  callbackUrl: CALLBACK_URL,
  docs: [
    {
      docId: 'doc1',
      docName: '借款合同',
      docFileId,
      docFields: [
        seal('s1', 'corp_seal', '借款人（盖章）'),
        seal('s2', 'person_sign', '共同借款人（签字）'),
        seal('s3', 'corp_seal', '贷款人（盖章）'),
      ],
    },
  ],
  actors: [
    {
      actor: actor('company', 'corp', { identNameForMatch: company.name, certNoForMatch: company.creditCode }),
      signFields: [{ fieldDocId: 'doc1', fieldId: 's1' }],
      signConfigInfo: { orderNo: 1 },
    },
    {
      actor: actor('共同借款人', 'person', {
        identNameForMatch: controller.name,
        certNoForMatch: controller.identityNumber,
      }),
      signFields: [{ fieldDocId: 'doc1', fieldId: 's2' }],
      signConfigInfo: { orderNo: 2, verifyMethods: ['sms', 'face'] },
    },
    {
      actor: actor('bank', 'corp', { actorOpenId: BANK_CORP.openCorpId }),
      signFields: [{ fieldDocId: 'doc1', fieldId: 's3' }],
      signConfigInfo: { orderNo: 3, requestVerifyFree: true },
    },
  ],
});

describe('the official client', () => {
  it('proves a person through the hosted page and reads who it is', async () => {
    const config = await login();
    const { data } = await new euiClient.Client(config).getUserAuthUrl({
      clientUserId: 'party-1',
      userIdentInfo: {
        userName: controller.name,
        userIdentType: 'id_card' as never,
        userIdentNo: controller.identityNumber,
        mobile: controller.phone,
      },
      authScopes: ['ident_info', 'signtask_info'],
    });
    const page = await (await visit(office, data.data.authUrl)).text();
    expect(page).toContain('6531**********908X');
    expect(page).not.toContain(controller.identityNumber);
    expect((await submit(office, data.data.authUrl, { decision: 'pass' })).status).toBe(200);

    const users = new userClient.Client(config);
    const found = (await users.getUserInfo({ clientUserId: 'party-1' })).data.data;
    expect(found).toMatchObject({ bindingStatus: 'authorized', identStatus: 'identified' });
    const identity = await users.getIdentInfo({ openUserId: found.openUserId ?? '' });
    expect(identity.data.data.userIdentInfo).toMatchObject({
      userName: controller.name,
      identNo: controller.identityNumber,
    });
  });

  it('takes a loan agreement from upload to the sealed document, and its verifier accepts every callback', async () => {
    const config = await login();
    const uploaded = await contractPdf([['借款人（盖章）', '共同借款人（签字）', '贷款人（盖章）']]);
    const tasks = new signTaskClient.Client(config);
    const created = await tasks.create(loanTask(await upload(config, uploaded)));
    expect(created.data.code).toBe('100000');
    const { signTaskId } = created.data.data;

    for (const actorId of ['company', '共同借款人']) {
      const { actorSignTaskUrl } = (await tasks.getActorUrl({ signTaskId, actorId })).data.data;
      expect(await (await visit(office, actorSignTaskUrl)).text()).toContain('借款合同-A1');
      expect((await submit(office, actorSignTaskUrl, { decision: 'sign' })).status).toBe(200);
    }

    const detail = (await tasks.getDetail({ signTaskId })).data.data;
    expect(detail).toMatchObject({ signTaskStatus: 'task_finished', transReferenceId: 'LOAN-A1' });
    expect(detail.actors).toMatchObject([
      { actorInfo: { actorId: 'company' }, signStatus: 'signed', signOrderNo: 1 },
      { actorInfo: { actorId: '共同借款人' }, signStatus: 'signed', signOrderNo: 2 },
      { actorInfo: { actorId: 'bank' }, signStatus: 'signed', signOrderNo: 3 },
    ]);

    const ownerId = { idType: 'corp' as never, openId: PARTNER_CORP.openCorpId };
    const wish = { ownerId, signTaskId, downloadMode: 'download' };
    const { downloadUrl } = (await tasks.getOwnerDownLoadUrl(wish)).data.data;
    const file = await fetch(downloadUrl ?? '');
    const signed = Buffer.from(await file.arrayBuffer());
    expect(file.headers.get('content-type')).toBe('application/pdf');
    expect(signed.subarray(0, uploaded.length).equals(Buffer.from(uploaded))).toBe(true);
    expect((await PDFDocument.load(signed)).getPage(0).node.Annots()?.size()).toBe(3);

    await until(() => office.callbacks.some(({ event }) => event === 'sign-task-finished'));
    expect(office.callbacks.map(({ event, body }) => `${event} ${body['actorId'] ?? ''}`.trim())).toEqual([
      'sign-task-start',
      'sign-task-joined company',
      'sign-task-read company',
      'sign-task-signed company',
      'sign-task-joined 共同借款人',
      'sign-task-read 共同借款人',
      'sign-task-signed 共同借款人',
      'sign-task-signed bank',
      'sign-task-finished',
    ]);
    for (const { headers, bizContent } of office.callbacks) {
      const given = { ...headers, bizContent, appSecret: APP.secret } as unknown as Parameters<typeof utils.sign>[0];
      expect(utils.sign(given)).toBe(headers['X-FASC-Sign']);
    }
  });
});
