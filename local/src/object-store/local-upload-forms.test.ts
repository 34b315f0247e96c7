import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ObjectStore } from '@loan/functions/ports/object-store';
import type { UploadForm } from '@loan/functions/ports/upload-forms';
import { Instant } from '@loan/shared/time/instant';
import { createFolderObjectStore } from './folder-object-store.ts';
import { createLocalUploadForms, takeForm } from './local-upload-forms.ts';

const AT = '2026-11-23T01:00:00.000Z';
const EXPIRES = Instant.parse('2026-11-23T01:15:00.000Z');
const key = new Uint8Array(32).fill(7);
const forms = createLocalUploadForms({ url: 'http://127.0.0.1:8080', key });
const NAME = 'uploads/a/1';

let [folder, now] = ['', AT];
let objects: ObjectStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uploads-'));
  objects = createFolderObjectStore(folder);
  now = AT;
});
afterEach(() => rm(folder, { recursive: true }));

const signed = () => forms.sign({ name: NAME, maxBytes: 10, expiresAt: EXPIRES });

async function post({ url, fields }: UploadForm, content: string, behind: Record<string, string> = {}) {
  const body = new FormData();
  for (const [field, value] of Object.entries(fields)) body.append(field, value);
  body.append('file', new Blob([content]), '订单.csv');
  for (const [field, value] of Object.entries(behind)) body.append(field, value);
  const taking = { objects, key, now: () => new Date(now) };
  const answer = await takeForm(taking, new Request(url, { method: 'POST', body }));
  const [, code = ''] = /<Code>(\w+)<\/Code>/.exec(await answer.text()) ?? [];
  return `${answer.status} ${code}`.trim();
}
const arrived = async (name = NAME) => {
  const bytes = await objects.get('facts', name);
  return bytes && Buffer.from(bytes).toString('utf8');
};

describe('a form of this machine', () => {
  it('brings a file to the name it was signed for', async () => {
    expect(await post(await signed(), '0123456789')).toBe('204');
    expect(await arrived()).toBe('0123456789');
  });

  it('may be posted again: the later file stands', async () => {
    const form = await signed();
    await post(form, 'first');
    await post(form, 'second');
    expect(await arrived()).toBe('second');
  });

  it.each([
    ['one byte more than was signed for', '01234567890', '400 EntityTooLarge'],
    ['nothing at all', '', '400 EntityTooSmall'],
  ])('is refused with %s', async (_, content, refusal) => {
    expect(await post(await signed(), content)).toBe(refusal);
    expect(await arrived()).toBeUndefined();
  });

  it.each<[string, (form: UploadForm) => UploadForm]>([
    ['another name', (form) => ({ ...form, fields: { ...form.fields, key: 'uploads/b/1' } })],
    ['a field nobody signed', (form) => ({ ...form, fields: { ...form.fields, acl: 'public-read' } })],
    ['another policy', (form) => ({ ...form, fields: { ...form.fields, Policy: btoa('{}') } })],
    ['a made-up signature', (form) => ({ ...form, fields: { ...form.fields, Signature: '00'.repeat(32) } })],
    ['no signature', ({ url, fields: { Signature: _, ...fields } }) => ({ url, fields })],
  ])('is refused with %s', async (_, changed) => {
    expect(await post(changed(await signed()), '0123456789')).toBe('403 AccessDenied');
    expect(await objects.list('facts', '', 10)).toEqual([]);
  });

  it('is refused when its time is over', async () => {
    const form = await signed();
    now = '2026-11-23T01:15:00.000Z';
    expect(await post(form, 'in time')).toBe('204');
    now = '2026-11-23T01:15:00.001Z';
    expect(await post(form, 'too late')).toBe('403 AccessDenied');
    expect(await arrived()).toBe('in time');
  });

  it('is refused when the file does not come last, as the cloud refuses it', async () => {
    expect(await post(await signed(), '0123456789', { more: '1' })).toBe('400 InvalidArgument');
  });
});
