import { createHash, randomUUID, webcrypto } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { verifyEvidence } from '@loan/functions/use-cases/ops/evidence';
import { amazonShops, connectAccounts } from '@loan/local/demo/connecting';
import { openTrip } from '@loan/local/demo/opening';
import { anonymousPhone } from '@loan/local/demo/phone';
import { must, pause, type Trip, until } from '@loan/local/demo/trip';
import { ops } from '@loan/local/ops/ops';
import { PERSONS } from '@loan/sandbox/people/persons';
import {
  checkPortrait,
  type ExportView,
  exportPortrait,
  openPortraitLink,
  portraitKeys,
  readExport,
  readPortrait,
  revokeExport,
} from '@loan/shared/api/portrait';
import { PortraitFile } from '@loan/shared/portrait/statement';
import { openTown, type Town } from './town.ts';

jest.setTimeout(180_000);

const BANK = '湾区商业银行深圳分行';
const DAY_MS = 86_400_000;
let town: Town;
let lin: Trip;
/** How far the clock of the system is ahead. */
let aheadMs = 0;
beforeAll(async () => {
  town = await openTown({ now: () => new Date(Date.now() + aheadMs) });
  lin = await openTrip({ company: 'yunfan' }, { url: town.system.url, onStep: async () => {} });
});
afterAll(() => town.close());

const portrait = () => must('portrait', lin.applicant.call(readPortrait, lin.id));
const anybody = () => anonymousPhone(town.system.url);
const check = (request: { file: string } | { pdfSha256: string }) =>
  must('check', anybody().call(checkPortrait, request));
const tokenOf = ({ linkUrl = '' }: ExportView) => linkUrl.split('token=')[1] ?? '';
const open = (token: string) => must('link', anybody().call(openPortraitLink, { token }));
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function make(recipient = BANK, exportId = randomUUID()): Promise<ExportView> {
  const asked = { ...lin.id, exportId, recipient, purpose: 'creditApplication' } as const;
  const { exports } = await must('export', lin.applicant.call(exportPortrait, asked));
  const made = exports.find(({ id }) => id === exportId);
  if (!made) throw new Error('the export is not listed');
  return made;
}

/** The files of an export once it is printed. */
async function filesOf({ id: exportId }: ExportView): Promise<{ json: string; pdfUrl: string }> {
  for (;;) {
    const { json, pdfUrl } = await must('files', lin.applicant.call(readExport, { ...lin.id, exportId }));
    if (pdfUrl) return { json, pdfUrl };
    await pause(100);
  }
}

