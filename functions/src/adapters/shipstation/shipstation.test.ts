import { describe, expect, it } from '@jest/globals';
import type { Instant } from '@loan/shared/time/instant';
import { pullRun } from '../../testing/pull-run.ts';
import { type Route, type ScriptedAnswer, scriptedFetch } from '../../testing/scripted-fetch.ts';
import { createHttp } from '../http/http.ts';
import { ShipstationAccount } from './account.ts';
import { basicOf } from './client.ts';
import { createShipstation } from './shipstation.ts';

const NOW = '2026-11-22T09:30:00.000Z' as Instant;
const KEYS = { apiKey: 'KEY-1', apiSecret: 'SECRET-1' };
const IDENTITY = { sellerId: 'a', shopName: 'Yunfan', marketplaceIds: ['7'], suspended: false };

/** Source of the shape: docs.shipstation.com/apis/shipstation-v1, List Shipments. */
const shipment = (shipmentId: number, changes: object = {}) => ({
  shipmentId,
  orderId: 100 + shipmentId,
  orderNumber: `#${shipmentId}`,
  createDate: '2026-11-02T08:11:38.0000000',
  shipDate: '2026-11-02',
  trackingNumber: `T${shipmentId}`,
  voided: false,
  weight: { value: 1, units: 'ounces' },
  shipTo: { name: 'PERSON-SECRET', street1: 'PERSON-SECRET' },
  customerEmail: 'PERSON-SECRET',
  advancedOptions: { storeId: 7 },
  shipmentItems: [{ quantity: 2, sku: 'A' }],
  ...changes,
});
const STORES: Route = [
  /\/stores/,
  () => ({
    json: [
      {
        storeId: 7,
        storeName: 'Yunfan',
        marketplaceName: 'Shopify',
        integrationUrl: 'https://yunfan.myshopify.com',
        email: 'PERSON-SECRET',
      },
    ],
  }),
];

function scripted(routes: readonly Route[]) {
  const vendor = scriptedFetch([
    ...routes,
    STORES,
    [/shipments/, () => ({ json: { shipments: [], page: 1, pages: 1 } })],
  ]);
  const adapter = createShipstation({
    http: createHttp({ fetch: vendor.fetch }),
    account: ShipstationAccount.parse({}),
  });
  const credential = { region: 'global', sellerId: 'a', secrets: KEYS };
  const run = pullRun(adapter, { credential, identity: IDENTITY, asOf: NOW });
  return { ...vendor, adapter, run, credential, plan: adapter.plan(IDENTITY, NOW) };
}

describe('the keys of ShipStation', () => {
  // Source: docs.shipstation.com/apis/shipstation-v1/docs/start-here/requirements.
  it('are sent as ShipStation publishes it', () => {
    expect(basicOf('ShipStation', 'Rocks')).toBe('Basic U2hpcFN0YXRpb246Um9ja3M=');
  });

  it('name no account, so it is known by a hash that is not the key', async () => {
    const { adapter } = scripted([]);
    const connected = await adapter.connect({ region: 'global', grant: {}, typed: KEYS });
    // SHA-256 of KEY-1, by sha256sum.
    expect(connected).toMatchObject({ value: { sellerId: '46dfa818ddf64ecd', secrets: KEYS } });
  });

  it('show the stores they are for', async () => {
    const { adapter, credential } = scripted([]);
    expect(await adapter.describe(credential)).toEqual({ ok: true, value: IDENTITY });
  });

  it('that are wrong are a no, and an outage is none', async () => {
    const wrong = scripted([[/stores/, () => ({ status: 401 })]]);
    const out = scripted([[/stores/, () => ({ status: 503 })]]);
    expect(await wrong.adapter.describe(wrong.credential)).toMatchObject({ error: { tag: 'AuthorisationRefused' } });
    expect(await out.adapter.describe(out.credential)).toMatchObject({ error: { tag: 'MarketplaceUnknown' } });
  });
});

describe('what ShipStation says no to', () => {
  it.each([
    ['keys that were made anew', { status: 401 }, { tag: 'authorisationEnded' }],
    [
      'a call too many',
      { status: 429, headers: { 'x-rate-limit-reset': '20' } },
      { tag: 'wait', checkpoint: '', waitMs: 20_000 },
    ],
    ['a question it does not take', { status: 400 }, { tag: 'notAvailable', reason: '400' }],
    ['its own trouble', { status: 500 }, { tag: 'unknown', cause: '/shipments: status 500' }],
  ])('%s is told apart', async (_, answer: ScriptedAnswer, outcome) => {
    const { run, plan } = scripted([[/shipments/, () => answer]]);
    const step = plan[1];
    expect(step && (await run.advance(step))).toEqual(outcome);
  });
});

describe('what is left of ShipStation', () => {
  const routes: Route[] = [
    [
      /shipments/,
      ({ url }) => {
        const answer = (shipments: object[], pages = 1): ScriptedAnswer => ({
          json: { shipments, page: 1, pages, total: 5 },
        });
        if (url.searchParams.get('shipDateEnd') !== '2026-11-21 23:59:59') return answer([]);
        if (url.searchParams.get('page') === '1') return answer([shipment(1), shipment(2, { orderNumber: '#1' })], 2);
        return answer(
          [
            shipment(2, { orderNumber: '#1' }),
            shipment(3, { voided: true }),
            shipment(4, { weight: { value: 2, units: 'pounds' }, advancedOptions: { storeId: 9 } }),
          ],
          2,
        );
      },
    ],
  ];

  it('is parcels by month and shop, each once, and none whose label was voided', async () => {
    const { run, callsTo } = scripted(routes);
    const { facts } = await run.readAll();
    expect(facts).toMatchObject({
      provider: 'shipstation',
      coverage: { from: '2025-08-29', to: '2026-11-21', missingDays: 0 },
      shipped: [
        // An ounce is 28 g: lighter than an empty envelope may be.
        { month: '2026-11', marketplace: 'notOffered', sellerId: 'notOffered', orders: 1, parcels: 1, underweight: 0 },
        {
          month: '2026-11',
          marketplace: 'shopify',
          sellerId: 'yunfan.myshopify.com',
          orders: 1,
          parcels: 2,
          tracked: 2,
          underweight: 2,
          delivered: 'notOffered',
        },
      ],
      stock: 'notOffered',
      moved90d: { unitsIn: 'notOffered', unitsOut: 6 },
    });
    expect(Object.fromEntries(callsTo(/shipments/)[0]?.url.searchParams ?? [])).toMatchObject({
      shipDateStart: '2026-10-23 00:00:00',
      shipDateEnd: '2026-11-21 23:59:59',
      pageSize: '500',
    });
    expect(JSON.stringify(facts)).not.toContain('PERSON-SECRET');
  });
});
