import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { offerOf } from '@loan/functions/use-cases/assess/assess';
import { readFiles } from '@loan/functions/use-cases/files/read-files';
import { openTrip } from '@loan/local/demo/opening';
import type { FilesView } from '@loan/shared/api/files';
import type { Decision } from '@loan/shared/offer/decision';
import { instantOf } from '@loan/shared/time/instant';
import { openTown, type Town } from './town.ts';

jest.setTimeout(60_000);
let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

const HEAD = 'amazon-order-id\tpurchase-date\torder-status\tsku\tquantity\tcurrency\titem-price\tbuyer-name';
const DAY_MS = 86_400_000;
/** Twenty orders at all hours on each of 400 days, each of 40.50 to 159.50 dollars, as an all-orders report has them. */
function steadyYear(): string {
  const today = Date.now();
  const two = (number: number) => String(number).padStart(2, '0');
  const order = (back: number, at: number) => {
    const day = new Date(today - (back + 2) * DAY_MS).toISOString().slice(0, 10);
    const time = `${two((at * 7 + back) % 24)}:${two((back * 7 + at * 13) % 60)}:00+00:00`;
    const price = `${dollars(back, at)}.50`;
    return [`112-${day}-${at}`, `${day}T${time}`, 'Shipped', `YX-${at}`, '1', 'USD', price, 'Maria Beispiel'].join(
      '\t',
    );
  };
  return [HEAD, ...DAYS.flatMap((back) => ORDERS.map((at) => order(back, at)))].join('\n');
}
const DAYS = Array.from({ length: 400 }, (_, back) => back);
const ORDERS = Array.from({ length: 20 }, (_, at) => at);
const dollars = (back: number, at: number) => 40 + ((at * at * 5 + back) % 120);
const SOLD = DAYS.flatMap((back) => ORDERS.map((at) => dollars(back, at))).reduce((sum, one) => sum + one, 0) + 4000;
const shortRow = ['112-9', '2026-10-01T10:00:00+00:00', 'Shipped'].join('\t');

type Applying = { id: string; token: string };
/** A clerk with an application that was just opened. */
async function applying(): Promise<Applying> {
  const id = randomUUID();
  const token = await town.tokenOf('chenJing');
  const eligibility = { marketplaces: ['amazon'], tradingMonths: 'from12', settlement: 'company' };
  const opened = await town.ask('PUT', `/applications/${id}`, { token, body: { eligibility } });
  expect(opened.status).toBe(200);
  return { id, token };
}

const files = async ({ id, token }: Applying): Promise<FilesView> =>
  (await town.ask('GET', `/applications/${id}/files`, { token })).body as unknown as FilesView;

async function ticks(one: Applying) {
  const { consentTexts } = await files(one);
  return consentTexts.map(({ key, version, sha256 }) => ({
    consentId: randomUUID(),
    key,
    textVersion: version,
    textSha256: sha256,
  }));
}

type Handed = { name?: string; fileId?: string };
async function coming(
  { id, token }: Applying,
  content: string | Uint8Array,
  { name = '订单.txt', fileId = randomUUID() }: Handed = {},
) {
  const consents = await ticks({ id, token });
  const body = { name, bytes: Buffer.byteLength(content), ...(consents.length > 0 ? { consents } : {}) };
  const answer = await town.ask('POST', `/applications/${id}/files/${fileId}`, { token, body });
  return { fileId, answer, form: answer.body['form'] as { url: string; fields: Record<string, string> } };
}

async function post({ url, fields }: { url: string; fields: Record<string, string> }, content: string | Uint8Array) {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  form.append('file', new Blob([content as string]));
  return (await fetch(url, { method: 'POST', body: form })).status;
}

/** Chosen, sent and read: what a phone does with a file. */
async function handIn(one: Applying, content: string | Uint8Array, handed: Handed = {}): Promise<FilesView> {
  const { fileId, form } = await coming(one, content, handed);
  expect(await post(form, content)).toBe(204);
  await town.ask('POST', `/applications/${one.id}/files/${fileId}/arrival`, { token: one.token });
  return settled(one);
}

