import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PullStep } from '../../../ports/source-adapter.ts';
import { scriptedAmazon } from '../../../testing/amazon-pull.ts';
import {
  anyFileLine,
  type FileLine,
  isReadable,
  monthsSaid,
  PERSONAL,
  printFile,
} from '../../../testing/order-file.ts';
import type { Route, ScriptedAnswer } from '../../../testing/scripted-fetch.ts';

const STEP = {
  id: 'orders:2026-01-01',
  kind: 'orders',
  from: '2026-01-01T00:00:00.000Z',
  to: '2026-01-31T00:00:00.000Z',
} as PullStep;

const CREATE: Route = [/POST \/reports/, () => ({ status: 202, json: { reportId: 'R1' } })];
const report = (processingStatus: string, more = {}): ScriptedAnswer => ({
  json: { reportId: 'R1', processingStatus, ...more },
});
const states = (...statuses: string[]): Route => [
  /GET \/reports\/2021-06-30\/reports\/R1/,
  (_, times) => report(statuses[Math.min(times, statuses.length) - 1] as string, { reportDocumentId: 'D1' }),
];
const DOCUMENT: Route = [
  /documents\/D1/,
  () => ({
    json: {
      reportDocumentId: 'D1',
      url: 'https://bucket.example/file?signature=URL-SECRET',
      compressionAlgorithm: 'GZIP',
    },
  }),
];
const download = (bytes: Uint8Array<ArrayBuffer>): Route => [/GET \/file/, () => ({ bytes })];
const gz = (text: string | Buffer) => new Uint8Array(gzipSync(text));
const HEAD = 'amazon-order-id\tpurchase-date\torder-status\tquantity\tcurrency\titem-price';

