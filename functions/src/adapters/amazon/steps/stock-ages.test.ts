import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import type { StockLines } from '@loan/shared/facts/stock-lines';
import type { PullStep } from '../../../ports/source-adapter.ts';
import { scriptedAmazon } from '../../../testing/amazon-pull.ts';
import type { Route } from '../../../testing/scripted-fetch.ts';
import { stockLinesOf } from '../facts/stock.ts';

const STEP: PullStep = { id: 'stockAges:ATVPDKIKX0DER', kind: 'stockAges' };
const HEAD =
  'snapshot-date\tsku\tproduct-name\tcurrency\tinv-age-0-to-90-days\tinv-age-91-to-180-days\tinv-age-181-to-270-days\t' +
  'inv-age-271-to-365-days\tinv-age-365-plus-days\tunits-shipped-t90\tsales-shipped-last-90-days\t' +
  'unfulfillable-quantity\testimated-storage-cost-next-month\n';
const ROWS =
  '2026-11-21\tLAMP\tA lamp\tUSD\t100\t20\t3\t2\t1\t40\t799.60\t5\t12.34\n' +
  '2026-11-21\tUNSOLD\tA thing\tUSD\t50\t0\t0\t0\t9\t0\t\t0\t1.00\n' +
  '2026-11-21\tBROKEN\tA row\tUSD\tmany\t0\t0\t0\t0\t1\t1.00\t0\t0\n';

const reports = (table: string): Route[] => [
  [/POST \/reports/, () => ({ json: { reportId: 'R1' } })],
  [/GET .*reports\/R1/, () => ({ json: { reportId: 'R1', processingStatus: 'DONE', reportDocumentId: 'D1' } })],
  [/documents\/D1/, () => ({ json: { reportDocumentId: 'D1', url: 'https://bucket.example/file' } })],
  [/GET \/file/, () => ({ bytes: new Uint8Array(gzipSync(table)) })],
];
const resultOf = (outcome: unknown) =>
  (outcome as { result: { reduction: StockLines; rowsRead: number; rowsRejected: number } }).result;

describe('the stock by age', () => {
  it('has a line for each SKU that sold, at what a piece brought, and counts the rest', async () => {
    const amazon = scriptedAmazon(reports(HEAD + ROWS));
    const { outcome } = await amazon.finish(STEP);
    // By hand: 799.60 ÷ 40 = 19.99.
    expect(resultOf(outcome)).toMatchObject({
      rowsRead: 3,
      rowsRejected: 1,
      reduction: {
        asOf: '2026-11-21',
        lines: [
          {
            ...{ sku: 'LAMP', currency: 'USD', meanPrice: '19.99', unitCost: 'notOffered' },
            ...{ units: [100, 20, 3, 3], inTransit: 0, excluded: 5 },
          },
        ],
        rest: { skus: 1, units: 59 },
        monthlyFees: [{ currency: 'USD', amount: '13.34' }],
      },
    });
    const [kept] = [...amazon.kept.values()];
    expect(kept?.length).toBeGreaterThan(0);
  });

  it('is missing where the report has other columns', async () => {
    const { outcome } = await scriptedAmazon(reports('sku\tavailable\nLAMP\t1\n')).finish(STEP);
    expect(outcome).toEqual({ tag: 'notAvailable', reason: 'columnMissing currency' });
  });

  it('counts a European pool once', () => {
    const told = (marketplace: string, pieces: number) => ({
      step: { id: `stockAges:${marketplace}`, kind: 'stockAges' } satisfies PullStep,
      reduction: {
        ...{ asOf: '2026-11-21', rest: { skus: 0, units: 0 }, monthlyFees: 'notOffered' },
        lines: [
          {
            ...{ sku: marketplace, currency: 'EUR', meanPrice: '10', unitCost: 'notOffered' },
            ...{ units: [pieces, 0, 0, 0], inTransit: 0, excluded: 0 },
          },
        ],
      } as unknown as StockLines,
    });
    const [germany, france, britain] = ['A1PA6795UKMFR9', 'A13V1IB3VIYZZH', 'A1F83G8C2ARO7P'];
    const all = [told(germany as string, 5), told(france as string, 7), told(britain as string, 2)];
    expect(stockLinesOf(all)?.lines.map(({ units }) => units[0])).toEqual([2, 7]);
  });
});