async function settled(one: Applying): Promise<FilesView> {
  for (let look = 0; look < 200; look += 1) {
    const view = await files(one);
    if (!view.reckoning) return view;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the files are still being read');
}

const keptOf = async ({ id }: Applying) => {
  const { objects } = town.system.deps;
  return [...(await objects.list('facts', `uploads/${id}/`, 50)), ...(await objects.list('facts', `files/${id}/`, 50))];
};
async function until(done: () => Promise<boolean>) {
  for (let look = 0; look < 200 && !(await done()); look += 1) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await done()).toBe(true);
}

describe("a seller's own files", () => {
  it('come to an estimate that says nobody vouches for it, with each row that was not used', async () => {
    const one = await applying();
    const view = await handIn(one, `${steadyYear()}\n${shortRow}`);
    expect(view.files).toMatchObject([
      { state: 'read', kind: 'orders', rows: 8001, rejectedRows: 1, rejected: [{ line: 8002, reason: 'tooFewCells' }] },
    ]);
    expect(view.estimate).toMatchObject({ verified: false, outcome: 'offered', shops: [{ marketplace: 'amazon' }] });
    expect(view.estimate?.fromFen).toBeGreaterThan(0);
    expect(view.estimate?.toFen).toBeGreaterThanOrEqual(view.estimate?.fromFen ?? 0);
    expect(view.estimate?.shops[0]?.sales).toEqual([{ currency: 'USD', amount: `${SOLD}.00` }]);
  });

  it('are never enough to lend on: with nothing else there is no assessment, and no offer', async () => {
    const trip = await openTrip(
      { company: 'yunfan', applicant: 'clerk' },
      { url: town.system.url, onStep: async () => {} },
    );
    const one = { id: trip.id.id, token: await town.tokenOf(trip.applicantKey) };
    expect((await handIn(one, steadyYear())).estimate).toMatchObject({ outcome: 'offered' });
    const asked = await town.ask('POST', `/applications/${one.id}/assessment`, { token: one.token });
    expect([asked.status, asked.body['tag']]).toEqual([422, 'NothingToAssess']);
    const shown = await town.ask('GET', `/applications/${one.id}`, { token: one.token });
    expect(shown.body).toMatchObject({ status: 'submitted', sources: [] });
    expect(shown.body).not.toHaveProperty('offer');
    expect(shown.body).not.toHaveProperty('decision');
  });

  it('are a defect where somebody makes an offer of them all the same', () => {
    const decision = { verified: false, outcome: 'offered' } as Decision;
    expect(() => offerOf({ newId: randomUUID }, randomUUID(), decision, instantOf(new Date()))).toThrow(
      'an offer rests on facts that were read under an authorisation',
    );
  });

  it('are deleted as soon as they are read, down to the columns that may be kept', async () => {
    const one = await applying();
    await handIn(one, steadyYear());
    const names = await keptOf(one);
    expect(names).toEqual([expect.stringMatching(/^files\//)]);
    const kept = Buffer.from((await town.system.deps.objects.get('facts', names[0] ?? '')) ?? []).toString('utf8');
    expect(kept).toContain('item-price');
    expect(kept).not.toMatch(/buyer|Maria/);
  });

  it('are not read before that is agreed to', async () => {
    const { id, token } = await applying();
    const body = { name: 'a.txt', bytes: 5 };
    const answer = await town.ask('POST', `/applications/${id}/files/${randomUUID()}`, { token, body });
    expect([answer.status, answer.body]).toMatchObject([
      422,
      { tag: 'ConsentMissing', key: 'source.files.assessment' },
    ]);
  });

  it('are gone when the consent is withdrawn, and when the application is', async () => {
    for (const end of ['consent', 'application'] as const) {
      const one = await applying();
      await handIn(one, steadyYear());
      expect(await keptOf(one)).toHaveLength(1);
      if (end === 'application') {
        await town.ask('POST', `/applications/${one.id}/withdrawal`, { token: one.token, body: {} });
      } else {
        const rights = await town.ask('GET', '/data-rights', { token: one.token });
        const given = (rights.body['consents'] as { consentId: string; key: string; applicationId: string }[]).find(
          ({ key, applicationId }) => key === 'source.files.assessment' && applicationId === one.id,
        );
        await town.ask('POST', `/consents/${given?.consentId}/withdrawal`, { token: one.token });
      }
      expect((await files(one)).files).toEqual([]);
      await until(async () => (await keptOf(one)).length === 0);
    }
  });

  it('look the same on a second phone, and like nothing at all to a stranger', async () => {
    const one = await applying();
    const view = await handIn(one, steadyYear());
    expect(await files({ ...one, token: await town.tokenOf('chenJing') })).toEqual(view);
    const stranger = await town.ask('GET', `/applications/${one.id}/files`, {
      token: await town.tokenOf('liuKun'),
    });
    expect(stranger.status).toBe(404);
  });

  it.each<[string, Uint8Array | string, object]>([
    ['a workbook', Buffer.from('PK\u0003\u0004 xlsx'), { problem: 'workbook' }],
    ['a text of something else', 'Dear Sir,\nhello', { problem: 'unknown' }],
    [
      'a report without its prices',
      HEAD.replace('\titem-price', ''),
      { problem: 'columnMissing', problemAt: 'item-price' },
    ],
    ['half an archive', Buffer.from([0x1f, 0x8b, 8, 0, 0]), { problem: 'gzipBroken' }],
  ])(
    'are refused with their cure when one is %s, and may be sent again under the same name',
    async (_, content, problem) => {
      const one = await applying();
      const fileId = randomUUID();
      const view = await handIn(one, content, { fileId });
      expect(view.files).toMatchObject([{ id: fileId, state: 'refused', ...problem }]);
      expect(await keptOf(one)).toEqual([]);
      expect((await handIn(one, steadyYear(), { fileId })).files).toMatchObject([{ id: fileId, state: 'read' }]);
    },
  );

  it('that never arrived are said to be missing', async () => {
    const one = await applying();
    const { fileId } = await coming(one, 'never sent');
    await town.ask('POST', `/applications/${one.id}/files/${fileId}/arrival`, { token: one.token });
    expect((await settled(one)).files).toMatchObject([{ state: 'refused', problem: 'notArrived' }]);
  });

  it('on which our own code fails again and again are said to be so, and come to what they come to when asked once more', async () => {
    const one = await applying();
    const { estimate } = await handIn(one, steadyYear());
    const { deps } = town.system;
    const broken = { ...deps, files: { ...deps.files, prequalify: () => Promise.reject(new RangeError('ours')) } };
    const run = (attempt: number) =>
      readFiles(broken, { applicationId: one.id }, { timeLeftMs: () => 600_000, attempt });
    await expect(run(0)).rejects.toThrow('ours');
    expect(await files(one)).toMatchObject({ failed: false, estimate });
    expect(await run(3)).toEqual({ tag: 'done' });
    const failed = await files(one);
    expect(failed).toMatchObject({ failed: true, reckoning: false });
    expect(failed).not.toHaveProperty('estimate');

    const asked = await town.ask('POST', `/applications/${one.id}/files-reckoning`, { token: one.token });
    expect(asked.body).toMatchObject({ failed: false });
    await until(async () => (await files(one)).estimate?.at !== estimate?.at);
    expect(await files(one)).toMatchObject({ failed: false, estimate: { fromFen: estimate?.fromFen } });
  });

  it('are reckoned anew without one that is taken back', async () => {
    const one = await applying();
    const fileId = randomUUID();
    await handIn(one, steadyYear(), { fileId });
    await town.ask('DELETE', `/applications/${one.id}/files/${fileId}`, { token: one.token });
    const view = await settled(one);
    expect(view.files).toEqual([]);
    expect(view).not.toHaveProperty('estimate');
    await until(async () => (await keptOf(one)).length === 0);
  });

  it('are taken up to two dozen, each up to 50 MB', async () => {
    const one = await applying();
    const tooLarge = { name: 'a.txt', bytes: 50 * 1024 * 1024 + 1, consents: await ticks(one) };
    const answer = await town.ask('POST', `/applications/${one.id}/files/${randomUUID()}`, {
      token: one.token,
      body: tooLarge,
    });
    expect(answer.status).toBe(400);
    for (let count = 0; count < 24; count += 1) expect((await coming(one, 'x')).answer.status).toBe(200);
    expect((await coming(one, 'x')).answer).toMatchObject({ status: 422, body: { tag: 'TooManyFiles', most: 24 } });
  });
});
