import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PDFDocument } from 'pdf-lib';
import { PARTNER_CORP } from '../settings.ts';
import { createdId, linkFor, loanTask, uploadPdf } from '../testing/loan-task.ts';
import { ask, type Office, openOffice, submit, visit } from '../testing/office.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const MINUTE_MS = 60_000;
const put = (url: string, body: string) => {
  const { pathname, search } = new URL(url);
  return office.sandbox.app.request(`${pathname.replace('/sandbox', '')}${search}`, { method: 'PUT', body });
};
const addresses = async () =>
  (await ask(office, '/file/get-upload-url', { fileType: 'doc' })).data as { uploadUrl: string; fddFileUrl: string };
const process = (fddFileUrl: string, fileName: string) =>
  ask(office, '/file/process', { fddFileUrlList: [{ fileType: 'doc', fddFileUrl, fileName }] });

describe('an upload', () => {
  it('goes only to its signed address, within thirty minutes', async () => {
    const { uploadUrl, fddFileUrl } = await addresses();
    expect((await put(fddFileUrl, 'x')).status).toBe(403);
    office.forward(31 * MINUTE_MS);
    expect((await put(uploadUrl, 'x')).status).toBe(403);
  });

  it.each([
    ['was never sent', undefined, 'a.pdf'],
    ['is no PDF', 'plain text', 'a.pdf'],
    ['bears another ending', '%PDF-1.7', 'a.docx'],
  ])('that %s does not become a file to sign', async (_, content, fileName) => {
    const { uploadUrl, fddFileUrl } = await addresses();
    if (content) await put(uploadUrl, content);
    expect(await process(fddFileUrl, fileName)).toMatchObject({ code: '211157' });
  });

  it('tells where its keywords are', async () => {
    const fileId = await uploadPdf(office, [['甲方（盖章）'], ['无']]);
    const found = await ask(office, '/file/get-keyword-positions', { fileId, keywords: ['甲方（盖章）', '丙方'] });
    expect(found.data).toEqual([
      {
        keyword: '甲方（盖章）',
        positions: [{ positionPageNo: 1, coordinates: [{ positionX: '96.00', positionY: '808.00' }] }],
      },
      { keyword: '丙方', positions: [] },
    ]);
  });
});

async function signedTask(change?: Parameters<typeof createdId>[1]) {
  const task = await createdId(office, change);
  for (const actorId of ['company', 'controller']) {
    await submit(office, (await linkFor(office, [task, actorId])).actorSignTaskUrl, { decision: 'sign' });
  }
  return task;
}
const ownerId = { idType: 'corp', openId: PARTNER_CORP.openCorpId };
const download = (signTaskId: string, more: object = {}) =>
  ask(office, '/sign-task/owner/get-download-url', { ownerId, signTaskId, downloadMode: 'download', ...more });
const fetched = async (reply: Awaited<ReturnType<typeof download>>) => visit(office, String(reply.data['downloadUrl']));

describe('the signed documents', () => {
  it('are handed out to those who took part, once all have signed', async () => {
    expect(await download(await createdId(office))).toMatchObject({ code: '211127' });
    const task = await signedTask();
    const stranger = { ownerId: { idType: 'corp', openId: 'corp-x' } };
    expect(await download(task, stranger)).toMatchObject({ status: 401, code: '213006' });
    expect((await fetched(await download(task))).headers.get('content-type')).toBe('application/pdf');
  });

  it('carry the marks of each signer where the keywords stand', async () => {
    const pdf = await (await fetched(await download(await signedTask()))).arrayBuffer();
    const opened = await PDFDocument.load(pdf);
    expect(opened.getPages().map((page) => page.node.Annots()?.size())).toEqual([1, 2]);
  });

  it('are the same bytes however often they are fetched, for an hour', async () => {
    const link = await download(await signedTask());
    const [first, second] = [await (await fetched(link)).text(), await (await fetched(link)).text()];
    expect(second).toBe(first);
    office.forward(61 * MINUTE_MS);
    expect((await fetched(link)).status).toBe(403);
  });

  it('come as a page to look at when nobody asks for the file itself', async () => {
    const reply = await fetched(await download(await signedTask(), { downloadMode: undefined }));
    expect(reply.headers.get('content-type')).toContain('text/html');
  });

  it('come as a zip when there are several', async () => {
    const { docs } = await loanTask(office);
    const terms = { docId: 'terms', docName: '条款', docFileId: docs[0]?.docFileId };
    const task = await signedTask((one) => ({ ...one, docs: [...one.docs, terms] }));
    const reply = await fetched(await download(task));
    expect(reply.headers.get('content-type')).toBe('application/zip');
    const bytes = Buffer.from(await reply.arrayBuffer());
    expect(bytes.includes(Buffer.from('document/条款.pdf'))).toBe(true);
  });

  it('are followed by a report, as a zip', async () => {
    const reply = await ask(office, '/sign-task/evidence-report/get-download-url', { signTaskId: await signedTask() });
    expect((await fetched(reply)).headers.get('content-type')).toBe('application/zip');
  });
});
