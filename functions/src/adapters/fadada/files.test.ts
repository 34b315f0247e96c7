import { describe, expect, it } from '@jest/globals';
import { createHttp } from '../http/http.ts';
import type { FadadaOptions } from './client.ts';
import { downloadDocuments } from './files.ts';
import { archive } from './zip-fixture.ts';

/** Fadada giving this file for a finished task, at whatever address. */
function officeGiving(file: Uint8Array<ArrayBuffer>): FadadaOptions {
  const data = { downloadUrl: 'https://oss.example/1', accessToken: 'T', expiresIn: '7200' };
  const fetch = async (url: unknown) =>
    new Response(String(url).startsWith('https://oss') ? file : JSON.stringify({ code: '100000', msg: '', data }));
  return {
    http: createHttp({ fetch: fetch as typeof globalThis.fetch }),
    baseUrl: 'https://fadada.example',
    appId: 'A',
    appSecret: 'S',
    openCorpId: 'corp-partner',
    callbackUrl: '',
    tokens: { get: async () => undefined, put: async () => undefined },
    now: () => 0,
    newNonce: () => 'n',
    timeoutMs: 1_000,
  };
}

const loan = { documentId: 'doc-1', name: '借款合同' };
const note = { documentId: 'doc-2', name: 'note' };
const zip = new Uint8Array(archive);

describe('the signed files of a task', () => {
  it('are told apart by their names in the archive', async () => {
    const documents = await downloadDocuments(officeGiving(zip), '1', [note, loan]);
    expect(documents.ok && documents.value.map(({ documentId, pdf }) => [documentId, pdf.length])).toEqual([
      ['doc-2', 13],
      ['doc-1', 209],
    ]);
  });

  it.each([
    [
      'one of them is not in the archive',
      zip,
      [loan, { documentId: 'doc-3', name: '借款借据' }],
      'no file for document doc-3',
    ],
    [
      'two were signed and one came',
      new Uint8Array(Buffer.from('%PDF-1.7')),
      [loan, note],
      'no file for document doc-1',
    ],
    ['what came is a page', new Uint8Array(Buffer.from('<html>')), [loan], 'neither PDF nor zip'],
  ])('are unknown when %s', async (_, file, documents, cause) => {
    const answer = await downloadDocuments(officeGiving(file), '1', documents);
    expect(answer).toEqual({ ok: false, error: { tag: 'SigningUnknown', cause: `download: ${cause}` } });
  });
});