describe('an order report', () => {
  it('is requested first, waited for, and reduced while it downloads', async () => {
    const inWindow = anyFileLine.map(
      (line): FileLine => ({ ...line, seconds: Date.UTC(2026, 0, 1) / 1_000 + (line.seconds % (30 * 86_400)) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(inWindow, { maxLength: 25 }), async (lines) => {
        const amazon = scriptedAmazon([
          CREATE,
          states('IN_QUEUE', 'IN_PROGRESS', 'DONE'),
          DOCUMENT,
          download(gz(printFile(lines))),
        ]);
        const { outcome, turns } = await amazon.finish(STEP);
        expect(turns).toBe(4);
        expect(outcome).toMatchObject({
          tag: 'done',
          result: {
            reduction: { months: monthsSaid(lines) },
            rowsRead: lines.length,
            rowsRejected: lines.filter((line) => !isReadable(line)).length,
            sourceSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
          },
        });
        expect(JSON.stringify(outcome).length).toBeLessThan(64 * 1024);
        for (const word of PERSONAL) expect(JSON.stringify(outcome)).not.toContain(word);
        expect([...amazon.kept.keys()]).toEqual(['orders-2026-01-01.tsv.gz']);
      }),
      { numRuns: 20 },
    );
  });

  it('asks for its window and marketplaces, and shows no token to the place the file lies in', async () => {
    const amazon = scriptedAmazon([CREATE, states('DONE'), DOCUMENT, download(gz(`${HEAD}\n`))]);
    await amazon.finish(STEP);
    expect(JSON.parse(amazon.callsTo(/POST \/reports/)[0]?.body ?? '')).toEqual({
      reportType: 'GET_FLAT_FILE_ALL_ORDERS_DATA_BY_ORDER_DATE_GENERAL',
      marketplaceIds: ['ATVPDKIKX0DER'],
      dataStartTime: STEP.from,
      dataEndTime: STEP.to,
    });
    expect(amazon.callsTo(/GET \/file/)[0]?.headers).toEqual({});
  });

  it('that was cancelled because there is nothing in it, is a month without orders', async () => {
    const { outcome } = await scriptedAmazon([CREATE, states('CANCELLED')]).finish(STEP);
    expect(outcome).toMatchObject({ tag: 'done', result: { rowsRead: 0, reduction: { months: [], days: null } } });
  });

  it('that fails is asked for once more, and given up when it fails again', async () => {
    const once = scriptedAmazon([CREATE, states('FATAL', 'DONE'), DOCUMENT, download(gz(`${HEAD}\n`))]);
    expect((await once.finish(STEP)).outcome.tag).toBe('done');
    expect(once.callsTo(/POST \/reports/)).toHaveLength(2);

    const twice = scriptedAmazon([CREATE, states('FATAL')]);
    expect((await twice.finish(STEP)).outcome).toEqual({ tag: 'notAvailable', reason: 'reportFailed' });
    expect(twice.callsTo(/POST \/reports/)).toHaveLength(2);
  });

  it.each([
    ['stated with the answer', { 'x-amzn-RateLimit-Limit': '0.5' }, 2_000],
    ['published', {}, 59_881],
  ])('waits as long as the quota %s says, and asks again', async (_, headers, waitMs) => {
    const busy: Route = [
      /POST \/reports/,
      (call, times) =>
        times === 1 ? { status: 429, headers, json: { errors: [{ code: 'QuotaExceeded' }] } } : CREATE[1](call, times),
    ];
    const amazon = scriptedAmazon([busy, states('DONE'), DOCUMENT, download(gz(`${HEAD}\n`))]);
    expect(await amazon.advance(STEP)).toMatchObject({ tag: 'wait', waitMs });
    expect((await amazon.finish(STEP)).outcome.tag).toBe('done');
  });

  it('asks ever more rarely while the queue is long, and gives up in the end', async () => {
    const amazon = scriptedAmazon([CREATE, states('IN_QUEUE')]);
    let outcome = await amazon.advance(STEP);
    const waits: number[] = [];
    while (outcome.tag === 'wait') {
      waits.push(outcome.waitMs);
      outcome = await amazon.advance(STEP, outcome.checkpoint);
    }
    expect(waits.slice(0, 10)).toEqual([200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 30_000, 30_000, 30_000]);
    expect(outcome).toEqual({ tag: 'notAvailable', reason: 'reportNeverReady' });
  });

  it.each([
    [
      'a download cut short',
      download(gz(`${HEAD}\n112-1`.repeat(50)).slice(0, 40)),
      { tag: 'unknown', cause: 'gzipBroken' },
    ],
    [
      'an address that has run out',
      [/GET \/file/, () => ({ status: 403 })] as Route,
      { tag: 'unknown', cause: 'report document: status 403' },
    ],
    [
      'a table without prices',
      download(gz(`${HEAD.replace('\titem-price', '')}\n`)),
      { tag: 'notAvailable', reason: 'columnMissing item-price' },
    ],
  ])('tells %s', async (_, route, expected) => {
    const { outcome } = await scriptedAmazon([CREATE, states('DONE'), DOCUMENT, route]).finish(STEP);
    expect(outcome).toEqual(expected);
  });

  it('does not start a download it has no time to finish', async () => {
    const amazon = scriptedAmazon([CREATE, states('DONE'), DOCUMENT, download(gz(`${HEAD}\n`))]);
    const created = await amazon.advance(STEP);
    const late = await amazon.advance(STEP, created.tag === 'wait' ? created.checkpoint : '', 6_000);
    expect(late).toMatchObject({ tag: 'wait', waitMs: 0 });
    expect(amazon.callsTo(/GET \/file/)).toHaveLength(0);
    expect((await amazon.advance(STEP, late.tag === 'wait' ? late.checkpoint : '')).tag).toBe('done');
  });

  it('comes to the same, once, when it is read again after a crash', async () => {
    const amazon = scriptedAmazon([
      CREATE,
      states('DONE'),
      DOCUMENT,
      download(gz(`${HEAD}\n112-1\t2026-01-05T00:00:00Z\tShipped\t1\tUSD\t9.99\n`)),
    ]);
    const created = await amazon.advance(STEP);
    const checkpoint = created.tag === 'wait' ? created.checkpoint : '';
    expect(await amazon.advance(STEP, checkpoint)).toEqual(await amazon.advance(STEP, checkpoint));
    expect(amazon.kept.size).toBe(1);
  });

  it('lets an outage of our own store pass through: it is nobody else’s doing', async () => {
    const amazon = scriptedAmazon([CREATE, states('DONE'), DOCUMENT, download(gz(`${HEAD}\n`))]);
    const created = await amazon.advance(STEP);
    const context = amazon.context(created.tag === 'wait' ? created.checkpoint : '');
    const full = { ...context, keep: () => Promise.reject(new Error('disk full')) };
    await expect(amazon.marketplace.advance(STEP, full)).rejects.toThrow('disk full');
  });

  it('never lets a token or a signed address into what it answers', async () => {
    const failing: Route[][] = [
      [CREATE, states('DONE'), DOCUMENT, [/GET \/file/, () => ({ status: 500 })]],
      [CREATE, states('DONE'), DOCUMENT],
      [[/POST \/reports/, () => ({ status: 500 })]],
      [[/POST \/reports/, () => ({ json: { unexpected: true } })]],
    ];
    for (const routes of failing) {
      const { outcome } = await scriptedAmazon(routes).finish(STEP);
      expect(outcome.tag).toBe('unknown');
      expect(JSON.stringify(outcome)).not.toMatch(/SECRET|ACCESS|signature/);
    }
  });
});
