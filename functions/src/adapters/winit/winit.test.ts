import { describe, expect, it } from '@jest/globals';
import type { Instant } from '@loan/shared/time/instant';
import { pullRun } from '../../testing/pull-run.ts';
import { type ScriptedAnswer, type ScriptedCall, scriptedFetch } from '../../testing/scripted-fetch.ts';
import { createHttp } from '../http/http.ts';
import { WinitAccount } from './account.ts';
import { signatureOf } from './signature.ts';
import { createWinit } from './winit.ts';

const NOW = '2026-11-22T09:30:00.000Z' as Instant;
const TYPED = { account: 'yunfan@example.com', token: 'TOKEN-1' };
const CREDENTIAL = { region: 'global', sellerId: 'yunfan@example.com', secrets: TYPED };
const IDENTITY = {
  sellerId: 'yunfan@example.com',
  shopName: '万邑通 yunfan@example.com',
  marketplaceIds: ['yunfan@example.com'],
  suspended: false,
};
const ok = (data: unknown): ScriptedAnswer => ({ json: { code: '0', msg: '操作成功', data } });
const no = (code: string, msg: string): ScriptedAnswer => ({ json: { code, msg, data: null } });
type Body = { action: string; data: Record<string, unknown>; [name: string]: unknown };
const bodyOf = ({ body }: ScriptedCall) => JSON.parse(body) as Body;

/** winit has one address; what is asked is the action. */
function scripted(answers: Record<string, (data: Body['data']) => ScriptedAnswer>) {
  const vendor = scriptedFetch([
    [
      /openapi\/service/,
      (call) => {
        const { action, data } = bodyOf(call);
        return (answers[action] ?? (() => ok([{ warehouseCode: 'USKY' }])))(data);
      },
    ],
  ]);
  const adapter = createWinit({
    http: createHttp({ fetch: vendor.fetch }),
    now: () => new Date(NOW),
    account: WinitAccount.parse({ clientId: 'CLIENT', clientSecret: 'CLIENT-SECRET', platform: 'APP' }),
  });
  return { ...vendor, adapter, run: pullRun(adapter, { credential: CREDENTIAL, identity: IDENTITY, asOf: NOW }) };
}

describe('connecting winit', () => {
  it('signs with the seller’s token and with our own secret, in Beijing time', async () => {
    const { adapter, calls } = scripted({});
    const connected = await adapter.connect({ region: 'global', grant: {}, typed: TYPED });
    expect(connected).toEqual({ ok: true, value: CREDENTIAL });
    expect(await adapter.describe(CREDENTIAL)).toEqual({ ok: true, value: IDENTITY });
    const { sign, client_sign: clientSign, ...sent } = bodyOf(calls[0] as ScriptedCall);
    const unsigned = { ...sent, data: '{}' } as never;
    expect(sent).toMatchObject({ app_key: 'yunfan@example.com', timestamp: '2026-11-22 17:30:00', platform: 'APP' });
    expect([sign, clientSign]).toEqual([signatureOf(unsigned, 'TOKEN-1'), signatureOf(unsigned, 'CLIENT-SECRET')]);
    expect(JSON.stringify(sent)).not.toContain('SECRET');
  });

  it.each([
    ['a wrong token', no('1001', '签名错误'), 'AuthorisationRefused'],
    ['our own application', no('1002', 'client_sign error'), 'MarketplaceUnknown'],
    ['a clock too far off', no('1003', 'timestamp expired'), 'MarketplaceUnknown'],
    ['an outage', { status: 503 }, 'MarketplaceUnknown'],
  ])('tells %s apart', async (_, answer, tag) => {
    const { adapter } = scripted({ queryWarehouse: () => answer });
    expect(await adapter.describe(CREDENTIAL)).toMatchObject({ error: { tag } });
  });
});

describe('what is left of a winit warehouse', () => {
  const order = (documentNo: string, changes: object = {}) => ({
    documentNo,
    sellerOrderNo: `S-${documentNo}`,
    trackingNo: `T-${documentNo}`,
    weight: 0.5,
    itemqty: 2,
    dateOrdered: '2026-11-01 10:00:00',
    dateFinish: '2026-11-02 10:00:00',
    name: 'PERSON-SECRET',
    postal: 'PERSON-SECRET',
    ...changes,
  });

  it('is stock, and the orders that left, each once', async () => {
    const { run } = scripted({
      queryProductInventoryList4Page: () =>
        ok({
          page: { TotalRows: 2, NumRows: 100, StartRow: 0 },
          list: [
            {
              productCode: 'A',
              warehouseCode: 'USKY',
              qtyAvailable: '10',
              qtyReserved: '2',
              qtyOrdered: '5',
              DOI: '3',
            },
            { productCode: 'A', warehouseCode: 'UKTW', qtyAvailable: '7', qtyReserved: '0', qtyOrdered: '0' },
          ],
        }),
      queryOutboundOrderList: ({ dateOrderedEndDate, pageNum }) =>
        dateOrderedEndDate !== '2026-11-21'
          ? ok({ total: 0, list: [] })
          : ok({
              total: 101,
              list:
                pageNum === 1
                  ? [order('1', { eBaySellerID: 'yunfan-us', isEBayOrder: 'Y' }), order('2', { dateFinish: null })]
                  : [order('2', { dateFinish: Date.parse('2026-11-02T16:30:00Z') }), order('3', { documentNo: '' })],
            }),
    });
    const { facts } = await run.readAll();
    expect(facts).toMatchObject({
      provider: 'winit',
      coverage: { from: '2025-08-29', to: '2026-11-21', missingDays: 0 },
      stock: { units: 19, skus: 1, inTransit: 5, reserved: 2, unsellable: 'notOffered', ageBands: 'notOffered' },
      shipped: [
        { month: '2026-11', marketplace: 'ebay', sellerId: 'yunfan-us', parcels: 1 },
        { month: '2026-11', marketplace: 'notOffered', parcels: 1, tracked: 1, underweight: 0 },
      ],
      moved90d: { unitsIn: 'notOffered', unitsOut: 4 },
      rejectedRows: 1,
    });
    expect(JSON.stringify(facts)).not.toContain('PERSON-SECRET');
  });
});
