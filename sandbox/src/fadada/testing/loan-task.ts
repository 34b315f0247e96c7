import { BANK_CORP, PARTNER_CORP } from '../settings.ts';
import { contractPdf } from './contract-pdf.ts';
import { ask, CALLBACK_URL, type Office } from './office.ts';

export async function uploadPdf(office: Office, pages: readonly (readonly string[])[], fileName = '借款合同.pdf') {
  const { uploadUrl, fddFileUrl } = (await ask(office, '/file/get-upload-url', { fileType: 'doc' })).data;
  const { pathname, search } = new URL(String(uploadUrl));
  await office.sandbox.app.request(`${pathname.replace('/sandbox', '')}${search}`, {
    method: 'PUT',
    body: Buffer.from(await contractPdf(pages)),
  });
  const file = { fileType: 'doc', fddFileUrl, fileName };
  const { data } = await ask(office, '/file/process', { fddFileUrlList: [file] });
  return String((data['fileIdList'] as { fileId: string }[])[0]?.fileId);
}

/** Company, controller and lender, who seals last without a person. */
export const LOAN_ACTORS = [
  {
    actor: { actorId: 'company', actorType: 'corp', actorName: '深圳市云帆科技有限公司', permissions: ['sign'] },
    signFields: [{ fieldDocId: 'loan', fieldId: 'seal1' }],
    signConfigInfo: { orderNo: 1 },
  },
  {
    actor: { actorId: 'controller', actorType: 'person', actorName: '林晓峰', permissions: ['sign'] },
    signFields: [{ fieldDocId: 'loan', fieldId: 'sign2' }],
    signConfigInfo: { orderNo: 2 },
  },
  {
    actor: {
      actorId: 'bank',
      actorType: 'corp',
      actorName: BANK_CORP.corpName,
      permissions: ['sign'],
      actorOpenId: BANK_CORP.openCorpId,
    },
    signFields: [{ fieldDocId: 'loan', fieldId: 'seal3' }],
    signConfigInfo: { orderNo: 3, requestVerifyFree: true },
  },
] as const;

const field = (fieldId: string, fieldType: string, positionKeyword: string) => ({
  fieldId,
  fieldName: fieldId,
  fieldType,
  position: { positionMode: 'keyword', positionKeyword },
});

export const LOAN_FIELDS = [
  field('seal1', 'corp_seal', '借款人（盖章）'),
  field('sign2', 'person_sign', '共同借款人（签字）'),
  field('seal3', 'corp_seal', '贷款人（盖章）'),
];

export async function loanTask(office: Office) {
  const docFileId = await uploadPdf(office, [['借款人（盖章）'], ['共同借款人（签字）', '贷款人（盖章）']]);
  return {
    initiator: { idType: 'corp', openId: PARTNER_CORP.openCorpId },
    signTaskSubject: '借款合同-A1',
    autoStart: true,
    signInOrder: true,
    transReferenceId: 'LOAN-A1',
    businessId: 'free-sign-bank-a',
    callbackUrl: CALLBACK_URL,
    docs: [{ docId: 'loan', docName: '借款合同', docFileId, docFields: LOAN_FIELDS }],
    actors: [...LOAN_ACTORS] as unknown[],
  };
}

export type LoanTask = Awaited<ReturnType<typeof loanTask>>;

export const create = async (office: Office, change: (task: LoanTask) => object = (task) => task) =>
  ask(office, '/sign-task/create', change(await loanTask(office)));

export const createdId = async (office: Office, change?: (task: LoanTask) => object): Promise<string> =>
  String((await create(office, change)).data['signTaskId']);

export const linkFor = async (office: Office, [signTaskId, actorId]: readonly [string, string], more: object = {}) =>
  (await ask(office, '/sign-task/actor/get-url', { signTaskId, actorId, ...more })).data as {
    actorSignTaskUrl: string;
    actorSignTaskEmbedUrl: string;
  };

export const statusOf = async (office: Office, signTaskId: string): Promise<unknown> =>
  (await ask(office, '/sign-task/get-detail', { signTaskId })).data['signTaskStatus'];
