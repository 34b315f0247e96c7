import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import type { PullStep } from '../../../ports/source-adapter.ts';
import { scriptedAmazon } from '../../../testing/amazon-pull.ts';
import type { Route } from '../../../testing/scripted-fetch.ts';

const STEP = {
  id: 'settlements',
  kind: 'settlements',
  from: '2026-08-25T00:00:00.000Z',
  to: '2026-11-22T00:00:00.000Z',
} as PullStep;
const HEAD =
  'settlement-id\tsettlement-start-date\tsettlement-end-date\tdeposit-date\ttotal-amount\tcurrency\ttransaction-type\torder-id\tamount-type\tamount-description\tamount\tposted-date\tposted-date-time\tquantity-purchased';
const settlement = (id: string) =>
  `${HEAD}\n${id}\t2026-10-01 00:00:00 UTC\t2026-10-15 00:00:00 UTC\t2026-10-16 00:00:00 UTC\t10.00\tUSD\t\t\t\t\t\t\t\t\n${id}\t\t\t\t\t\tOrder\t112-1\tItemPrice\tPrincipal\t10.00\t2026-10-02\t\t1\n`;

const LIST: Route = [
  /GET \/reports\/2021-06-30\/reports$/,
  () => ({
    json: {
      reports: ['3', '2', '1'].map((id) => ({
        reportId: `R${id}`,
        processingStatus: 'DONE',
        reportDocumentId: `D${id}`,
      })),
    },
  }),
];
const DOCUMENTS: Route = [
  /documents\/D/,
  ({ url }) => ({ json: { reportDocumentId: 'D', url: `https://bucket.example/file/${url.pathname.slice(-1)}` } }),
];
const FILES: Route = [
  /GET \/file/,
  ({ url }) => ({ bytes: new Uint8Array(gzipSync(settlement(url.pathname.slice(-1)))) }),
];
type Reduction = { settlements: { settlementId: string }[]; sources: string[] };
const reductionOf = (outcome: unknown): Reduction => (outcome as { result: { reduction: Reduction } }).result.reduction;

describe('the settlements of ninety days', () => {
  it('are listed, not ordered, and each is read and kept', async () => {
    const amazon = scriptedAmazon([LIST, DOCUMENTS, FILES]);
    const { outcome } = await amazon.finish(STEP);
    expect(amazon.callsTo(/POST \/reports/)).toHaveLength(0);
    expect(Object.fromEntries(amazon.callsTo(/reports$/)[0]?.url.searchParams ?? [])).toEqual({
      reportTypes: 'GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2',
      processingStatuses: 'DONE',
      pageSize: '100',
      createdSince: STEP.from,
    });
    expect(reductionOf(outcome).settlements.map(({ settlementId }) => settlementId)).toEqual(['3', '2', '1']);
    expect(reductionOf(outcome).sources).toHaveLength(3);
    expect([...amazon.kept.keys()]).toEqual([
      'settlements-01.tsv.gz',
      'settlements-02.tsv.gz',
      'settlements-03.tsv.gz',
    ]);
  });

  it('go on where they stood when the quota of documents ran out', async () => {
    const busy: Route = [
      /documents\/D/,
      (call, times) =>
        times === 2 ? { status: 429, json: { errors: [{ code: 'QuotaExceeded' }] } } : DOCUMENTS[1](call, times),
    ];
    const amazon = scriptedAmazon([LIST, busy, FILES]);
    const { outcome } = await amazon.finish(STEP);
    expect(reductionOf(outcome).settlements.map(({ settlementId }) => settlementId)).toEqual(['3', '2', '1']);
    expect(amazon.callsTo(/GET \/file/).map(({ url }) => url.pathname)).toEqual(['/file/3', '/file/2', '/file/1']);
  });

  it('do without one that cannot be read, and do not count one twice', async () => {
    const odd: Route = [
      /GET \/file/,
      ({ url }) =>
        url.pathname.endsWith('2')
          ? { bytes: new Uint8Array(Buffer.from('what\tis\tthis\n')) }
          : { bytes: new Uint8Array(Buffer.from(settlement('3'))) },
    ];
    const { outcome } = await scriptedAmazon([LIST, DOCUMENTS, odd]).finish(STEP);
    expect(reductionOf(outcome).settlements.map(({ settlementId }) => settlementId)).toEqual(['3']);
  });

  it('may be none', async () => {
    const none: Route = [/GET \/reports\/2021-06-30\/reports$/, () => ({ json: { reports: [] } })];
    expect((await scriptedAmazon([none]).finish(STEP)).outcome).toMatchObject({
      tag: 'done',
      result: { rowsRead: 0, reduction: { settlements: [] } },
    });
  });
});