/** Canonical JSON (RFC 8785) of what has only text, whole numbers, true, false and null in it. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`;
}

describe('a portrait', () => {
  it('is nothing yet before anything was read, and cannot be exported', async () => {
    expect(await portrait()).toEqual({ state: 'nothingYet', exports: [] });
    const asked = { ...lin.id, exportId: randomUUID(), recipient: BANK, purpose: 'audit' } as const;
    expect(await lin.applicant.call(exportPortrait, asked)).toMatchObject({
      error: { tag: 'NothingToExport', status: 422 },
    });
  });

  it('says what the decision says, once there is one', async () => {
    await connectAccounts(lin, amazonShops(lin));
    const { decision } = await until(lin, ({ status }) => status === 'offered');
    const shown = await portrait();
    if (shown.state !== 'ready') throw new Error('no portrait');
    const { figures, decided, isStale, company } = shown.portrait;
    expect([decided, isStale, company.creditCode]).toEqual([true, false, lin.company.creditCode]);
    expect(figures.months).toHaveLength(12);
    expect(figures.policyVersion).toBe(decision?.policyVersion);
    const scored = figures.metrics.filter(({ code }) => code !== 'adReturn');
    for (const { code, value, current } of scored) {
      const decided = decision?.characteristics.find((one) => one.code === code);
      expect([code, value, current]).toEqual([code, decided?.value, decided?.current]);
    }
  });

  it('says of money and goods that only the marketplace tells them, where it does', async () => {
    const shown = await portrait();
    const legs = shown.state === 'ready' ? shown.portrait.figures.match?.singleSource.map(({ leg }) => leg) : [];
    expect(new Set(legs)).toEqual(new Set(['money', 'goods']));
  });
});

describe('a portrait of which no advertising is told', () => {
  it('names that as a gap, beside what the scorecard reads', async () => {
    const shown = await portrait();
    const metrics = shown.state === 'ready' ? shown.portrait.figures.metrics : [];
    expect(metrics[metrics.length - 1]).toMatchObject({ code: 'adReturn', value: null, current: '没有读到' });
  });
});

describe('an export', () => {
  it('is signed so that another implementation agrees, over whose it is, for whom, and on what', async () => {
    const { json } = await filesOf(await make());
    const { statement, protected: header, signature } = PortraitFile.parse(JSON.parse(json));
    const { keys } = await must('keys', anybody().call(portraitKeys, {}));
    const key = await webcrypto.subtle.importKey('jwk', keys[0] as never, 'Ed25519', false, ['verify']);
    const payload = Buffer.from(canonical(statement)).toString('base64url');
    const signed = Buffer.from(`${header}.${payload}`);
    expect(await webcrypto.subtle.verify('Ed25519', key, Buffer.from(signature, 'base64url'), signed)).toBe(true);

    const shown = await portrait();
    expect(statement).toMatchObject({
      subject: { companyName: lin.company.name, creditCode: lin.company.creditCode },
      madeFor: { recipient: BANK, purpose: 'creditApplication' },
      madeBy: 'applicant',
      figures: shown.state === 'ready' && shown.portrait.figures,
    });
    expect(Date.parse(statement.validUntil) - Date.parse(statement.madeAt)).toBe(7 * DAY_MS);
    expect(statement.basis.sources).toHaveLength(lin.company.amazonSellerIds.length);
  });

  it('names no person and no number of one', async () => {
    const { json } = await filesOf(await make());
    for (const { name, identityNumber, phone } of PERSONS)
      for (const secret of [name, identityNumber, phone]) expect(json).not.toContain(secret);
  });

  it('is made once, however often the phone asks', async () => {
    const id = randomUUID();
    const [first, second] = [await make(BANK, id), await make(BANK, id)];
    expect([second.madeAt, second.linkUrl]).toEqual([first.madeAt, first.linkUrl]);
  });

  it.each(['13800138000 李', 'x', '行\u0000长'])('is not made for %j', async (recipient) => {
    const asked = { ...lin.id, exportId: randomUUID(), recipient, purpose: 'audit' } as const;
    expect(await lin.applicant.call(exportPortrait, asked)).toMatchObject({ error: { status: 400 } });
  });

  it('opens for whoever has its link, who sees what was signed; the seller sees that it was opened', async () => {
    const made = await make();
    const { json } = await filesOf(made);
    const opened = await open(tokenOf(made));
    expect(opened).toMatchObject({ verdict: 'valid', statement: JSON.parse(json).statement });
    const { exports } = await portrait();
    expect(exports.find(({ id }) => id === made.id)?.firstOpenedAt).toBeDefined();
  });

  it('is known by its file and by its PDF, and by neither once a bit is another', async () => {
    const { json, pdfUrl } = await filesOf(await make());
    expect(await check({ file: json })).toMatchObject({ verdict: 'valid' });
    expect(await check({ file: JSON.stringify(JSON.parse(json), null, 2) })).toMatchObject({ verdict: 'valid' });
    const dearer = json.replace(/"gmvFen":(\d+)/, (_, fen) => `"gmvFen":${Number(fen) + 1}`);
    expect(dearer).not.toBe(json);
    expect(await check({ file: dearer })).toEqual({ verdict: 'altered' });
    expect(await check({ file: json.replace('"statement":{', '"statement":{"note":"AAA",') })).toEqual({
      verdict: 'altered',
    });
    expect(await check({ file: 'not a portrait' })).toEqual({ verdict: 'altered' });

    const pdf = new Uint8Array(await (await fetch(pdfUrl)).arrayBuffer());
    expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');
    expect(await check({ pdfSha256: sha256(pdf) })).toMatchObject({ verdict: 'valid', pdfSha256: sha256(pdf) });
    pdf[pdf.length - 1] = (pdf[pdf.length - 1] ?? 0) ^ 1;
    expect(await check({ pdfSha256: sha256(pdf) })).toEqual({ verdict: 'notOurs' });
  });

  it('of a key that is not ours is not ours', async () => {
    const { json } = await filesOf(await make());
    const { protected: header } = PortraitFile.parse(JSON.parse(json));
    const named = JSON.parse(Buffer.from(header, 'base64url').toString());
    const foreign = Buffer.from(JSON.stringify({ ...named, kid: 'k'.repeat(43) })).toString('base64url');
    expect(await check({ file: json.replace(header, foreign) })).toEqual({ verdict: 'notOurs' });
    const unsigned = Buffer.from(JSON.stringify({ ...named, alg: 'none' })).toString('base64url');
    expect(await check({ file: json.replace(header, unsigned) })).toEqual({ verdict: 'altered' });
  });

  it('says nothing more once it was revoked, by link, by file or by PDF', async () => {
    const made = await make();
    const { json, pdfUrl } = await filesOf(made);
    const pdf = new Uint8Array(await (await fetch(pdfUrl)).arrayBuffer());
    const { exports } = await must('revoke', lin.applicant.call(revokeExport, { ...lin.id, exportId: made.id }));
    expect(exports.find(({ id }) => id === made.id)).toMatchObject({ state: 'revoked' });
    for (const answer of [
      await open(tokenOf(made)),
      await check({ file: json }),
      await check({ pdfSha256: sha256(pdf) }),
    ]) {
      expect(answer).toMatchObject({ verdict: 'revoked', revokedAt: expect.any(String) });
      expect(answer).not.toHaveProperty('statement');
    }
  });

  it('cannot be read or revoked by another person, nor a link be guessed', async () => {
    const made = await make();
    const wu = await town.tokenOf('wuJie');
    const address = `/applications/${lin.id.id}/portrait/exports/${made.id}`;
    for (const [method, path] of [
      ['GET', ''],
      ['POST', '/revocation'],
    ] as const) {
      const answer = await town.ask(method, `${address}${path}`, {
        token: wu,
        ...(method === 'POST' ? { body: {} } : {}),
      });
      expect(answer).toMatchObject({ status: 404, body: { tag: 'ExportNotFound' } });
    }
    expect(await open('A'.repeat(43))).toEqual({ verdict: 'notOurs' });
  });

  it('is checked without us by a command, with nothing but the published keys', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'portrait-'));
    const [file, other, keys] = ['file.json', 'other.json', 'keys.json'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    const { json } = await filesOf(await make());
    writeFileSync(file, json);
    writeFileSync(other, json.replace(BANK, '另一家银行'));
    writeFileSync(keys, JSON.stringify(await must('keys', anybody().call(portraitKeys, {}))));
    const said: string[] = [];
    const say = (text: string) => void said.push(text);
    const run = (path: string, now = new Date()) =>
      ops(['portrait', 'verify', path, '--keys', keys], { out: say, err: say, now: () => now });
    expect([await run(file), await run(other), await run(file, new Date(Date.now() + 8 * DAY_MS))]).toEqual([0, 1, 1]);
    expect(said.map((text) => text.split(':')[0])).toEqual(['VALID', 'ALTERED', 'EXPIRED']);
    rmSync(folder, { recursive: true });
  });

  it('stands in the chain of the application, with the bytes that it names', async () => {
    const report = await verifyEvidence(town.system.deps, lin.id.id);
    if (!report.ok) throw new Error('no evidence');
    const exported = report.value.chains.find(({ aggregate }) => aggregate === `portrait:${lin.id.id}`);
    expect(report.value.whole).toBe(true);
    expect(exported?.events).toBeGreaterThan(10);
    expect(report.value.objects.filter(({ name }) => name.startsWith('portraits/')).length).toBeGreaterThan(10);
  });

  it('is refused while twenty links are open', async () => {
    let refused: unknown;
    for (let tried = 0; tried < 21 && !refused; tried += 1) {
      const asked = { ...lin.id, exportId: randomUUID(), recipient: BANK, purpose: 'audit' } as const;
      const answer = await lin.applicant.call(exportPortrait, asked);
      if (!answer.ok) refused = answer.error;
    }
    expect(refused).toMatchObject({ tag: 'TooManyLinks', status: 409 });
  });

  it('ends by itself', async () => {
    const { exports } = await portrait();
    const standing = exports.find(({ state }) => state === 'valid');
    if (!standing) throw new Error('none stands');
    const token = tokenOf(standing);
    aheadMs = 8 * DAY_MS;
    const answer = await open(token);
    expect(answer).toMatchObject({ verdict: 'expired' });
    expect(answer).not.toHaveProperty('statement');
  });
});
